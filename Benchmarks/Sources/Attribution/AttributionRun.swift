import Columns
import Diagnostics
import Engine
import Foundation
import Intake
import Numbers
import Semantics
import Simulation

/// What attributing ten changes costs, in bare replays of one version over the same applications.
struct AttributionRun {
  /// Ten changes of RB30: thresholds, tables, the least line, a rule that is gone.
  private static let edits = [
    ("when age < 24 months", "when age < 18 months"),
    ("when vat_paid_12m + cit_paid_12m < 10_000", "when vat_paid_12m + cit_paid_12m < 8_000"),
    ("when revenue_12m < 1_000_000", "when revenue_12m < 800_000"),
    ("when months_filed_24m < 18", "when months_filed_24m < 16"),
    ("when employees < 3", "when employees < 2"),
    (
      "| B         | basic          | 6           |", "| B         | basic          | 7           |"
    ),
    ("| A         | 3_000_000 |", "| A         | 4_000_000 |"),
    ("| < -0.3       | 0.6               |", "| < -0.3       | 0.5               |"),
    ("when line < 50_000", "when line < 30_000"),
    (
      "refer R17 \"Red-letter invoices above 10%\" zh \"红字发票过多\" when red_invoice_ratio > 10%", ""
    ),
  ]

  private let live: CheckedBook
  private let candidate: CheckedBook
  private let table: RecordTable
  private let threads: Int
  private let ledger: CaseLedger

  init(folder: String, threads: Int) throws {
    self.threads = threads
    let path = "Models/rb30/rb30.rules"
    let text = try BookReader.files.text(path)
    let edited = try Self.edits.reduce(text) { text, edit in
      let changed = text.replacing(edit.0, with: edit.1)
      guard changed != text else {
        throw Yardstick.Refusal(description: "no '\(edit.0)' in \(path)")
      }
      return changed
    }
    // The tests of the book are those of the live version.
    let rules = { (text: String) in
      text.split(separator: "\napplicant", maxSplits: 1).first.map { String($0) + "\n" } ?? text
    }
    live = try check(bookAt: "live.rules", reader: .memory(["live.rules": rules(text)]))
    candidate = try check(bookAt: "new.rules", reader: .memory(["new.rules": rules(edited)]))
    guard let older = live.program, let newer = candidate.program else {
      throw Yardstick.Refusal(
        description: "\(path) has problems: run `rulebench check Models/rb30`")
    }
    let result = try load(
      IntakeRequest(files: ["application": folder + "/applications.csv"], threads: threads),
      schema: InputSchema(older))
    guard let table = result.table else {
      throw Yardstick.Refusal(description: "no applications in \(folder)")
    }
    self.table = table
    let cases = (0..<table.count).map { Int32($0) }
    var ledger = CaseLedger(
      places: cases, dates: [], customers: cases, customerCount: table.count, keys: [],
      live: VersionCases(older), candidate: VersionCases(newer), segments: [])
    ledger.live.outcomes = try Engine(older).decide(table).outcomes
    ledger.candidate.outcomes = try Engine(newer).decide(table).outcomes
    self.ledger = ledger
  }

  /// The seconds of a bare replay and of an attribution, the least of three each, and what it found.
  func measure() throws -> (replay: Double, attribution: Double, found: String) {
    guard let program = live.program else { return (0, 0, "") }
    let engine = Engine(program)
    let clock = ContinuousClock()
    var replays: [Double] = []
    var attributions: [Double] = []
    var found = ""
    let judge = AttributionJudge(
      name: "flat", title: Phrase(verbatim: "flat"),
      probabilities: Array(repeating: 20_000_000_000, count: table.count),
      lossGivenDefault: .one, exposureOfLine: .one)
    for _ in 0..<3 {
      var begin = clock.now
      let decisions = try engine.decide(table, options: RunOptions(threads: threads))
      replays.append((clock.now - begin) / .seconds(1))
      withExtendedLifetime(decisions) {}
      begin = clock.now
      let result = try Attribution(
        live: live, candidate: candidate, table: table, ledger: ledger, judges: [judge],
        options: AttributionOptions(threads: threads))
      attributions.append((clock.now - begin) / .seconds(1))
      found =
        "\(result.changes.count) changes, \(result.approvals.difference) approvals, "
        + (result.reconciles ? "reconciled" : "NOT reconciled")
    }
    return (replays.min() ?? 0, attributions.min() ?? 0, found)
  }
}
