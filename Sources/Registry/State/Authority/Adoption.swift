/// A policy that came into force.
struct Adoption: Hashable, Sendable {
  let policy: Policy
  let digest: String
  /// The event by which it was in force; it judges those behind.
  let position: Int
  /// The signatures by which it was adopted; none for that of the genesis.
  let adoptedBy: [VersionRecord.Reliance]
  /// The events behind its adoption that keys in other hands signed: with any, nothing done under it counts.
  var faults: Set<Int> = []
}
