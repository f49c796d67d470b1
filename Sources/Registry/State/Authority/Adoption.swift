/// A policy that came into force.
package struct Adoption: Hashable, Sendable {
  package let policy: Policy
  package let digest: String
  /// The event by which it was in force; it judges those behind.
  package let position: Int
  /// The signatures by which it was adopted; none for that of the genesis.
  package let adoptedBy: [VersionRecord.Reliance]
  /// Whether it came back since a later one turned out to be void; nobody has agreed to that.
  package var isRestored = false
  /// The events behind its adoption that keys in other hands signed: with any, nothing done under it counts.
  package internal(set) var faults: Set<Int> = []
}
