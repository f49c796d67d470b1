import Diagnostics
import Engine
import Markup
import Reports
import RunRecord
import Semantics
import Simulation

/// A sweep that was asked for: its points as tables, and the folder that they are written to.
struct SweepRun {
  private let sweep: Sweep
  private let request: RunRequest
  private let inputs: RunInputs
  private let settings: [String]

  /// By which a folder of ours is known.
  static let record = "sweep.json"
  static let page = "sweep.html"
  static let files = [record, page, "sweep.csv", "frontier.csv"]

  init(
    _ request: RunRequest, settings: [String], gain: Sweep.Gain, threads: Int, _ console: Console
  ) throws {
    self.request = request
    self.settings = settings
    inputs = try RunInputs(request, sweeping: settings, console)
    guard let sweep = try inputs.sweep(gain: gain, threads: threads, console) else {
      throw UsageError.missing(Verb.settings.parameter)
    }
    self.sweep = sweep
  }

  /// The frontier for terminals.
  func text(in language: Language) -> String {
    RunTableText.lines(sweep.frontier, rows: 60, in: language).joined(separator: "\n") + "\n"
  }

  /// Writes the folder and says what stands in it.
  func write(to folder: OutputFolder, _ console: Console) throws {
    let (all, frontier) = (sweep.table, sweep.frontier)
    let page = SweepPage(all: all, frontier: frontier, command: command, live: request.live)
    try folder.write([
      (Self.record, Array((json.pretty + "\n").utf8)),
      (Self.page, Array(page.page(in: console.language).rendered.utf8)),
      ("sweep.csv", Array(all.csv.utf8)), ("frontier.csv", Array(frontier.csv.utf8)),
    ])
    let best = sweep.points.count { !$0.isDominated }
    console.print(
      Phrase(
        "wrote '\(folder.path)': \(sweep.points.count) combinations, \(best) of them on the frontier",
        "已写入“\(folder.path)”：\(sweep.points.count) 个组合，其中 \(best) 个在有效前沿上"))
  }

  private var command: String {
    let values = settings.map { " --set '\($0)'" }.joined()
    return "rulebench sweep --live \(request.live) --candidate \(request.candidate) --history "
      + "\(request.history) --scenario \(request.scenario)\(values) --frontier \(sweep.gain.rawValue)"
  }

  private var json: JSON {
    let books = inputs.books
    return .members([
      "live": .text(books.live.digest), "candidate": .text(books.candidate.digest),
      "scenario": .text(books.scenario.digest), "history": .text(inputs.history.digest),
      "set": .array(settings.map { .text($0) }), "frontier": .text(sweep.gain.rawValue),
      "points": .count(sweep.points.count),
      "result": .text(ResultDigest.of(sweep.table)),
      "command": .text(command),
    ])
  }
}
