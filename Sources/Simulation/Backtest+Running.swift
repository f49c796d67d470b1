package import Columns
import Engine
package import Semantics
import Synchronization

extension Backtest {
  /// Decides every application of a history under both versions and counts.
  ///
  /// The history fits both programs: its columns are those of their merged schema. No more parts are in memory than
  /// there are threads; neither threads nor parts change a figure.
  ///
  /// - Throws: what reading a part throws; a `BindingError` where the history lacks what a version reads.
  package init(
    live: Program, candidate: Program, table: any TableParts,
    options: BacktestOptions = BacktestOptions()
  ) throws {
    self = try Backtest.replaying(
      live: live, candidate: candidate, table: table, options: options, ledger: nil
    ).backtest
  }

  /// As above, keeping what both versions did to each application where a ledger is asked for.
  ///
  /// How often rules hit is not counted then: a comparison counts it from the ledger, by month.
  package static func replaying(
    live: Program, candidate: Program, table: any TableParts, options: BacktestOptions,
    ledger request: LedgerRequest?
  ) throws -> (backtest: Backtest, ledger: CaseLedger?) {
    let versions = (ReplayedVersion(live), ReplayedVersion(candidate))
    let history = table.partSizes.reduce(0, +)
    let sum = Mutex(
      PartTally(
        versions.0, versions.1, options, history: history, countsHits: request == nil))
    let kept = Mutex<[Int: LedgerPart]>([:])
    let run = PartRun(table, threads: options.threads)
    let replay = PartReplay(
      live: versions.0, candidate: versions.1, parts: table, options: options, run: run,
      request: request)
    let done = Atomic<Int>(0)
    try run.forEach { part in
      let least = sum.withLock { ($0.liveCauses.least, $0.candidateCauses.least) }
      let (tally, cases) = try replay.tally(part, least: least, done: done)
      sum.withLock { $0.add(tally) }
      if let cases { kept.withLock { $0[part] = cases } }
    }
    let backtest = Backtest(sum.withLock { $0 }, versions.0, versions.1, options)
    let parts = kept.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
    return (
      backtest,
      request.map {
        CaseLedger(
          joining: parts, live: live, candidate: candidate, $0, threads: options.threads)
      }
    )
  }

  private init(
    _ tally: PartTally, _ live: ReplayedVersion, _ candidate: ReplayedVersion,
    _ options: BacktestOptions
  ) {
    self.init(
      applications: tally.applications, leftOut: options.leftOut, excluded: options.excluded,
      outsideMonths: tally.outsideMonths, months: tally.pair.candidate.months.months,
      live: VersionResult(
        live, tally.pair.live, tally.liveAssumptions, tally.liveCauses.result),
      candidate: VersionResult(
        candidate, tally.pair.candidate, tally.candidateAssumptions, tally.candidateCauses.result),
      matrix: tally.pair.matrix(live, candidate),
      preflight: Preflight(candidate.program, tally.coverage),
      processing: options.processing.map { asked in
        switch asked.record {
        case .notRecorded: ProcessingResult(on: asked.on, withdrawn: nil)
        case .withdrawn:
          ProcessingResult(
            on: asked.on,
            withdrawn: .init(
              customers: tally.withdrawnCustomers.count,
              applications: tally.withdrawnApplications))
        }
      })
  }
}

/// All that a backtest counts of a part, or of all.
struct PartTally {
  var applications = 0
  var outsideMonths = 0
  var withdrawnApplications = 0
  var withdrawnCustomers: Set<String> = []
  var pair: PairTally
  var liveAssumptions: AssumptionTally
  var candidateAssumptions: AssumptionTally
  var liveCauses: CauseTally
  var candidateCauses: CauseTally
  var coverage: FieldCoverage?

  /// Nothing counted yet of a history of so many applications.
  init(
    _ live: ReplayedVersion, _ candidate: ReplayedVersion, _ options: BacktestOptions,
    history: Int, countsHits: Bool
  ) {
    pair = PairTally(live, candidate, months: nil, countsHits: countsHits)
    liveAssumptions = AssumptionTally(live.probe)
    candidateAssumptions = AssumptionTally(candidate.probe)
    liveCauses = CauseTally(limit: options.causeLimit, history: history)
    candidateCauses = CauseTally(limit: options.causeLimit, history: history)
  }

  mutating func add(_ other: PartTally) {
    applications += other.applications
    outsideMonths += other.outsideMonths
    withdrawnApplications += other.withdrawnApplications
    withdrawnCustomers.formUnion(other.withdrawnCustomers)
    pair.add(other.pair)
    liveAssumptions.add(other.liveAssumptions)
    candidateAssumptions.add(other.candidateAssumptions)
    liveCauses.add(other.liveCauses)
    candidateCauses.add(other.candidateCauses)
    if let more = other.coverage {
      if coverage == nil { coverage = more } else { coverage?.add(more) }
    }
  }
}

/// Deciding and counting a part.
private struct PartReplay: Sendable {
  let live: ReplayedVersion
  let candidate: ReplayedVersion
  let parts: any TableParts
  let options: BacktestOptions
  let run: PartRun
  let request: LedgerRequest?

  /// Decides a part under both versions; its cases where a ledger is asked for.
  ///
  /// - Parameters:
  ///   - least: by version the level from which causes are still walked.
  ///   - done: applications decided so far, of both versions together.
  func tally(
    _ index: Int, least: (Int, Int), done: borrowing Atomic<Int>
  ) throws -> (PartTally, LedgerPart?) {
    let countsHits = request == nil
    var tally = PartTally(
      live, candidate, options, history: parts.partSizes.reduce(0, +), countsHits: countsHits)
    if let wanted = options.months, let held = parts.months(ofPart: index), !held.overlaps(wanted) {
      tally.outsideMonths = parts.partSizes[index]
      return (tally, nil)
    }
    let part = try parts.part(index)
    let selection = Selection(
      part, first: run.places[index], options, dates: candidate.program.asOfDates(in: part))
    let table = selection.table
    let first = try decide(live, table, before: 0, done)
    let second = try decide(candidate, table, before: table.count, done)
    tally.applications = table.count
    tally.outsideMonths = selection.outsideMonths
    tally.withdrawnApplications = selection.withdrawnApplications
    tally.withdrawnCustomers = selection.withdrawnCustomers
    tally.pair = PairTally.tally(
      first, second, countsHits: countsHits, threads: run.threads)
    tally.liveAssumptions = first.assumptions
    tally.candidateAssumptions = second.assumptions
    func causes(_ replay: Replay, _ empty: CauseTally, _ least: Int) throws -> CauseTally {
      try CauseTally(
        replay, places: selection.places, first: selection.first, counted: empty, least: least,
        threads: run.threads)
    }
    tally.liveCauses = try causes(first, tally.liveCauses, least.0)
    tally.candidateCauses = try causes(second, tally.candidateCauses, least.1)
    tally.coverage = Preflight.coverage(candidate.program, table)
    let cases = try request.map {
      try LedgerPart(
        selection, live: first, candidate: second, $0, threads: run.threads, batch: options.batch)
    }
    return (tally, cases)
  }

  /// Decides a part and says how far all are: within a single part as it goes, else part by part.
  private func decide(
    _ version: ReplayedVersion, _ table: RecordTable, before: Int, _ done: borrowing Atomic<Int>
  ) throws -> Replay {
    let isSingle = run.places.count == 1
    let inner = isSingle ? options.progress.map { told in { @Sendable in told(before + $0) } } : nil
    let replay = try version.decide(
      table, threads: run.threads, batch: options.batch, keepsRisk: request != nil,
      progress: inner)
    let sum = done.add(table.count, ordering: .relaxed).newValue
    if !isSingle { options.progress?(sum) }
    return replay
  }
}
