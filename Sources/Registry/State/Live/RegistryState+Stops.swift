/// Why nothing is decided by rules at a time: a halt that lasts, or a rollback that nobody confirmed in time.
package struct Stop: Hashable, Sendable {
  /// `nil` for all products of the environment.
  package let product: String?
  package let environment: String
  /// Since when nothing is decided.
  package let since: Timestamp
  /// Who halted it, or rolled back, and why.
  package let by: String
  package let because: String
  /// The event of the halt, or of the rollback.
  package let position: Int
  /// Whether it follows from a rollback that stayed unconfirmed.
  package let isUnconfirmedRollback: Bool

  package func covers(_ place: ReleaseLine.Place) -> Bool {
    environment == place.environment && (product == nil || product == place.product)
  }
}

extension RegistryState {
  /// All that is stopped at a time: environment by environment, the oldest first.
  package func stops(at time: Timestamp) -> [Stop] {
    let halted = halts.filter { $0.isInForce(at: time) }.map {
      Stop(
        product: $0.product, environment: $0.environment, since: $0.from, by: $0.by,
        because: $0.because, position: $0.position, isUnconfirmedRollback: false)
    }
    let unconfirmed = rollbacks.filter { $0.isHalting(at: time) }.map {
      Stop(
        product: $0.place.product, environment: $0.place.environment, since: $0.deadline, by: $0.by,
        because: $0.rollback.because, position: $0.position, isUnconfirmedRollback: true)
    }
    return (halted + unconfirmed).sorted {
      ($0.environment, $0.since, $0.position) < ($1.environment, $1.since, $1.position)
    }
  }

  /// Why nothing of a product is decided; none where it is.
  package func stops(of place: ReleaseLine.Place, at time: Timestamp) -> [Stop] {
    stops(at: time).filter { $0.covers(place) }
  }

  /// A wish to decide by rules again, for which too few have signed so far.
  package struct WaitingResumption: Hashable, Sendable {
    package let scope: Halt
    package let position: Int
    /// From then on nobody can sign for it.
    package let expires: Timestamp
    /// Those who have signed, and how many must.
    package let persons: [String]
    package let needed: Int
  }

  /// Resumptions that still wait at a time, in the order of the log.
  package func waitingResumptions(at time: Timestamp) -> [WaitingResumption] {
    resumptions.sorted { $0.key < $1.key }.filter { $0.value.expires > time }
      .map { position, pending in
        WaitingResumption(
          scope: pending.proposal, position: position, expires: pending.expires,
          persons: pending.persons, needed: policy.resume.signatures)
      }
  }
}
