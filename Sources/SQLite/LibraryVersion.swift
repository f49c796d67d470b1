import CSQLite

/// The version of the system's SQLite library, such as `3.40.1`.
package var libraryVersion: String { String(cString: sqlite3_libversion()) }
