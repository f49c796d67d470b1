import Diagnostics
import Intake
import SQLite

/// The tables of an SQLite database as an input: one for the record and each list, columns by name.
///
/// A table's rows become the text that a CSV file of them would hold, so that they meet the same checks.
// All calls come one after another from the thread of the verb; nothing else has the connection.
final class DatabaseSource: InputSource, @unchecked Sendable {
  private let path: String
  private let database: Database
  private let tables: Set<String>

  /// Opens a database for one unchanging view of all its tables.
  ///
  /// - Throws: `unreadable`.
  init(path: String) throws(IntakeError) {
    self.path = path
    do {
      database = try Database(path: path)
      // What others write from now on is not seen.
      try database.execute("BEGIN")
      tables = Set(
        try database.rows(
          "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
        ) { $0.text(0) ?? "" })
    } catch {
      throw .unreadable(path: path, reason: Self.reason(error))
    }
  }

  /// The names of all its tables and views.
  var names: [String] { tables.sorted() }

  func label(of name: String) -> String { name }
  func path(of name: String) -> String? { tables.contains(name) ? name : nil }
  func resolved(_ path: String) -> String { path }
  func title(of path: String) -> String { path }

  func open(_ table: String) throws(IntakeError) -> InputBytes {
    guard tables.contains(table) else {
      throw .unreadable(
        path: path, reason: Phrase("it has no table '\(table)'", "其中没有表“\(table)”"))
    }
    do {
      var text = TableText()
      text.header(
        try database.rows(
          "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid", .text(table)
        ) { $0.text(0) ?? "" })
      try text.rows(of: table, in: database, columns: text.columns)
      return try InputBytes(bytes: text.bytes, rowNumbers: text.numbers)
    } catch let error as SQLiteError {
      throw .unreadable(path: path, reason: Self.reason(error))
    } catch let error as IntakeError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: Phrase(verbatim: "\(error)"))
    }
  }

  private static func reason(_ error: SQLiteError) -> Phrase {
    switch error.kind {
    case .locked: Phrase("another program holds it", "正被其他程序占用")
    case .notADatabase: Phrase("it is no SQLite database", "不是 SQLite 数据库")
    case .corrupt: Phrase("it is damaged", "文件已损坏")
    case .cannotOpen: Phrase("it cannot be opened", "无法打开")
    default: Phrase(verbatim: error.message)
    }
  }
}

/// The CSV text of a table, with the numbers of its rows.
private struct TableText {
  private(set) var bytes: [UInt8] = []
  private(set) var numbers = RowNumbers()
  private(set) var columns: [String] = []
  private var line = 1

  mutating func header(_ names: [String]) {
    columns = names
    for (index, name) in names.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      quote(Array(name.utf8))
    }
    endLine()
  }

  mutating func rows(
    of table: String, in database: Database, columns: [String]
  ) throws(SQLiteError) {
    let names = columns.map(Database.quoted).joined(separator: ", ")
    let from = "FROM \(Database.quoted(table))"
    // Views and tables without rowids have none; then rows are counted.
    let isNumbered = (try? database.prepare("SELECT _rowid_ \(from)")) != nil
    let statement = try database.prepare(
      "SELECT \(isNumbered ? "_rowid_" : "0"), \(names) \(from)"
        + (isNumbered ? " ORDER BY _rowid_" : ""))
    var count: Int64 = 0
    while try statement.step() {
      count += 1
      numbers.append(line: line, number: isNumbered ? statement.integer(0) : count)
      for column in 1..<max(1, statement.columnCount) {
        if column > 1 { bytes.append(UInt8(ascii: ",")) }
        if statement.isNull(column) { continue }
        statement.withText(column) { quote($0) }
      }
      endLine()
    }
  }

  private mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    line += 1
  }

  /// A text as a cell that reads as just that text.
  private mutating func quote(_ text: some Collection<UInt8>) {
    guard !text.isEmpty else { return }
    bytes.append(UInt8(ascii: "\""))
    // Of a text that looks escaped the reader would take an apostrophe.
    if FormulaEscape.undoes(text) { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      if byte == UInt8(ascii: "\n") { line += 1 }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
