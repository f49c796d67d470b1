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
  private let path: String

  /// Reads a file of loans by month and judges each loan as a scenario does.
  ///
  /// - Throws: where rows do not fit, which are shown first, or the scenario judges loans by what their records tell.
  init(
    _ path: String, _ scenario: Scenario, _ key: IdentifierKey, _ console: Console
  ) throws {
    self.path = path
    guard let side = SideTable.named("performance") else { return }
    try FileSystem.check(path, .performance)
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

  /// How many of the file's loans belong to logged decisions, and how many to none.
  struct Match {
    let matched: Int
    let unmatched: Int

    var words: Phrase {
      let matched = Phrase(
        "\(matched) loan\(matched == 1 ? "" : "s") of the performance file belong\(matched == 1 ? "s" : "") to logged decisions",
        "表现文件中有 \(matched) 笔贷款属于日志中的决策")
      return unmatched == 0
        ? matched
        : matched
          + Phrase("; \(unmatched) to none, and count nowhere", "；另有 \(unmatched) 笔不属于任何决策，不计入")
    }
  }

  /// Holds the loans against the logs' applications.
  ///
  /// - Throws: where none of them is of the logs: such a file tells nothing.
  func matched(by applications: Set<String>) throws(ToolError) -> Match {
    let matched = states.keys.count { applications.contains($0) }
    guard matched > 0 else {
      throw ToolError(
        .badInput,
        Phrase(
          "none of the \(states.count) loans of '\(path)' belongs to a decision of the logs",
          "“\(path)”的 \(states.count) 笔贷款均不属于日志中的决策"),
        remedy: Phrase(
          "name applications in the file as the decided inputs did, and give the logs of these applications",
          "请使文件中的申请编号与决策输入一致，并给出这些申请的日志"))
    }
    return Match(matched: matched, unmatched: states.count - matched)
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
