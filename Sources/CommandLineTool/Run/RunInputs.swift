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
  /// How what each change does is found; `nil` where it cannot be.
  private let plan: AttributionPlan?

  /// The versions that a sweep decides; `nil` where none was asked for.
  private let swept: SweptVersions?

  /// - Parameter settings: the axes of a sweep, none of a run.
  /// - Throws: where something cannot be read or does not hold; its problems are shown first.
  init(_ request: RunRequest, sweeping settings: [String] = [], _ console: Console) throws {
    books = try RunBooks(request, console)
    let (live, candidate) = (books.live, books.candidate)
    let schema = try InputSchema(live).merged(with: InputSchema(candidate))
      .merged(with: books.scenario)
    swept = try settings.isEmpty ? nil : Self.versions(settings, books, console)
    plan = settings.isEmpty ? Self.plan(books, console) : nil
    ledger = LedgerRequest(
      schema, keepsKeys: true,
      scenario: ScenarioEvaluator(books.scenario, live: live, candidate: candidate),
      besides: (
        (plan?.columns ?? []).union(swept?.columns ?? []),
        (plan?.words ?? []).union(swept?.words ?? [])
      ))
    opened = try HistoryOptions.open(
      request.history, processedOn: request.processedOn, live: live, candidate: candidate,
      showsKeys: true, ledger: ledger, console)
  }

  /// How what each change does is found; where it cannot be, that is said.
  private static func plan(_ books: RunBooks, _ console: Console) -> AttributionPlan? {
    do {
      return try AttributionPlan(
        live: books.checked.live, candidate: books.checked.candidate,
        market: books.scenario.market)
    } catch {
      console.say(
        Phrase("note: no change is attributed: ", "说明：未做变化归因：") + error.words)
      return nil
    }
  }

  /// The candidate at every combination of the values asked for.
  ///
  /// - Throws: where an axis is none, or the book does not hold; its words are the tool's.
  private static func versions(
    _ settings: [String], _ books: RunBooks, _ console: Console
  ) throws(ToolError) -> SweptVersions {
    do throws(SweepError) {
      guard let book = SweptBook(books.checked.candidate, market: books.scenario.market) else {
        throw SweepError.doesNotHold
      }
      let axes = try settings.map { text throws(SweepError) in
        try SweepAxis(text, in: book.program)
      }
      for axis in axes {
        guard let row = axis.wider else { continue }
        console.say(
          Phrase(
            "note: '\(axis.name)' stands in a row for more: \(row)",
            "说明：“\(axis.name)”所在的行涵盖更多取值：\(row)"))
      }
      return try SweptVersions(book, axes)
    } catch {
      throw ToolError(.wrongUsage, error.words, remedy: error.remedy)
    }
  }

  /// The history that is replayed.
  var history: HistoryName { opened.name }

  /// Holds the history's file against itself: all its digests are those of what it holds.
  func checkHistory(_ known: CheckedHistories, _ console: Console) throws {
    try known.check(opened.history, console)
  }

  /// Replays the history and judges it.
  ///
  /// - Parameter attributing: whether it is wanted what each change does.
  func run(
    threads: Int, attributing: Bool = true, _ console: Console
  ) throws -> BacktestRun {
    let request = books.request
    let progress = Progress(
      console, Phrase("deciding", "决策中"), total: opened.parts.partSizes.reduce(0, +) * 2)
    var options = BacktestOptions(threads: threads, months: request.months?.indices)
    options.processing = opened.processing
    options.leftOut = try notDecided() ?? 0
    options.shard = request.shard.flatMap { shard in
      (ledger.customer ?? ledger.key).map { ShardedCustomers(shard, by: $0) }
    }
    options.progress = { progress.move(to: $0) }
    var run = try BacktestRun(
      live: books.live, candidate: books.candidate, parts: opened.parts, options: options,
      request: ledger, scenario: books.scenario, history: opened.history,
      past: books.past.map(\.program))
    run.backtest.history = opened.name
    run.projectBalances(draws: books.request.draws, threads: threads)
    if case .failure(let gap)? = run.balances, gap != .notAssumed {
      console.say(Phrase("note: no balances: ", "说明：未推算余额：") + gap.phrase)
    }
    if request.variesAssumptions, request.shard == nil {
      run.varyAssumptions(gates: books.gates, threads: threads)
    }
    if attributing { try attribute(&run, threads: threads, console) }
    if request.audits { run.audit = try audit(threads: threads, console) }
    // Keys have joined what is recorded beside the applications; from here on a case is its place in the history.
    run.ledger.keys = []
    progress.finish()
    return run
  }

  /// Decides the history under the candidate with other figures in it, and counts what comes of each combination.
  ///
  /// - Returns: `nil` where no sweep was asked for.
  /// - Throws: where there is too much to decide; what reading throws.
  func sweep(gain: Sweep.Gain, threads: Int, _ console: Console) throws -> Sweep? {
    guard let swept else { return nil }
    let run = try run(threads: threads, attributing: false, console)
    let progress = Progress(
      console, Phrase("sweeping", "扫描中"), total: opened.parts.partSizes.reduce(0, +))
    defer { progress.finish() }
    do {
      return try run.sweep(swept, gain: gain, table: opened.parts, threads: threads) {
        progress.move(to: $0)
      }
    } catch let gap as BalanceGap {
      throw ToolError(
        .badInput, Phrase("no balances: ", "无法推算余额：") + gap.phrase,
        remedy: Phrase(
          "name a scenario that states draws, repayment and default, or another frontier",
          "请换用说明了用信、还款与违约的情景，或改用其他收益指标"))
    } catch let error as SweepError {
      throw ToolError(.wrongUsage, error.words, remedy: error.remedy)
    }
  }

  /// Finds what each change does; where it cannot be told, that is said and the run goes on without.
  private func attribute(_ run: inout BacktestRun, threads: Int, _ console: Console) throws {
    guard let plan else { return }
    let options = AttributionOptions(threads: threads)
    do {
      if books.request.shard == nil {
        try run.attribute(plan, parts: opened.parts, options: options)
      } else {
        try run.touch(plan, parts: opened.parts, options: options)
      }
    } catch is AttributionError {
      console.say(
        Phrase(
          "note: no change is attributed: the sums are larger than 128 bits hold",
          "说明：未做变化归因：合计超出 128 位整数"))
    }
  }

  /// Looks for facts that leak from after the as-of dates.
  private func audit(threads: Int, _ console: Console) throws -> LookaheadAudit {
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

extension ChangeError {
  fileprivate var words: Phrase {
    switch self {
    case .hasProblems: Phrase("a version does not hold", "有版本不成立")
    case .otherRecord(let old, let new):
      Phrase(
        "the versions decide records of different names, '\(old)' and '\(new)'",
        "两版决策的记录不同：“\(old)”与“\(new)”")
    case .tooManyChanges(let count):
      Phrase(
        "\(count) changes are more than are told apart", "共 \(count) 处变更，超过可区分的数量")
    }
  }
}
