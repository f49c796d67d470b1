import Diagnostics

/// A registry as it was found, all of which holds.
package struct Sighting {
  let store: RegistryStore
  let log: [StoredEvent]
  /// Signatures that were checked on the way, as `CheckedSignatures` remembers them.
  let signatures: Set<String>
  /// The trust with its checkpoint at the log's end, which refuses what was fetched and does not hold any more.
  package let trust: Trust
  /// No time before the last event's, by whatever clock that was signed.
  let time: Timestamp

  /// The trust after a fetch from here was refused.
  ///
  /// Of an environment that nobody knows nothing is remembered, nor that something beside the registry failed.
  package func refusing(_ error: RegistryError, in environment: String) -> Trust {
    let isKnown =
      trust.last[environment] != nil
      || store.state.policy.release.environments.contains(environment)
    return switch error.reason {
    case .store, .keygenFailed: trust
    default: isKnown ? trust.refusing(error, in: environment) : trust
    }
  }
}

extension Door {
  /// Looks at a whole registry: chain and rules from the beginning, signatures from where it was seen before.
  ///
  /// What stood before the checkpoint has been checked when the trust moved there, and the chain holds it in its place. No
  /// trust moves but by a look, so that none passes a halt without knowing of it.
  package func look(atRegistry path: String) throws(RegistryError) -> Sighting {
    var log: [StoredEvent] = []
    let store = try RegistryStore(path: path) { log.append($0) }
    let followed = try trust.following(log, store.state)
    guard store.state.at <= now.adding(seconds: SigningTime.tolerance) else {
      throw RegistryError(
        .futureTime,
        Phrase(
          "the last event is of \(store.state.at), it is \(now)",
          "最后一个事件的时间为 \(store.state.at)，现在是 \(now)"),
        remedy: Phrase("set the clock, or ask who wrote it", "请校准时钟，或查明由何人写入"),
        position: store.state.position)
    }
    var checks = SignatureChecks()
    for stored in log.dropFirst(trust.checkpoint.position + 1) {
      // INVARIANT: the fold has refused events by keys that nobody has.
      if let key = stored.event.key.flatMap({ store.state.keys[$0]?.key }) {
        try checks.add(stored, by: key)
      }
    }
    try checks.without(checked.digests).run(by: keygen)
    let time = max(now, store.state.at)
    return Sighting(
      store: store, log: log, signatures: checks.digests,
      trust: answering(followed, log, store.state, at: time), time: time)
  }

  /// A trust that refuses, in each environment that was fetched from, what does not hold any more.
  private func answering(
    _ trust: Trust, _ log: [StoredEvent], _ state: RegistryState, at time: Timestamp
  ) -> Trust {
    var moved = trust
    for (environment, answer) in trust.last where answer.refusal == nil {
      do throws(RegistryError) {
        // A first fetch that was killed on its way knows no sequence yet.
        let sequence = answer.sequence > 0 ? answer.sequence : .max
        if let statement = LiveStatement.last(of: environment, in: log, upTo: sequence) {
          try checkHolds(statement, state, at: time)
        }
      } catch { moved = moved.refusing(error, in: environment) }
    }
    return moved
  }
}
