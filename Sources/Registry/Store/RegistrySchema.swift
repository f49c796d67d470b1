import Diagnostics
import SQLite

/// What makes an SQLite file a registry: two tables and nothing else.
enum RegistrySchema {
  /// SQLite's `application_id` of a registry: "RBRG".
  static let applicationID: Int32 = 0x5242_5247
  /// SQLite's `user_version`.
  static let version: Int32 = 1

  /// The tables by name, each exactly as SQLite keeps its statement.
  static let tables: [(name: String, statement: String)] = [
    (
      "event",
      "CREATE TABLE event (position INTEGER PRIMARY KEY, text TEXT NOT NULL, signature TEXT, hash TEXT NOT NULL) STRICT"
    ),
    (
      "artefact",
      "CREATE TABLE artefact (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID"
    ),
  ]

  /// Makes the tables in an empty file.
  static func make(in database: Database) throws(SQLiteError) {
    try database.mark(applicationID: applicationID, userVersion: version)
    for table in tables { try database.execute(table.statement) }
  }

  /// Refuses a file with another schema: another table, an index, a trigger or a view could change what is read or written.
  static func check(_ database: Database, path: String) throws(RegistryError) {
    let rows = try storing(path) { () throws(SQLiteError) in
      guard try database.applicationID() == applicationID else { return nil as [Row]? }
      return try database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema") { row in
        Row(
          type: row.text(0) ?? "", name: row.text(1) ?? "", table: row.text(2) ?? "",
          statement: row.text(3) ?? "")
      }
    }
    guard let rows else { throw RegistryError.notARegistry(path) }
    let found = try storing(path) { () throws(SQLiteError) in try database.userVersion() }
    guard found == version else {
      throw RegistryError(
        .notARegistry,
        Phrase(
          "'\(path)' has format \(found), this version of rulebench reads \(version)",
          "“\(path)”的格式版本为 \(found)，当前 rulebench 支持 \(version)"))
    }
    for row in rows {
      let expected = tables.first { $0.name == row.name }
      guard row.type == "table", row.name == row.table, let expected,
        expected.statement == row.statement
      else {
        throw RegistryError(
          .tampered,
          Phrase(
            "the file holds \(row.type == "index" ? "an" : "a") \(Names.shown(row.type)) '\(Names.shown(row.name))' that is no part of a registry",
            "文件中有不属于登记簿的 \(Names.shown(row.type))“\(Names.shown(row.name))”"),
          remedy: .restoreCopy)
      }
    }
    guard rows.count == tables.count else {
      throw RegistryError(
        .tampered, Phrase("the file lacks a table of a registry", "文件缺少登记簿的表"),
        remedy: .restoreCopy)
    }
  }

  private struct Row {
    var type: String
    var name: String
    var table: String
    var statement: String
  }
}

extension Phrase {
  /// What to do with a file that was changed from outside.
  static let restoreCopy = Phrase(
    "keep the file as evidence and go back to a copy that verifies",
    "请保留该文件作为证据，并恢复能通过校验的备份")
}

extension RegistryError {
  static func notARegistry(_ path: String) -> RegistryError {
    RegistryError(
      .notARegistry, Phrase("'\(path)' is no registry", "“\(path)”不是登记簿"),
      remedy: Phrase(
        "name a file that 'rulebench registry init' has made",
        "请指定由“rulebench registry init”建立的文件"))
  }
}

/// Runs work whose errors are SQLite's; they become the registry's, with the file's path.
func storing<Result>(
  _ path: String, _ body: () throws(SQLiteError) -> Result
) throws(RegistryError) -> Result {
  do { return try body() } catch {
    switch error.kind {
    case .notADatabase: throw .notARegistry(path)
    case .corrupt:
      throw RegistryError(
        .tampered, Phrase("'\(path)' is damaged", "“\(path)”已损坏"), remedy: .restoreCopy)
    case .locked:
      throw RegistryError(
        .store, Phrase("'\(path)' is in use by another program", "“\(path)”正被其他程序使用"),
        remedy: Phrase("try again when it is done", "待其结束后重试"))
    default:
      throw RegistryError(
        .store,
        Phrase(
          "cannot read or write '\(path)': \(error.message)",
          "无法读写“\(path)”：\(error.message)"))
    }
  }
}
