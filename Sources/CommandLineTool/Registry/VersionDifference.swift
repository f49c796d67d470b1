import Columns
import Diagnostics
import Engine
import Intake
import Reports
import Semantics
import Simulation

/// What a history shows of the difference between two versions.
enum VersionDifference {
  /// Decides a history by both versions and gathers what becomes of applications otherwise.
  static func changes(
    from old: Program, to new: Program, history path: String, _ arguments: Arguments,
    examples: Int, _ console: Console
  ) throws -> OutcomeChanges? {
    let schema = try InputSchema(old).merged(with: InputSchema(new))
    let request = LedgerRequest(schema, keepsKeys: true)
    let opened = try HistoryOptions.open(
      path, processedOn: HistoryOptions.processedOn(arguments), live: old, candidate: new,
      showsKeys: true, ledger: request, console)
    let progress = Progress(
      console, Phrase("deciding", "决策中"), total: opened.parts.partSizes.reduce(0, +) * 2)
    defer { progress.finish() }
    var options = BacktestOptions(threads: DataOptions.threadCount(arguments), months: nil)
    options.processing = opened.processing
    options.progress = { progress.move(to: $0) }
    let (_, ledger) = try Backtest.replaying(
      live: old, candidate: new, table: opened.parts, options: options, ledger: request)
    return ledger.map { OutcomeChanges($0, limit: examples) }
  }
}
