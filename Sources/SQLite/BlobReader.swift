import CSQLite

/// Reads blobs of one column by their rows, straight into the memory they are wanted in.
package final class BlobReader {
  private let database: Database
  private let table: String
  private let column: String
  private var handle: OpaquePointer?

  package init(_ database: Database, table: String, column: String) {
    self.database = database
    self.table = table
    self.column = column
  }

  deinit { close() }

  /// Opens the blob of a row and says how many bytes it has.
  package func open(row: Int64) throws(SQLiteError) -> Int {
    let code =
      if let handle {
        sqlite3_blob_reopen(handle, row)
      } else {
        sqlite3_blob_open(database.connection, "main", table, column, row, 0, &handle)
      }
    if code != SQLITE_OK {
      let error = SQLiteError(code, of: database.connection, statement: "blob of row \(row)")
      sqlite3_blob_close(handle)
      handle = nil
      throw error
    }
    return handle.map { Int(sqlite3_blob_bytes($0)) } ?? 0
  }

  /// Lets go of the file; while a blob is open nobody else can write to it.
  package func close() {
    sqlite3_blob_close(handle)
    handle = nil
  }

  /// Fills `bytes` from the opened blob, from `offset` on.
  package func read(
    into bytes: UnsafeMutableRawBufferPointer, at offset: Int = 0
  ) throws(SQLiteError) {
    guard let handle, !bytes.isEmpty else { return }
    try database.check(
      sqlite3_blob_read(handle, bytes.baseAddress, Int32(bytes.count), Int32(offset)),
      "bytes of a blob")
  }
}
