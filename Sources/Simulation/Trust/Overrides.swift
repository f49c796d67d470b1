import Engine

/// What people made of the system's outcomes, by the reason they gave.
package struct Overrides: Sendable {
  package struct Group: Hashable, Sendable {
    /// `nil` where no reason is recorded.
    package var reason: String?
    /// Raw values of `Outcome`: of the system, and in the end.
    package var from: UInt8
    package var to: UInt8
    package var applications = 0
    /// Of these whose loan was observed, and was bad.
    package var observed = 0
    package var bad = 0
  }

  /// Outcomes that a person changed or, after a referral, made: by outcomes, then reason.
  package var groups: [Group]
  /// Applications of which both outcomes are recorded.
  package var decided: Int

  package init(_ recorded: RecordedDecisions, _ outcomes: LoanOutcomes?) {
    var found: [Key: Group] = [:]
    decided = 0
    for row in recorded.systemOutcomes.indices {
      let (from, to) = (recorded.systemOutcomes[row], recorded.finalOutcomes[row])
      guard from != RecordedDecisions.none, to != RecordedDecisions.none else { continue }
      decided += 1
      guard from != to else { continue }
      let reason = recorded.overrideReasons[row]
      let key = Key(reason: reason, from: from, to: to)
      let name = reason < 0 ? nil : recorded.overrideReasonNames[Int(reason)]
      var group = found[key] ?? Group(reason: name, from: from, to: to)
      group.applications += 1
      switch outcomes.flatMap({ LoanOutcomes.State(rawValue: $0.states[row]) }) {
      case .bad: (group.observed, group.bad) = (group.observed + 1, group.bad + 1)
      case .good: group.observed += 1
      default: break
      }
      found[key] = group
    }
    groups = found.values.sorted {
      ($0.from, $0.to, $0.reason ?? "") < ($1.from, $1.to, $1.reason ?? "")
    }
  }

  private struct Key: Hashable {
    var reason: Int32
    var from: UInt8
    var to: UInt8
  }
}
