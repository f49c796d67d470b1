import Columns
import Foundation

/// Our side of the yardstick: the same commands and the same protocol as the competitors' programs.
///
///     rulebench-benchmark DIR SOURCE THREADS    says "ready ROWS NAME"; then each line "keep", "count" or "import"
///                                               is one run, answered by its seconds; SOURCE is memory, csv,
///                                               import (for "import") or history (for "count")
///     rulebench-benchmark DIR dump              writes all decisions in the columns of expected.csv
///     rulebench-benchmark DIR import            makes DIR/rulebench.db, the history that "history" reads
///     rulebench-benchmark DIR counts            writes what a replay of it counts: month, outcome, count, line in fen
///     rulebench-benchmark DIR one               says the microseconds that one decision in process takes
///     rulebench-benchmark DIR attribution       says the seconds of a bare replay and of attributing ten changes
///     rulebench-benchmark DIR backtest          says the seconds of two bare replays, of comparing two versions over
///                                               DIR/rulebench.db, and of a sweep of 256 values after its replay
///     rulebench-benchmark lists ROWS THREADS [H]  says the seconds of three runs over lists of 224 rows each, in memory
///                                               or from the history file H, which is made where there is none
///     rulebench-benchmark balances LOANS THREADS FILE  writes made-up loans to FILE where there is none; says the seconds of
///                                               folding them and reckoning their months, then the months
///     rulebench-benchmark registry FOLDER       makes a registry with a year of releases in a new folder; says its events
enum Benchmark {
  /// Where a run takes the applications from.
  enum Source: String { case memory, csv, `import`, history }

  /// Runs one command; the exit code follows the tool's: 0 good, 2 wrong usage, 3 bad input.
  static func run(_ arguments: [String]) -> Int32 {
    keepFreedMemory()
    do {
      if arguments.count == 2, arguments[1] == "dump" {
        try Yardstick(folder: arguments[0], source: .memory, threads: 2).dump(to: say)
      } else if arguments.count == 2, arguments[1] == "import" {
        try Yardstick(folder: arguments[0], source: .import, threads: 2).importHistory()
      } else if arguments.count == 2, arguments[1] == "counts" {
        try Yardstick(folder: arguments[0], source: .history, threads: 2).writeCounts(to: say)
      } else if arguments.count == 2, arguments[1] == "one" {
        let seconds = try Yardstick(folder: arguments[0], source: .memory, threads: 1)
          .secondsOfOneDecision()
        say("\(seconds * 1e6)\n")
      } else if arguments.count == 2, arguments[1] == "attribution" {
        let run = try AttributionRun(folder: arguments[0], threads: 2).measure()
        say("\(run.replay) \(run.attribution) \(run.found)\n")
      } else if arguments.count == 2, arguments[1] == "backtest" {
        let run = try BacktestMeasure(folder: arguments[0], threads: 2).measure()
        say("\(run.replays) \(run.comparison) \(run.sweep)\n")
      } else if (3...4).contains(arguments.count), arguments[0] == "lists",
        let rows = Int(arguments[1]), let threads = Int(arguments[2]), rows > 0, threads > 0
      {
        let lists = try ListsRun(applications: rows, threads: threads)
        let (seconds, approvals) =
          arguments.count == 4
          ? try lists.seconds(rounds: 3, history: arguments[3]) : try lists.seconds(rounds: 3)
        say(seconds.map { "\($0)" }.joined(separator: " ") + " \(approvals)\n")
      } else if arguments.count == 4, arguments[0] == "balances", let loans = Int(arguments[1]),
        let threads = Int(arguments[2]), loans > 0, threads > 0
      {
        let balances = try BalancesRun(loans: loans, threads: threads)
        if !FileManager.default.fileExists(atPath: arguments[3]) {
          try balances.write(to: arguments[3])
        }
        let (seconds, months) = try balances.measure()
        say((["\(seconds)"] + balances.lines(months)).joined(separator: "\n") + "\n")
      } else if arguments.count == 2, arguments[0] == "registry" {
        let year = try YearOfReleases()
        try year.copy(to: arguments[1])
        say("\(year.events)\n")
      } else if arguments.count == 3, let source = Source(rawValue: arguments[1]),
        let threads = Int(arguments[2]), threads > 0
      {
        try serve(Yardstick(folder: arguments[0], source: source, threads: threads), source)
      } else {
        complain(
          "usage: rulebench-benchmark DIR memory|csv|import|history THREADS, DIR dump|import|counts|one|attribution|backtest, lists ROWS THREADS, balances LOANS THREADS FILE, or registry FOLDER"
        )
        return 2
      }
      return 0
    } catch {
      complain("\(error)")
      return 3
    }
  }

  /// Answers each line of standard input with the seconds of the run it asks for.
  ///
  /// What a run made is let go after the clock has stopped, as in the competitors' programs.
  private static func serve(_ yardstick: Yardstick, _ source: Source) throws {
    say("ready \(yardstick.rows) Rulebench\n")
    let clock = ContinuousClock()
    while let line = readLine() {
      switch line {
      case "keep":
        let begin = clock.now
        let decisions = try yardstick.decideAndKeep()
        let taken = clock.now - begin
        withExtendedLifetime(decisions) { say("\(taken / .seconds(1))\n") }
      case "import":
        let begin = clock.now
        try yardstick.importHistory()
        say("\((clock.now - begin) / .seconds(1))\n")
      case "count":
        let begin = clock.now
        let counts =
          try source == .history ? yardstick.replayAndCount() : yardstick.decideAndCount()
        let taken = clock.now - begin
        withExtendedLifetime(counts) { say("\(taken / .seconds(1))\n") }
      default:
        complain("expected 'keep', 'count' or 'import', found '\(line)'")
      }
    }
  }

  /// Writes text to standard output at once, past any buffer, for the runner waits for it.
  private static func say(_ text: String) { send(text, to: 1) }

  private static func complain(_ text: String) { send("\(text)\n", to: 2) }

  private static func send(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }
}
