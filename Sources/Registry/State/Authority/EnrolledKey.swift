/// A person's key, and from where to where in the log it may sign.
package struct EnrolledKey: Hashable, Sendable {
  package let person: String
  package let key: PublicKey
  /// The event that put it in force.
  package let from: Int
  /// The signatures by which it was enrolled; none for those of the genesis.
  package let enrolledBy: [VersionRecord.Reliance]
  /// The event that ended it; `nil` while it is in force.
  package internal(set) var revoked: Int?
  /// The first position at which somebody else may have signed by it.
  package internal(set) var compromisedSince: Int?
  /// The events behind its enrolment that keys in other hands signed: with any, nothing that it ever signed counts.
  package internal(set) var faults: Set<Int> = []

  /// Whether an event at a position may be signed by it.
  package func isInForce(at position: Int) -> Bool {
    from < position && (revoked.map { position <= $0 } ?? true)
  }

  /// Whether somebody else may have signed by it at a position.
  package func isCompromised(at position: Int) -> Bool {
    compromisedSince.map { position >= $0 } ?? false
  }
}
