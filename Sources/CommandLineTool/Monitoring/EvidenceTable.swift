import Diagnostics
import Intake
import Numbers
import Registry

/// Some columns of a table that a run wrote, read cell by cell; what is no figure is an error with its place.
struct EvidenceTable {
  private let path: String
  private let columns: [String]
  private let lines: [[String]]
  private let places: [Int]

  /// A row of it.
  struct Row {
    fileprivate let table: EvidenceTable
    /// 1 for the line of the columns' names.
    fileprivate let line: Int

    /// The text of the n-th of the columns asked for.
    func text(_ column: Int) -> String { table.lines[line - 1][table.places[column]] }

    /// A count; `nil` where the table says that there is none.
    func count(_ column: Int) throws(ToolError) -> Int? {
      try value(column, Phrase("a count", "笔数")) { text in Int(text).flatMap { $0 < 0 ? nil : $0 } }
    }

    /// A number; `nil` where the table says that there is none.
    func number(_ column: Int) throws(ToolError) -> Number? {
      try value(column, Phrase("a number", "数值")) { try? Number(parsing: $0) }
    }

    /// What one of the columns must be.
    func value<Value>(
      _ column: Int, _ expected: Phrase, _ read: (String) -> Value?
    ) throws(ToolError) -> Value? {
      let text = text(column)
      guard !text.isEmpty, !text.hasPrefix("n/a: ") else { return nil }
      guard let value = read(text) else {
        throw .unreadableEvidence(
          Phrase(
            "'\(table.path)' line \(line), '\(table.columns[column])': expected \(expected.english), found '\(text)'",
            "“\(table.path)”第 \(line) 行“\(table.columns[column])”：应为\(expected.chinese)，实为“\(text)”"
          ))
      }
      return value
    }
  }

  /// - Throws: where the file cannot be read, lacks a column, or has lines of another length than the first.
  init(_ path: String, columns: [String]) throws(ToolError) {
    self.path = path
    self.columns = columns
    let text = String(decoding: try FileSystem.read(path, .evidence), as: UTF8.self)
    lines = text.split(separator: "\n").map { CSVText.cells(of: String($0)) }
    guard let header = lines.first else {
      throw .unreadableEvidence(Phrase("'\(path)' is empty", "“\(path)”为空"))
    }
    var places: [Int] = []
    for name in columns {
      guard let place = header.firstIndex(of: name) else {
        throw .unreadableEvidence(
          Phrase("'\(path)' has no column '\(name)'", "“\(path)”没有列“\(name)”"))
      }
      places.append(place)
    }
    self.places = places
    if let line = lines.firstIndex(where: { $0.count != header.count }) {
      throw .unreadableEvidence(
        Phrase(
          "'\(path)' line \(line + 1): expected \(header.count) cells, found \(lines[line].count)",
          "“\(path)”第 \(line + 1) 行：应有 \(header.count) 个单元格，实有 \(lines[line].count) 个"))
    }
  }

  var rows: [Row] { lines.indices.dropFirst().map { Row(table: self, line: $0 + 1) } }
}

extension ToolError {
  /// Something in a run's folder that is not what the run wrote.
  static func unreadableEvidence(_ what: Phrase) -> ToolError {
    ToolError(
      .badInput, what,
      remedy: Phrase("check the folder with 'verify-run'", "请用“verify-run”核对该文件夹"))
  }
}
