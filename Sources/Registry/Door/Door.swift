/// Between a registry and those who decide by it: what is known outside of the registry, and judges what comes out of it.
package struct Door: Sendable {
  package let trust: Trust
  /// What will decide.
  package let engine: EngineIdentity
  package let now: Timestamp
  let keygen: SSHKeygen

  package init(trust: Trust, engine: EngineIdentity, now: Timestamp, keygen: SSHKeygen) {
    self.trust = trust
    self.engine = engine
    self.now = now
    self.keygen = keygen
  }
}
