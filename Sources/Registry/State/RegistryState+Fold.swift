import Diagnostics
import Digest

extension RegistryState {
  /// The state after the genesis.
  package init(
    genesis stored: StoredEvent, extent: Extent = .whole, policies: PolicySource
  ) throws(RegistryError) {
    let event = stored.event
    guard case .genesis(let genesis) = event.body, event.position == 0, event.previous.isEmpty
    else {
      throw RegistryError(
        .tampered, Phrase("event 0 is no genesis", "事件 0 不是起始事件"), position: 0)
    }
    self.extent = extent
    registry = event.registry
    self.genesis = stored.hash
    position = 0
    head = stored.hash
    at = event.at
    policyDigest = genesis.policy
    policy = try policies(genesis.policy)
    authorityHashes = [stored.hash]
    try admit(genesis, event)
  }

  /// Judges an event and goes on to the state after it.
  package mutating func apply(
    _ stored: StoredEvent, policies: PolicySource
  ) throws(RegistryError) {
    try judge(stored.event, policies: policies)
    head = stored.hash
    if stored.event.body.kind.isOfAuthority { authorityHashes.append(stored.hash) }
  }

  /// Judges an event that has no signature yet, and does all that follows from it but for its hash.
  package mutating func judge(_ event: Event, policies: PolicySource) throws(RegistryError) {
    position = event.position
    at = event.at
  }

  /// The digest over hashes of events that say who may sign.
  package static func authorityDigest(of hashes: [String]) -> String {
    var bytes = CanonicalBytes()
    bytes.append("rulebench authority 1")
    bytes.append(hashes)
    return "sha256:" + bytes.digest
  }
}
