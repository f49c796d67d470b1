import Numbers
import Syntax

extension Comparison {
  /// Decision tables, row by row.
  mutating func compareTables() {
    for (old, new) in Self.paired(old.tables, new.tables, by: \.name) {
      let thing = Thing(
        subject: .table, name: new?.name ?? old?.name ?? "",
        title: new?.words.title ?? old?.words.title)
      guard let old, let new else {
        addWhole(thing, old: old.map { self.old.text($0) }, new: new.map { self.new.text($0) })
        continue
      }
      compare(
        thing, "columns", old.columns.map(\.name).joined(separator: ", "),
        new.columns.map(\.name).joined(separator: ", "))
      compare(
        thing, "output", self.old.text(old.outputType, decimals: old.outputDecimals),
        self.new.text(new.outputType, decimals: new.outputDecimals))
      compare(thing, "hit policy", self.old.policyText(old), self.new.policyText(new))
      compareRows(thing, TableText(old, self.old), TableText(new, self.new))
      compare(
        thing, "otherwise", old.otherwise.map { self.old.text($0, old.outputType) },
        new.otherwise.map { self.new.text($0, new.outputType) })
      compare(thing, "title", old.words.title, new.words.title)
      compare(thing, "Chinese title", old.words.zh, new.words.zh)
    }
  }

  /// Rows of equal cells are one row; of the rest, those that differ in one cell are too.
  private mutating func compareRows(_ thing: Thing, _ old: TableText, _ new: TableText) {
    guard old.columns == new.columns else {
      compare(thing, "rows", "\(old.rows.count)", "\(new.rows.count)")
      return
    }
    var rest = old.rows
    var kept: [TableText.Row] = []
    var added: [TableText.Row] = []
    for row in new.rows {
      guard let position = rest.firstIndex(where: { $0.cells == row.cells }) else {
        added.append(row)
        continue
      }
      compare(thing, new.place(row), rest[position].output, row.output)
      kept.append(rest.remove(at: position))
    }
    for row in added {
      let near = rest.indices.filter { rest[$0].cellsThatDiffer(from: row) == 1 }
      guard let position = near.first(where: { rest[$0].output == row.output }) ?? near.first
      else {
        compare(thing, new.place(row), nil, row.output)
        continue
      }
      let before = rest.remove(at: position)
      for column in row.cells.indices where row.cells[column] != before.cells[column] {
        let name = new.columns[column]
        compare(
          thing, old.place(before), "\(name) \(before.cells[column])",
          "\(name) \(row.cells[column])")
      }
      compare(thing, new.place(row), before.output, row.output)
    }
    for row in rest { compare(thing, old.place(row), row.output, nil) }
    compareOrder(thing, old, new, kept)
  }

  /// In a table where the first row wins, the order of its rows is policy.
  private mutating func compareOrder(
    _ thing: Thing, _ old: TableText, _ new: TableText, _ kept: [TableText.Row]
  ) {
    guard new.isOrdered else { return }
    let before = old.rows.filter { row in kept.contains { $0.cells == row.cells } }
    if before.map(\.cells) != kept.map(\.cells) {
      compare(
        thing, "order of rows", before.map { old.place($0) }.joined(separator: "; "),
        kept.map { old.place($0) }.joined(separator: "; "))
    }
  }
}

/// A table in words.
private struct TableText {
  struct Row {
    var cells: [String]
    var output: String

    func cellsThatDiffer(from other: Row) -> Int {
      zip(cells, other.cells).count { $0 != $1 }
    }
  }
  let columns: [String]
  let rows: [Row]
  let isOrdered: Bool

  init(_ table: DecisionTable, _ program: Program) {
    columns = table.columns.map(\.name)
    rows = table.rows.map { row in
      Row(
        cells: zip(row.cells, table.columns).map { program.text($0, $1.type) },
        output: program.text(row.output, table.outputType))
    }
    isOrdered = table.policy == .first
  }

  /// The row's cells with their columns; of a row that takes everything, that it does.
  func place(_ row: Row) -> String {
    let cells = zip(columns, row.cells).filter { $0.1 != "any" }.map { "\($0) \($1)" }
    return cells.isEmpty ? "row of any" : "row " + cells.joined(separator: ", ")
  }
}

extension Program {
  fileprivate func text(_ table: DecisionTable) -> String {
    let columns = table.columns.map(\.name).joined(separator: ", ")
    let rows = table.rows.count
    return "by \(columns), \(rows) row\(rows == 1 ? "" : "s")"
  }

  fileprivate func policyText(_ table: DecisionTable) -> String {
    switch table.policy {
    case .unique: "unique"
    case .any: "any"
    case .first: "first"
    case .collect(let collect): "collect \(collect.rawValue)"
    case .priority(let outputs):
      "priority " + outputs.map { text($0, table.outputType) }.joined(separator: ", ")
    }
  }
}
