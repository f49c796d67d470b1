package import Columns
import Dispatch
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
    let versions = (ReplayedVersion(live), ReplayedVersion(candidate))
    let empty = PartTally(versions.0, versions.1, options)
    let sum = Mutex(empty)
    let run = PartRun(versions.0, versions.1, table, options)
    try run.forEach { part in
      sum.withLock { $0.add(part) }
    } least: {
      sum.withLock { ($0.liveCauses.least, $0.candidateCauses.least) }
    }
    self.init(sum.withLock { $0 }, versions.0, versions.1, options)
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

  /// Nothing counted yet.
  init(_ live: ReplayedVersion, _ candidate: ReplayedVersion, _ options: BacktestOptions) {
    pair = PairTally(live, candidate, months: nil)
    liveAssumptions = AssumptionTally(live.probe)
    candidateAssumptions = AssumptionTally(candidate.probe)
    liveCauses = CauseTally(limit: options.causeLimit)
    candidateCauses = CauseTally(limit: options.causeLimit)
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

/// Parts being decided: many parts by a thread each, a single one by all threads together.
private struct PartRun: Sendable {
  private let live: ReplayedVersion
  private let candidate: ReplayedVersion
  private let parts: any TableParts
  private let options: BacktestOptions
  /// The place of each part's first row in the history.
  private let places: [Int]
  private let workers: Int

  init(
    _ live: ReplayedVersion, _ candidate: ReplayedVersion, _ parts: any TableParts,
    _ options: BacktestOptions
  ) {
    self.live = live
    self.candidate = candidate
    self.parts = parts
    self.options = options
    var place = 0
    places = parts.partSizes.map { size in
      defer { place += size }
      return place
    }
    workers = max(1, min(options.threads, places.count))
  }

  /// Hands on the tally of each part, in whatever order they are done.
  ///
  /// - Parameter least: by version the level from which causes are still walked.
  func forEach(
    _ add: @Sendable (PartTally) -> Void, least: @Sendable () -> (Int, Int)
  ) throws {
    let next = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.perform(threads: workers) {
      while failure.withLock({ $0 == nil }) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < places.count else { break }
        do {
          add(try tally(index, least: least(), done: done))
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func tally(_ index: Int, least: (Int, Int), done: borrowing Atomic<Int>) throws
    -> PartTally
  {
    let part = try parts.part(index)
    let selection = Selection(
      part, first: places[index], options, dates: candidate.program.asOfDates(in: part))
    let table = selection.table
    let threads = max(1, options.threads / workers)
    let first = try decide(live, table, threads, before: 0, done)
    let second = try decide(candidate, table, threads, before: table.count, done)
    var tally = PartTally(live, candidate, options)
    tally.applications = table.count
    tally.outsideMonths = selection.outsideMonths
    tally.withdrawnApplications = selection.withdrawnApplications
    tally.withdrawnCustomers = selection.withdrawnCustomers
    tally.pair = PairTally.tally(first, second, threads: threads)
    tally.liveAssumptions = first.assumptions
    tally.candidateAssumptions = second.assumptions
    func causes(_ replay: Replay, _ least: Int) throws -> CauseTally {
      try CauseTally(
        replay, places: selection.places, first: selection.first, limit: options.causeLimit,
        least: least, threads: threads)
    }
    tally.liveCauses = try causes(first, least.0)
    tally.candidateCauses = try causes(second, least.1)
    tally.coverage = Preflight.coverage(candidate.program, table)
    return tally
  }

  /// Decides a part and says how far all are: within a single part as it goes, else part by part.
  private func decide(
    _ version: ReplayedVersion, _ table: RecordTable, _ threads: Int, before: Int,
    _ done: borrowing Atomic<Int>
  ) throws -> Replay {
    let isSingle = places.count == 1
    let inner = isSingle ? options.progress.map { told in { @Sendable in told(before + $0) } } : nil
    let replay = try version.decide(table, threads: threads, progress: inner)
    let sum = done.add(table.count, ordering: .relaxed).newValue
    if !isSingle { options.progress?(sum) }
    return replay
  }
}
