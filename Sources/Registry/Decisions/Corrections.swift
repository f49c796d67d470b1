package import Diagnostics

/// Which decisions of some logs correct which, and what about that cannot be.
///
/// A correction is of the same application as the decision that it corrects and comes behind it, and no decision is
/// corrected twice.
package struct Corrections: Sendable {
  /// A correction that cannot be one.
  package struct Fault: Hashable, Sendable {
    package let correction: DecisionID
    package let corrected: DecisionID
    package let cause: Cause
  }
  package enum Cause: Hashable, Sendable {
    case unknown, otherApplication, notBefore
    /// Corrected by an earlier correction, too.
    case twice(DecisionID)
  }

  /// A decision, as far as corrections hang on it.
  private struct Decision: Hashable, Sendable {
    let id: DecisionID
    let at: Timestamp
    /// The application's name and the key that made it; `nil` where the record names none.
    let application: [String]?

    init(_ decision: LoggedDecision, _ header: DecisionLogHeader) {
      id = DecisionID(chain: header.chain, number: decision.number)
      at = decision.at
      application = decision.application.map { [header.key, $0] }
    }

    func isBefore(_ other: Decision) -> Bool {
      id.chain == other.id.chain ? id.number < other.id.number : at <= other.at
    }
  }

  private var corrections: [(decision: Decision, corrected: DecisionID)] = []

  package init() {}

  /// Takes a decision of a log.
  package mutating func add(_ decision: LoggedDecision, _ header: DecisionLogHeader) {
    guard let corrected = decision.supersedes else { return }
    corrections.append((Decision(decision, header), corrected))
  }

  /// What cannot be, in the order in which the corrections were taken.
  ///
  /// - Parameter files: all the logs, of which those are walked once more that hold what is corrected.
  package func faults(in files: [String]) throws -> [Fault] {
    let decisions = try corrected(in: files)
    var first: [DecisionID: DecisionID] = [:]
    return corrections.compactMap { correction, id in
      let earlier = first[id]
      if earlier == nil { first[id] = correction.id }
      let cause: Cause? =
        if let found = decisions[id] {
          if found.application != correction.application || found.application == nil {
            .otherApplication
          } else if !found.isBefore(correction) {
            .notBefore
          } else {
            earlier.map { .twice($0) }
          }
        } else {
          .unknown
        }
      return cause.map { Fault(correction: correction.id, corrected: id, cause: $0) }
    }
  }

  private func corrected(in files: [String]) throws -> [DecisionID: Decision] {
    let wanted = Set(corrections.map(\.corrected))
    let chains = Set(wanted.map(\.chain))
    var found: [DecisionID: Decision] = [:]
    for file in files {
      guard let chain = try DecisionLogWalk.chain(of: file), chains.contains(chain) else {
        continue
      }
      _ = try DecisionLogWalk(file) { decision, header in
        let decision = Decision(decision, header)
        if wanted.contains(decision.id) { found[decision.id] = decision }
      }
    }
    return found
  }
}

extension Corrections.Fault {
  /// One sentence in lower case without a final period.
  package var words: Phrase {
    let corrects = Phrase(
      "decision \(correction) corrects \(corrected), ", "决策 \(correction) 更正 \(corrected)，而后者")
    return switch cause {
    case .unknown:
      corrects + Phrase("which none of these logs holds", "不在所给日志之中")
    case .otherApplication:
      corrects + Phrase("which is of another application", "属于另一笔申请")
    case .notBefore:
      corrects + Phrase("which was not made before it", "并非作于其前")
    case .twice(let other):
      corrects + Phrase("which \(other) corrects already", "已由 \(other) 更正")
    }
  }
}
