import Columns
import Diagnostics
import Engine
import Intake
import Registry
import Semantics

/// Decides logged applications again, by the versions that decided them, and compares whole records.
struct DecisionReplay {
  /// A decision that does not come out as it is logged.
  struct Difference {
    var decision: LoggedDecision
    var words: Phrase
  }
  private let versions: VersionPrints
  private var engines: [String: (engine: Engine, reader: NDJSONReader)] = [:]
  /// Decisions that wait for their version to decide many at once.
  private var waiting: [String: [LoggedDecision]] = [:]
  private static let batch = 512

  private(set) var equal = 0
  /// Decisions of which fields were masked.
  private(set) var notReplayable = 0
  /// Decisions by versions that are not given, by digest.
  private(set) var unknown: [String: Int] = [:]
  /// The first of the chain.
  private(set) var difference: Difference?

  init(_ versions: VersionPrints) { self.versions = versions }

  /// Takes the next decision of a chain.
  mutating func add(_ decision: LoggedDecision) throws {
    guard decision.isReplayable else {
      notReplayable += 1
      return
    }
    let version = decision.source.version
    guard try load(version) else {
      unknown[version, default: 0] += 1
      return
    }
    waiting[version, default: []].append(decision)
    if waiting[version]?.count == Self.batch { try replay(version) }
  }

  /// Decides what still waits.
  mutating func finish() throws {
    for version in waiting.keys.sorted() { try replay(version) }
  }

  private mutating func load(_ version: String) throws -> Bool {
    if engines[version] != nil { return true }
    guard let program = try versions.program(version) else { return false }
    engines[version] = (Engine(program), try DecidedInputs.reader(program))
    return true
  }

  private mutating func replay(_ version: String) throws {
    guard let decisions = waiting.removeValue(forKey: version), !decisions.isEmpty else { return }
    guard let (engine, reader) = engines[version] else { return }
    let lines = decisions.map(\.inputs).joined(separator: "\n")
    guard let table = reader.load(Array(lines.utf8), file: "log").table,
      table.count == decisions.count
    else {
      // One of them cannot be read; alone each says which.
      for decision in decisions {
        guard decisions.count > 1 else {
          note(
            decision,
            Phrase("its inputs do not fit the version", "其输入与该版本不符"))
          break
        }
        waiting[version] = [decision]
        try replay(version)
      }
      return
    }
    let decided = try engine.decide(table, options: RunOptions(threads: 1))
    let explainer = try Explainer(engine, table)
    for (row, decision) in decisions.enumerated() {
      let record = DecisionRecord(explainer.explanation(of: row, decided: decided, at: row))
      if record.logged(isMasked: false) == decision.decision {
        equal += 1
      } else {
        note(decision, record.difference(from: decision.decision))
      }
    }
  }

  private mutating func note(_ decision: LoggedDecision, _ words: Phrase) {
    guard decision.number < difference?.decision.number ?? .max else { return }
    difference = Difference(decision: decision, words: words)
  }
}

extension DecisionRecord {
  /// In what a logged record differs: the outcome, or the first member.
  fileprivate func difference(from logged: String) -> Phrase {
    let decided = LoggedOutcome(logged)?.outcome ?? "?"
    guard case .object(let members) = json else { return Phrase(verbatim: "?") }
    let outcome = members.first { $0.name == "outcome" }?.value
    if outcome != .text(decided), case .text(let word)? = outcome {
      return Phrase(
        "it is logged as '\(Names.shown(decided))' and replays to '\(word)'",
        "日志记为“\(Names.shown(decided))”，重放结果为“\(word)”")
    }
    var rest = logged.utf8.dropFirst()
    for member in members where member.name != "id" {
      let text = JSON.object([member]).line.utf8.dropFirst().dropLast()
      if rest.first == UInt8(ascii: ",") { rest = rest.dropFirst() }
      guard rest.starts(with: text) else {
        return Phrase(
          "its '\(member.name)' is not what it replays to", "其“\(member.name)”与重放结果不同")
      }
      rest = rest.dropFirst(text.count)
    }
    return Phrase("it holds more than it replays to", "其内容多于重放结果")
  }
}
