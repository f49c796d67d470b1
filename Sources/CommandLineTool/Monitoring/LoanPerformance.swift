import Columns
import Diagnostics
import Engine
import History
import Intake
import Numbers
import Registry
import Semantics
import Simulation

/// What became of loans, by the names that a decision log gives their applications.
struct LoanPerformance {
  private var states: [String: MonitoredDecisions.Loan] = [:]

  /// Reads a file of loans by month and judges each loan as a scenario does.
  ///
  /// - Throws: where rows do not fit, which are shown first, or the scenario judges loans by what their records tell.
  init(
    _ path: String, _ scenario: Scenario, _ key: IdentifierKey, _ console: Console
  ) throws {
    guard let side = SideTable.named("performance") else { return }
    let result = try Intake.load(
      IntakeRequest(files: [side.name: path]), schema: side.schema)
    guard let table = result.table else {
      DataOptions.show(result.badRows, of: result.badRowCount, console)
      throw ToolError(.badInput, DataOptions.unfit(result.badRowCount, result.causes))
    }
    var months: [String: [LoanStates.Month]] = [:]
    var last = CalendarDate(packed: (1 * 12) << 5 | 1)
    let reader = Reader(table, side.schema.record)
    for row in 0..<table.count {
      guard let application = reader.text("application", row), let end = reader.date(row) else {
        continue
      }
      last = max(last, end)
      months[application, default: []].append(
        LoanStates.Month(
          end: end, drawn: reader.fen("drawn", row), balance: reader.fen("balance", row),
          daysPastDue: reader.count("days_past_due", row)))
    }
    guard let judge = LoanStates(scenario, lastMonth: last) else {
      throw ToolError(
        .badInput,
        Phrase(
          "the scenario '\(scenario.name)' judges loans by their records, not by days past due",
          "情景“\(scenario.name)”按记录本身而非逾期天数判断贷款"))
    }
    for (application, months) in months {
      states[key.token(.application, of: application)] = judge.state(
        of: months.sorted { $0.end < $1.end })
    }
  }

  subscript(application: String?) -> MonitoredDecisions.Loan {
    application.flatMap { states[$0] } ?? .none
  }

  /// The values of the table's rows.
  private struct Reader {
    private let columns: [String: (column: Column, type: ValueType)]

    init(_ table: RecordTable, _ record: RecordSchema) {
      let types = Dictionary(
        record.fields.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
      columns = Dictionary(
        table.columns.map { ($0.name, ($0.column, types[$0.name] ?? .text)) },
        uniquingKeysWith: { first, _ in first })
    }

    private func constant(_ name: String, _ row: Int) -> Constant {
      columns[name].map { $0.column.constant(row, of: $0.type) } ?? .missing
    }

    func text(_ name: String, _ row: Int) -> String? {
      if case .text(let text) = constant(name, row) { text } else { nil }
    }

    func date(_ row: Int) -> CalendarDate? { constant("month_end", row).date }

    func fen(_ name: String, _ row: Int) -> Int64 {
      constant(name, row).number?.scaled(toDecimals: 2).map { Int64(clamping: $0) } ?? 0
    }

    func count(_ name: String, _ row: Int) -> Int { constant(name, row).number?.integer ?? 0 }
  }
}
