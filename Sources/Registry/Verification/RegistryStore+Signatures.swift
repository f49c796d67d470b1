import Diagnostics

extension RegistryStore {
  /// Checks the signatures of events by the keys that were in force where they stand, as the fold has held them.
  ///
  /// - Parameter counts: of which events; of all where nothing is said.
  /// - Returns: those events, in the chain's order.
  /// - Throws: `.wrongSignature` of the first that does not hold.
  @discardableResult
  package func checkSignatures(
    by keygen: SSHKeygen, where counts: (EventBody) -> Bool = { _ in true }
  ) throws(RegistryError) -> [StoredEvent] {
    let events = try events().filter { counts($0.event.body) }
    var checks = SignatureChecks()
    for stored in events {
      let key =
        stored.event.position == 0
        ? state.rootKeys[stored.event.by] : stored.event.key.flatMap { state.keys[$0]?.key }
      if let key { try checks.add(stored, by: key) }
    }
    try checks.run(by: keygen)
    return events
  }

  /// All heads of decision logs that were ever signed, by checkpoints whose signature holds.
  package func signedHeads(by keygen: SSHKeygen) throws(RegistryError) -> [LogHead] {
    state.logHeads(of: try checkSignatures(by: keygen) { !$0.logHeads.isEmpty })
  }
}

extension EventBody {
  fileprivate var logHeads: [LogHead] {
    if case .checkpoint(let checkpoint) = self { checkpoint.logHeads } else { [] }
  }
}

extension RegistryState {
  /// All heads of decision logs that some events sign, but those by keys in other hands.
  ///
  /// A chain must have every one of them: the last alone would let a chain pass that was written anew and signed again.
  package func logHeads(of events: [StoredEvent]) -> [LogHead] {
    events.filter { !isCompromised(reliance(of: $0.event)) }.flatMap(\.event.body.logHeads)
  }
}
