import Diagnostics

/// A registry as it was found, all of which holds.
package struct Sighting {
  let store: RegistryStore
  let log: [StoredEvent]
  /// Signatures that were checked on the way, as `CheckedSignatures` remembers them.
  let signatures: Set<String>
  /// The trust with its checkpoint at the log's end.
  package let trust: Trust

  /// The trust after a fetch from here was refused; of an environment that nobody knows nothing is remembered.
  package func refusing(_ error: RegistryError, in environment: String) -> Trust {
    store.state.policy.release.environments.contains(environment)
      ? trust.refusing(error, in: environment) : trust
  }
}

extension Door {
  /// How far clocks may be apart, in seconds.
  static let skew: Int64 = 300

  /// Looks at a whole registry: chain and rules from the beginning, signatures from where it was seen before.
  ///
  /// What stood before the checkpoint has been checked when the trust moved there, and the chain holds it in its place.
  package func look(atRegistry path: String) throws(RegistryError) -> Sighting {
    var log: [StoredEvent] = []
    let store = try RegistryStore(path: path) { log.append($0) }
    let followed = try trust.following(log)
    guard store.state.at <= now.adding(seconds: Self.skew) else {
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
    return Sighting(
      store: store, log: log, signatures: checks.digests, trust: followed)
  }
}
