/// A time in which nothing is decided by rules.
package struct HaltRecord: Hashable, Sendable {
  /// `nil` for all products of the environment.
  package let product: String?
  package let environment: String
  package let because: String
  package let by: String
  package let from: Timestamp
  /// The event that brought it.
  package let position: Int
  /// `nil` while it lasts.
  package internal(set) var until: Timestamp?
  /// The signatures by which it ended.
  package internal(set) var endedBy: [VersionRecord.Reliance] = []

  func isInForce(at time: Timestamp) -> Bool {
    from <= time && (until.map { time < $0 } ?? true)
  }

  func covers(_ place: ReleaseLine.Place) -> Bool {
    environment == place.environment && (product == nil || product == place.product)
  }
}

/// An emergency's way back, which a second person must confirm.
package struct RollbackRecord: Hashable, Sendable {
  package let rollback: Rollback
  package let by: String
  package let at: Timestamp
  package let position: Int
  /// Without a confirmation before it the product halts then.
  package let deadline: Timestamp
  package internal(set) var confirmedBy: String?
  package internal(set) var confirmedAt: Timestamp?
  /// When the halt that followed from the deadline ended.
  package internal(set) var resumedAt: Timestamp?
  /// The signatures by which it was confirmed, or its halt ended.
  package internal(set) var confirmation: VersionRecord.Reliance?
  package internal(set) var resumedBy: [VersionRecord.Reliance] = []

  package var place: ReleaseLine.Place {
    ReleaseLine.Place(product: rollback.product, environment: rollback.environment)
  }

  /// Whether somebody is still to confirm it.
  func waits(at time: Timestamp) -> Bool { confirmedAt == nil && time < deadline }

  /// Whether its product is halted since nobody has confirmed it in time.
  package func isHalting(at time: Timestamp) -> Bool {
    guard confirmedAt == nil, time >= deadline else { return false }
    return resumedAt.map { time < $0 } ?? true
  }
}
