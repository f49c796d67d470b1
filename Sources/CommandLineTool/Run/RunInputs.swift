import Columns
import Diagnostics
import History
import Intake
import RunRecord
import Semantics
import Simulation

/// What a run reads: its rules, and the history opened for them.
struct RunInputs {
  let books: RunBooks
  private let ledger: LedgerRequest
  private let opened: HistoryOptions.Opened

  /// - Throws: where something cannot be read or does not hold; its problems are shown first.
  init(_ request: RunRequest, _ console: Console) throws {
    books = try RunBooks(request, console)
    let (live, candidate) = (books.live, books.candidate)
    let schema = try InputSchema(live).merged(with: InputSchema(candidate))
    ledger = LedgerRequest(
      schema, keepsKeys: true,
      scenario: ScenarioEvaluator(books.scenario, live: live, candidate: candidate))
    opened = try HistoryOptions.open(
      request.history, processedOn: request.processedOn, live: live, candidate: candidate,
      showsKeys: true, ledger: ledger, console)
  }

  /// The history that is replayed.
  var history: HistoryName { opened.name }

  /// Replays the history and judges it.
  func run(threads: Int, _ console: Console) throws -> BacktestRun {
    let request = books.request
    let progress = Progress(
      console, Phrase("deciding", "决策中"), total: opened.parts.partSizes.reduce(0, +) * 2)
    var options = BacktestOptions(threads: threads, months: request.months?.indices)
    options.processing = opened.processing
    options.shard = request.shard.flatMap { shard in
      (ledger.customer ?? ledger.key).map { ShardedCustomers(shard, by: $0) }
    }
    options.progress = { progress.move(to: $0) }
    var run = try BacktestRun(
      live: books.live, candidate: books.candidate, parts: opened.parts, options: options,
      request: ledger, scenario: books.scenario, history: opened.history,
      past: books.past.map(\.program))
    run.backtest.history = opened.name
    // Keys have joined what is recorded beside the applications; from here on a case is its place in the history.
    run.ledger.keys = []
    progress.finish()
    return run
  }

  /// Looks for facts that leak from after the as-of dates.
  func audit(threads: Int, _ console: Console) throws -> LookaheadAudit {
    var options = BacktestOptions(threads: threads, months: books.request.months?.indices)
    options.processing = opened.processing
    return try Verb.lookaheadAudit(
      opened.parts, options, live: books.live, candidate: books.candidate, console)
  }

  /// Applications that the history keeps aside; `nil` where only some months are asked for, since they have no date that
  /// was read.
  func notDecided() throws -> Int? {
    guard books.request.months == nil else { return nil }
    return try Quarantine.count(of: books.live.record.name, in: opened.history.database())
  }
}
