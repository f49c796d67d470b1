/// A person's key, and from where to where in the log it may sign.
package struct EnrolledKey: Hashable, Sendable {
  package let person: String
  package let key: PublicKey
  /// The event that put it in force.
  package let from: Int
  /// The event that ended it; `nil` while it is in force.
  package internal(set) var revoked: Int?
  /// The first position at which somebody else may have signed by it.
  package internal(set) var compromisedSince: Int?

  /// Whether an event at a position may be signed by it.
  package func isInForce(at position: Int) -> Bool {
    from < position && (revoked.map { position <= $0 } ?? true)
  }

  /// Whether what it signed at a position counts no more.
  package func isCompromised(at position: Int) -> Bool {
    compromisedSince.map { position >= $0 } ?? false
  }
}
