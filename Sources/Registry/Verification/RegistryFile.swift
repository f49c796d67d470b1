import Diagnostics
import Glibc
import SQLite

/// The file below a registry: its pages are the log, and nothing stands behind or beside them.
struct RegistryFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// Refuses a file that keeps its changes elsewhere, or holds more than its pages.
  func check(_ database: Database) throws(RegistryError) {
    let mode = try storing(path) { () throws(SQLiteError) in
      try database.rows("PRAGMA journal_mode") { $0.text(0) ?? "" }.first ?? ""
    }
    guard mode == "delete" else {
      throw RegistryError(
        .tampered, "the file keeps a journal of the kind '\(Names.shown(mode))', expected 'delete'",
        "文件的日志方式为“\(Names.shown(mode))”，应为“delete”", remedy: .restoreCopy)
    }
    // Somebody may append between the two looks.
    for _ in 0..<3 {
      if try bytes() == (try pages(of: database)) { return }
    }
    let (found, expected) = (try bytes(), try pages(of: database))
    guard found == expected else {
      throw RegistryError(
        .tampered, "the file has \(found) bytes, its pages have \(expected)",
        "文件有 \(found) 字节，其页面共 \(expected) 字节", remedy: .restoreCopy)
    }
  }

  private func pages(of database: Database) throws(RegistryError) -> Int64 {
    try storing(path) { () throws(SQLiteError) in
      (try database.integer("PRAGMA page_count") ?? 0)
        * (try database.integer("PRAGMA page_size") ?? 0)
    }
  }

  private func bytes() throws(RegistryError) -> Int64 {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw RegistryError(
        .store, Phrase("cannot read '\(path)': ", "无法读取“\(path)”：") + SystemReason.words(errno))
    }
    return Int64(status.st_size)
  }
}
