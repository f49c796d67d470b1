import Diagnostics

/// A proposal with those who have signed for it so far.
struct Pending<Proposal: Hashable & Sendable>: Hashable, Sendable {
  /// A person, and the event by which they signed.
  struct Supporter: Hashable, Sendable {
    var person: String
    var reliance: VersionRecord.Reliance
  }
  let proposal: Proposal
  private(set) var supporters: [Supporter]

  init(_ proposal: Proposal, by person: String, _ reliance: VersionRecord.Reliance) {
    self.proposal = proposal
    supporters = [Supporter(person: person, reliance: reliance)]
  }

  var persons: [String] { supporters.map(\.person) }

  /// Adds a person, once, whatever key they sign by.
  mutating func add(
    _ person: String, _ reliance: VersionRecord.Reliance
  ) throws(RegistryError) {
    guard !persons.contains(person) else {
      throw RegistryError(
        .samePerson, "'\(person)' has signed for it already", "“\(person)”已签过字",
        remedy: Phrase("another person must sign", "须由另一人签字"))
    }
    supporters.append(Supporter(person: person, reliance: reliance))
  }

  /// Forgets those whose signatures count no more.
  mutating func drop(where counts: (VersionRecord.Reliance) -> Bool) {
    supporters.removeAll { counts($0.reliance) }
  }
}
