import Engine
import Semantics
import Syntax

/// How much of the past speaks for each condition that the candidate loosens.
///
/// The newly admitted region of a rule are the applications that the live version's rule stops, by firing, being
/// undecided with an effect or being in error, and the candidate's of the same code does not.
package struct Support: Sendable {
  package struct Condition: Hashable, Sendable {
    /// The rule's code.
    package var code: String
    /// Positions of the rule in the live version's rules, and in the candidate's where it still is.
    package var live: Int
    package var candidate: Int?
    /// Applications of the newly admitted region, and those of them that the candidate approves.
    package var admitted = 0
    package var approved = 0
    /// Loans of the region whose outcome was observed, and those that were bad.
    package var observed = 0
    package var bad = 0
  }

  /// In the live version's order; only conditions that are loosened for some application.
  package var conditions: [Condition]
  /// Observed loans below which there is no evidence.
  package var minimum: Int

  /// Whether the past says anything of a condition.
  package func hasEvidence(_ condition: Condition) -> Bool { condition.observed >= minimum }

  package init(_ ledger: CaseLedger, _ outcomes: LoanOutcomes?, minimum: Int) {
    self.minimum = minimum
    let (live, candidate) = (ledger.live, ledger.candidate)
    conditions = live.program.rules.indices.compactMap { rule -> Condition? in
      let code = live.program.rules[rule].code
      let successor = candidate.program.rules.firstIndex { $0.code == code }
      var condition = Condition(code: code, live: rule, candidate: successor)
      for row in 0..<ledger.count
      where live.stops(rule, row) && !(successor.map { candidate.stops($0, row) } ?? false) {
        condition.admitted += 1
        if candidate.outcomes[row] == Outcome.approve.rawValue { condition.approved += 1 }
        switch outcomes.flatMap({ LoanOutcomes.State(rawValue: $0.states[row]) }) {
        case .bad:
          condition.observed += 1
          condition.bad += 1
        case .good: condition.observed += 1
        default: break
        }
      }
      return condition.admitted > 0 ? condition : nil
    }
  }
}

extension VersionCases {
  /// Whether a rule does something to a case: it fires, is undecided with an effect, or is in error.
  func stops(_ rule: Int, _ row: Int) -> Bool {
    func bit(_ planes: [[UInt8]]) -> Bool {
      let plane = planes[rule / 8]
      return !plane.isEmpty && plane[row] >> UInt8(rule % 8) & 1 != 0
    }
    let policy = program.rules[rule]
    return bit(fired) && policy.effect != .ignore
      || bit(undecided) && policy.undecided.map { $0.effect != .ignore } ?? false || bit(failed)
  }
}
