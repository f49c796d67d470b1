import Analysis
import Diagnostics
import Engine
import Numbers
import Semantics
import Testing

/// Witnesses are read by the parser of `explain --with` and run by the engine on their table alone.
@Suite struct TableWitnessTests {
  @Test("of every kind of finding")
  func fixture() throws {
    let shown = try witnessesShown(TableFindingTests.book)
    #expect(
      Set(shown) == ["policy_any_possible", "row_masked", "row_subsumed", "rows_joinable"])
  }

  @Test("of generated tables, written as books")
  func generated() throws {
    var shown: [String: Int] = [:]
    for seed in 0..<600 {
      var generator = TableGenerator(seed: seed)
      for id in try witnessesShown(BookOfTable(generator.table()).text) {
        shown[id, default: 0] += 1
      }
    }
    for id in ["policy_any_possible", "row_masked", "row_subsumed", "rows_joinable"] {
      #expect(shown[id, default: 0] >= 5, "\(id)")
    }
  }

  /// The findings of a book whose witnesses were run; none of a book that does not check.
  private func witnessesShown(_ text: String) throws -> [String] {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    guard let program = book.program else { return [] }
    return try analyse(book).findings.compactMap { finding in
      guard let witness = finding.witness,
        case .name(let name)? = finding.diagnostic.arguments["name"],
        let position = program.tables.firstIndex(where: { $0.name == name })
      else { return nil }
      let (inputs, problems, _) = book.setting(witness.text, ofTable: position)
      #expect(problems.isEmpty, "\(witness.text)")
      let run = try TableRun(position, of: program, on: try #require(inputs))
      expect(run, finding, text)
      return finding.diagnostic.id.code
    }
  }

  private func expect(_ run: TableRun, _ finding: Finding, _ text: String) {
    let rows = run.table.rows
    let rowsTrue = rows.indices.filter { run.rows[$0].truth == true }
    let open = rows.indices.filter { run.rows[$0].truth == nil }
    // The engine and the language's reading of cells agree.
    let answer = TableAnswers(run.table).answer(
      rowsTrue, open, hasMissing: run.inputs.contains(.missing))
    #expect(run.answer.constant == answer, "\(text)")
    let places = [finding.diagnostic.span] + finding.diagnostic.related.map(\.span)
    let named = rows.indices.filter { places.contains(rows[$0].span) }
    let row = rows.firstIndex { $0.span == finding.diagnostic.span } ?? 0
    switch finding.diagnostic.id.code {
    case "row_masked":
      #expect(rowsTrue.contains(row), "\(text)")
      #expect(named.contains { $0 != row && rowsTrue.contains($0) }, "\(text)")
      if run.table.policy == .first { #expect(rowsTrue.first != row, "\(text)") }
    case "row_subsumed":
      #expect(named.count == 2 && named.allSatisfy(rowsTrue.contains), "\(text)")
      #expect(Set(named.map { rows[$0].output }).count == 1, "\(text)")
    case "rows_joinable": #expect(rowsTrue.contains(row), "\(text)")
    case "policy_any_possible":
      #expect(rowsTrue.count > 1 && Set(rowsTrue.map { rows[$0].output }).count == 1, "\(text)")
    default: Issue.record("\(finding.diagnostic.id.code) has a witness that nothing tells of")
    }
  }
}

/// A generated table as a book whose record has its columns for fields.
struct BookOfTable {
  private let table: DecisionTable
  private let literals = Literals(TableGenerator.oneOfs)

  init(_ table: DecisionTable) { self.table = table }

  var text: String {
    let names = table.columns.map(\.name)
    let rows = table.rows.map { row in
      let cells = zip(row.cells, table.columns).map { literals.text($0, $1.type) }
      return "  | \((cells + [output(row.output)]).joined(separator: " | ")) |"
    }
    return """
      rulebook b
      decides application
      record application {
        applied_on date as_of
      \(table.columns.map(field).joined(separator: "\n"))
      }
      table t(\(names.joined(separator: ", "))) -> integer hit \(policy) {
        | \((names + ["t"]).joined(separator: " | ")) |
      \(rows.joined(separator: "\n"))
      \(table.otherwise.map { "  otherwise \(output($0))" } ?? "")
      }
      facts { let x = t(\(names.joined(separator: ", "))) }
      """
  }

  private func output(_ value: Constant) -> String { literals.text(value, .integer) }

  private func field(_ column: DecisionTable.Column) -> String {
    let type =
      switch column.type {
      case .boolean: "boolean"
      case .oneOf: "one of A, B, C, `any`"
      case .text: "text"
      case .date: "date"
      case .integer: "integer"
      case .months: "months"
      case .money: "money"
      default: "share(\(column.domain.decimals))"
      }
    var text = "  \(column.name) \(type)"
    let range = column.domain.range
    if range.lower != nil || range.upper != nil {
      let bounds = [range.lower, range.upper].map { bound in
        bound.map { literals.text($0, column.type) } ?? ""
      }
      text += range.lowerIncluded ? " [" : " ("
      text += "\(bounds[0]), \(bounds[1])\(range.upperIncluded ? "]" : ")")"
    }
    return text + (column.domain.mayBeMissing ? " optional" : "")
  }

  private var policy: String {
    switch table.policy {
    case .unique: "unique"
    case .any: "any"
    case .first: "first"
    case .priority(let outputs): "priority \(outputs.map(output).joined(separator: ", "))"
    case .collect(let collect): "collect \(collect.rawValue)"
    }
  }
}
