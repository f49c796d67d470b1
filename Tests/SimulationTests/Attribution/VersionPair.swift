import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Testing
import Trials

@testable import Simulation

/// Two checked versions, some applications and their ledger, for attributions in tests.
struct VersionPair {
  let live: CheckedBook
  let candidate: CheckedBook
  let table: RecordTable
  let ledger: CaseLedger
  let judge: AttributionJudge

  /// - Parameters:
  ///   - customers: by application.
  ///   - probabilities: by application, in multiples of 10⁻¹².
  init(
    _ live: String, _ candidate: String, customers: [Int32], probabilities: [Int64],
    rows: (Program) -> [[Constant?]]
  ) throws {
    self.live = try Self.book(live)
    self.candidate = try Self.book(candidate)
    let program = try #require(self.live.program)
    let newer = try #require(self.candidate.program)
    let cases = rows(program).map {
      TestCase(
        title: "", values: $0, rows: program.lists.map { _ in nil }, parameters: [:],
        expectations: [], span: program.rules.first?.span ?? program.definitions[0].span)
    }
    table = RecordTable(cases, of: program)
    var ledger = CaseLedger(
      places: customers.indices.map { Int32($0) }, dates: [], customers: customers,
      customerCount: Int((customers.max() ?? -1) + 1), keys: [], live: VersionCases(program),
      candidate: VersionCases(newer), segments: [])
    ledger.live.outcomes = try Engine(program).decide(table).outcomes
    ledger.candidate.outcomes = try Engine(newer).decide(table).outcomes
    self.ledger = ledger
    judge = AttributionJudge(
      name: "reference_model", title: Phrase("reference model", "参考模型"),
      probabilities: probabilities, lossGivenDefault: try #require(Number(6, decimals: 1)),
      exposureOfLine: .one)
  }

  static func book(_ text: String) throws -> CheckedBook {
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let problems = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    try #require(book.program != nil, "\(problems)\n\(text)")
    return book
  }

  func attribution(_ options: AttributionOptions = AttributionOptions()) throws -> Attribution {
    try Attribution(
      live: live, candidate: candidate, table: table, ledger: ledger, judges: [judge],
      options: options)
  }

  /// By quantity (approvals, line in fen, Σ probability × line) what a version comes to, by replaying all of it.
  func value(_ program: Program) throws -> [Int128] {
    let decisions = try Engine(program).decide(table)
    let line = program.outputs.firstIndex { $0.name == "line" }
    var highest: [Int32: Int128] = [:]
    var values: [Int128] = [0, 0, 0]
    for row in 0..<decisions.count where decisions.outcome(row) == .approve {
      values[0] += 1
      guard let line, let amount = decisions.number(line, row) else { continue }
      let fen = try #require(amount.scaled(toDecimals: 2))
      let customer = ledger.customers[row]
      highest[customer] = max(highest[customer] ?? 0, fen)
      values[2] += fen * Int128(max(0, judge.probabilities[row]))
    }
    values[1] = highest.values.reduce(0, +)
    return values
  }
}
