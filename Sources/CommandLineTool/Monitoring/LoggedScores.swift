import Columns
import Diagnostics
import Engine
import Intake
import Registry
import RunRecord
import Semantics
import Simulation

/// Decides logged applications again for the scores that their records do not hold.
struct LoggedScores {
  private let versions: VersionPrints
  private var scorers: [String: Scorer] = [:]
  private static let batch = 512

  /// One version made ready, with the decisions that wait for it.
  private struct Scorer {
    var engine: Engine
    var reader: NDJSONReader
    var node: NodeID
    /// Positions among the version's decisions, with what was decided upon.
    var waiting: [(position: Int, inputs: String)] = []
  }

  /// Whether a version's scores can be had.
  private enum Source {
    case ready
    /// Nobody gave its rules, or it states no chance of default, which the evidence says too.
    case notGiven, none
  }

  init(_ versions: VersionPrints) { self.versions = versions }

  /// Takes a decision that stands last among those of its version.
  mutating func add(
    _ decision: LoggedDecision, to decisions: inout MonitoredDecisions
  ) throws {
    let version = decision.source.version
    switch try source(version) {
    case .notGiven: decisions.scoreGap = .rulesNotGiven
    case .none: break
    case .ready:
      guard decision.isReplayable else { return }
      scorers[version]?.waiting.append((decisions.decisions.count - 1, decision.inputs))
      if scorers[version]?.waiting.count == Self.batch { try score(version, &decisions) }
    }
  }

  /// Decides what still waits.
  mutating func finish(_ decisions: inout [String: MonitoredDecisions]) throws {
    for version in scorers.keys.sorted() {
      guard var own = decisions.removeValue(forKey: version) else { continue }
      try score(version, &own)
      decisions[version] = own
    }
  }

  private mutating func source(_ version: String) throws -> Source {
    if scorers[version] != nil { return .ready }
    guard let program = try versions.program(version) else { return .notGiven }
    guard let node = program.ownRisk else { return .none }
    scorers[version] = Scorer(
      engine: Engine(program), reader: try DecidedInputs.reader(program), node: node)
    return .ready
  }

  private mutating func score(
    _ version: String, _ decisions: inout MonitoredDecisions
  ) throws {
    guard let scorer = scorers[version], !scorer.waiting.isEmpty else { return }
    scorers[version]?.waiting = []
    let lines = scorer.waiting.map(\.inputs).joined(separator: "\n")
    guard let table = scorer.reader.load(Array(lines.utf8), file: "log").table,
      table.count == scorer.waiting.count
    else {
      throw ToolError(
        .badInput,
        Phrase(
          "the inputs of logged decisions do not fit their version \(version.short)",
          "日志中决策的输入与其版本 \(version.short) 不符"),
        remedy: Phrase("look at the log with 'verify-log'", "请用“verify-log”查看该日志"))
    }
    let decided = try scorer.engine.decide(
      table, options: RunOptions(threads: 1, keep: [scorer.node]))
    guard let kept = decided.kept[scorer.node] else { return }
    let scores = kept.column.numbers(decimals: 12, status: kept.status, absent: -1)
    for ((position, _), score) in zip(scorer.waiting, scores) {
      decisions.decisions[position].score = score < 0 ? .missing : .of(score)
    }
  }
}

extension RunRecord.Reason {
  fileprivate static let rulesNotGiven = RunRecord.Reason(
    "rules_not_given",
    Phrase(
      "logs hold no scores; name the version by --rules, --bundle or --registry, and it decides again",
      "日志中没有评分；请用 --rules、--bundle 或 --registry 指定版本以重新计算"))
}
