/// What one policy says otherwise than another, and what that means for each person.
package struct PolicyDifference: Hashable, Sendable {
  /// One thing that is said otherwise.
  package struct Change: Hashable, Sendable {
    /// `nil` where only the new policy speaks of it.
    package let old: PolicyStatement?
    /// `nil` where only the old one does.
    package let new: PolicyStatement?

    /// The place and words of either.
    package var statement: PolicyStatement? { new ?? old }

    /// What is listed now and was not, in the new one's order.
    package var added: [String] { Self.names(new, notIn: old) }
    package var removed: [String] { Self.names(old, notIn: new) }

    private static func names(
      _ statement: PolicyStatement?, notIn other: PolicyStatement?
    ) -> [String] {
      let known = Set(other?.value.names ?? [])
      return (statement?.value.names ?? []).filter { !known.contains($0) }
    }
  }

  /// What a person may do now and could not, or the other way round.
  package struct PowerChange: Hashable, Sendable {
    package let person: String
    package let gained: [PolicyPower]
    package let lost: [PolicyPower]
  }

  /// In the order of the new policy's statements; behind them what it does not speak of any more.
  package let changes: [Change]
  /// In the order of the alphabet.
  package let powers: [PowerChange]

  package init(from old: Policy, to new: Policy) {
    func byPath(_ policy: Policy) -> [String: PolicyStatement] {
      Dictionary(policy.statements.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (byPath(old), byPath(new))
    let paths = new.statements.map(\.path) + old.statements.map(\.path).filter { after[$0] == nil }
    changes = paths.compactMap { path in
      before[path] == after[path] ? nil : Change(old: before[path], new: after[path])
    }
    powers = Set(old.persons.keys).union(new.persons.keys).sorted().compactMap { person in
      let (could, may) = (old.powers(of: person), new.powers(of: person))
      let change = PowerChange(
        person: person, gained: may.filter { power in !could.contains { $0.name == power.name } },
        lost: could.filter { power in !may.contains { $0.name == power.name } })
      return change.gained.isEmpty && change.lost.isEmpty ? nil : change
    }
  }
}
