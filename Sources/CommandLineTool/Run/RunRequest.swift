import Numbers
import RunRecord
import Simulation

/// What a run is to be of: as a command line asks, or as the record of an earlier run says.
struct RunRequest {
  var live: String
  var candidate: String
  var history: String
  var scenario: String
  /// Rule books of the past, or folders of them.
  var past: [String]
  var months: MonthRange?
  var processedOn: CalendarDate
  var tunedUntil: CalendarDate?
  var shard: CustomerShard?
  /// Whether it is looked for facts that leak from after the as-of dates.
  var audits: Bool
  var gates: [String]
  /// How often the loans are lived again, and by which seed.
  var draws: DrawRequest?
  /// Whether each assumption of the scenario is varied.
  var variesAssumptions: Bool

  /// - Throws: a usage error where something is not named.
  init(
    _ arguments: Arguments, live: String, candidate: String
  ) throws(UsageError) {
    guard !DataOptions.areGiven(arguments) else {
      throw .conflict(RunParameters.scenario.parameter, DataOptions.data.parameter)
    }
    self.live = live
    self.candidate = candidate
    history = try arguments.required(HistoryOptions.history)
    scenario = try arguments.required(RunParameters.scenario)
    past = arguments.all(RunParameters.past)
    months = arguments[Verb.month]
    processedOn = HistoryOptions.processedOn(arguments)
    tunedUntil = arguments[RunParameters.tunedUntil]
    shard = arguments[RunParameters.shard]
    audits = arguments[Verb.audit]
    guard !audits || shard == nil else {
      throw .conflict(Verb.audit.parameter, RunParameters.shard.parameter)
    }
    gates = arguments.all(RunParameters.gates)
    draws = arguments[RunParameters.draws].map {
      DrawRequest(draws: $0, seed: UInt64(arguments[RunParameters.seed] ?? 1))
    }
    variesAssumptions = arguments[RunParameters.tornado]
  }

  /// What an earlier run was of.
  ///
  /// - Throws: where the record holds a day or months that are none.
  init(_ record: RunRecord) throws(ToolError) {
    live = record.live.path
    candidate = record.candidate.path
    history = record.data.path
    scenario = record.scenario.path
    past = record.past.map(\.path)
    let options = record.options
    guard let day = CalendarDate(parsing: options.processedOn),
      options.months.map({ MonthRange($0) != nil }) ?? true,
      options.tunedUntil.map({ CalendarDate(parsing: $0) != nil }) ?? true,
      options.shard.map({ CustomerShard($0) != nil }) ?? true
    else { throw .notARecord(nil) }
    processedOn = day
    months = options.months.flatMap { MonthRange($0) }
    tunedUntil = options.tunedUntil.flatMap { CalendarDate(parsing: $0) }
    shard = options.shard.flatMap { CustomerShard($0) }
    audits = record.audit != nil
    gates = record.gates.map(\.gate)
    draws = options.draws.map { DrawRequest(draws: $0, seed: options.seed ?? 1) }
    variesAssumptions = options.tornado ?? false
  }

  /// The command line that asks for it, without where the result goes.
  var command: String {
    var words = [
      Tool.name, Verb.backtest.name, "--live", live, "--candidate", candidate, "--history", history,
      "--scenario", scenario,
    ]
    for path in past { words += ["--past", path] }
    if let months { words += ["--month", months.text] }
    words += ["--processed-on", "\(processedOn)"]
    if let tunedUntil { words += ["--tuned-until", "\(tunedUntil)"] }
    if let shard { words += ["--shard", shard.text] }
    if audits { words.append("--\(Verb.audit.parameter.name)") }
    if let draws { words += ["--draws", "\(draws.draws)", "--seed", "\(draws.seed)"] }
    if variesAssumptions { words.append("--\(RunParameters.tornado.parameter.name)") }
    for gate in gates { words += ["--gate", gate] }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell reads it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "-_./:=,+@".unicodeScalars.contains($0)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
