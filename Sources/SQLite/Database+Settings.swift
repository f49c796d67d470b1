extension Database {
  /// The number by which tools know whose file this is.
  package func applicationID() throws(SQLiteError) -> Int32 {
    Int32(truncatingIfNeeded: try integer("PRAGMA application_id") ?? 0)
  }

  /// The version of what is stored, as its owner counts it.
  package func userVersion() throws(SQLiteError) -> Int32 {
    Int32(truncatingIfNeeded: try integer("PRAGMA user_version") ?? 0)
  }

  /// Marks the file as its owner's.
  package func mark(applicationID: Int32, userVersion: Int32) throws(SQLiteError) {
    try execute("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(userVersion)")
  }

  /// Reads the file through memory that the system shares, up to so many bytes.
  package func mapMemory(bytes: Int64) throws(SQLiteError) {
    _ = try integer("PRAGMA mmap_size = \(bytes)")
  }

  /// Overwrites with zeros what is deleted from now on.
  package func eraseSecurely() throws(SQLiteError) {
    _ = try integer("PRAGMA secure_delete = ON")
  }

  /// What SQLite's own check of the file finds: nothing in a sound one.
  package func integrityFaults(atMost count: Int = 20) throws(SQLiteError) -> [String] {
    try rows("PRAGMA integrity_check(\(count))") { $0.text(0) ?? "" }.filter { $0 != "ok" }
  }
}
