import Columns
import Diagnostics
import Dispatch
import Engine
import Intake
import Registry
import Semantics

/// Decides logged applications again, by the versions that decided them, and compares all that a log holds of them, byte for
/// byte: the record, the inputs as the version writes them, and what the version was chosen by as far as the inputs tell it.
struct DecisionReplay {
  /// A decision that does not come out as it is logged.
  struct Difference {
    var decision: LoggedDecision
    var words: Phrase
  }
  private let versions: VersionPrints
  private let threads: Int
  private var engines: [String: ReplayEngine] = [:]
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

  init(_ versions: VersionPrints, threads: Int) {
    self.versions = versions
    self.threads = max(1, threads)
  }

  /// Takes the next decision of a chain.
  mutating func add(_ decision: LoggedDecision) throws {
    let version = decision.source.version
    guard try load(version) else {
      if decision.isReplayable { unknown[version, default: 0] += 1 } else { notReplayable += 1 }
      return
    }
    waiting[version, default: []].append(decision)
    if waiting[version]?.count == Self.batch * threads { try replay(version) }
  }

  /// Decides what still waits.
  mutating func finish() throws {
    for version in waiting.keys.sorted() { try replay(version) }
  }

  private mutating func load(_ version: String) throws -> Bool {
    if engines[version] != nil { return true }
    guard let program = try versions.program(version) else { return false }
    engines[version] = try ReplayEngine(program)
    return true
  }

  private mutating func replay(_ version: String) throws {
    guard let decisions = waiting.removeValue(forKey: version), let engine = engines[version] else {
      return
    }
    let starts = Array(stride(from: 0, to: decisions.count, by: Self.batch))
    var parts = [Result<[Phrase?], any Error>](repeating: .success([]), count: starts.count)
    parts.withUnsafeMutableBufferPointer { buffer in
      // Each turn writes its own element, and nobody reads before all are done.
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: starts.count) { index in
        let range = starts[index]..<min(starts[index] + Self.batch, decisions.count)
        buffer[index] = Result { try engine.differences(of: Array(decisions[range])) }
      }
    }
    let found = try parts.flatMap { try $0.get() }
    for (decision, words) in zip(decisions, found) {
      if let words {
        note(decision, words)
      } else if decision.isReplayable {
        equal += 1
      } else {
        notReplayable += 1
      }
    }
  }

  private mutating func note(_ decision: LoggedDecision, _ words: Phrase) {
    guard decision.number < difference?.decision.number ?? .max else { return }
    difference = Difference(decision: decision, words: words)
  }
}
