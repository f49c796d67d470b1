import Columns
import Dispatch
import Engine
import Foundation
import History
import Intake
import Numbers
import Semantics
import Simulation
import Synchronization

/// What comparing two versions costs beside deciding under both, over the history file of the yardstick's applications.
struct BacktestMeasure {
  /// The candidate: another threshold, another cell, another least line.
  private static let edits = [
    ("when age < 24 months", "when age < youngest"),
    ("\nfacts {", "\nparameter youngest: months = 18 months \"Least age\"\n\nfacts {"),
    ("| A         | 3_000_000 |", "| A         | 4_000_000 |"),
    ("when line < 50_000", "when line < 30_000"),
  ]

  private let live: Program
  private let candidate: Program
  private let book: SweptBook
  private let axis: SweepAxis
  private let path: String
  private let threads: Int

  init(folder: String, threads: Int) throws {
    let file = "Models/rb30/rb30.rules"
    let text = try BookReader.files.text(file)
    let edited = try Self.edits.reduce(text) { text, edit in
      let changed = text.replacing(edit.0, with: edit.1)
      guard changed != text else {
        throw Yardstick.Refusal(description: "no '\(edit.0)' in \(file)")
      }
      return changed
    }
    func swept(_ text: String) throws -> SweptBook {
      guard
        let book = SweptBook(try check(bookAt: "b.rules", reader: .memory(["b.rules": text])))
      else {
        throw Yardstick.Refusal(
          description: "\(file) has problems: run `rulebench check Models/rb30`")
      }
      return book
    }
    live = try swept(text).program
    book = try swept(edited)
    candidate = book.program
    axis = try SweepAxis("youngest=0..255", in: candidate)
    path = Yardstick.historyPath(folder)
    self.threads = threads
  }

  /// The seconds of two bare replays, of a whole comparison, and of a sweep of 256 values after its replay: medians of so
  /// many rounds, taken in turn.
  func measure(rounds: Int = 5) throws -> (replays: Double, comparison: Double, sweep: Double) {
    var (replays, comparisons, sweeps): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0...rounds {
      replays.append(try seconds { try bare(live) + bare(candidate) }.seconds)
      let (taken, ledger) = try seconds { try compare() }
      comparisons.append(taken)
      let swept = try SweptHistory(
        SweptVersions(book, [axis]), ledger: ledger, table: parts(reading: [live, candidate]),
        threads: threads)
      sweeps.append(
        seconds {
          Sweep(swept, gain: .passRate, chances: nil, scenario: .plain, threads: threads)
            .points.count
        }.seconds)
    }
    // The first round brings files and pages into memory.
    func median(_ all: [Double]) -> Double { all.dropFirst().sorted()[rounds / 2] }
    return (median(replays), median(comparisons), median(sweeps))
  }

  private func seconds<Result>(
    _ body: () throws -> Result
  ) rethrows -> (seconds: Double, result: Result) {
    let clock = ContinuousClock()
    let begin = clock.now
    let result = try body()
    return ((clock.now - begin) / .seconds(1), result)
  }

  /// Decides every application of the file and keeps nothing.
  private func bare(_ program: Program) throws -> Int {
    let engine = Engine(program)
    let parts = try parts(reading: [program])
    let sizes = parts.partSizes
    let next = Atomic(0)
    let decided = Mutex<Result<Int, any Error>>(.success(0))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < sizes.count else { return }
        let own = Result {
          try engine.decide(try parts.part(index), options: RunOptions(threads: 1)).count
        }
        decided.withLock { sum in sum = sum.flatMap { all in own.map { all + $0 } } }
      }
    }
    return try decided.withLock { try $0.get() }
  }

  private func compare() throws -> CaseLedger {
    let schema = InputSchema(live)
    let (_, ledger) = try Backtest.replaying(
      live: live, candidate: candidate, table: parts(reading: [live, candidate]),
      options: BacktestOptions(threads: threads), ledger: LedgerRequest(schema, keepsKeys: false))
    guard let ledger else { throw Yardstick.Refusal(description: "no ledger") }
    _ = Comparison(
      ledger, recorded: nil, outcomes: nil, scenario: .plain, threads: threads)
    return ledger
  }

  private func parts(reading programs: [Program]) throws -> any TableParts {
    var schema = InputSchema(live)
    schema.reading = programs.reduce(into: Set()) { $0.formUnion($1.columnsReplayed) }
    return try History(path: path).parts(for: schema, words: [])
  }
}

extension Scenario {
  /// One under which nothing is judged.
  fileprivate static var plain: Scenario {
    Scenario(
      name: "plain", bad: .pastDue(days: 90, months: 12), maturityMonths: 15,
      lossGivenDefault: .one, exposureOfLine: .one, fundingRate: .zero, operatingRate: .zero,
      riskWeight: .one, capitalRatio: .zero, hurdle: .zero, incomeTax: .zero, referralShare: .zero,
      parcellingFactors: [], minimumSupport: 1, requiredMatchRate: .one)
  }
}
