/// Between a registry and those who decide by it: what is known outside of the registry, and judges what comes out of it.
package struct Door: Sendable {
  package let trust: Trust
  /// What will decide.
  package let engine: EngineIdentity
  package let now: Timestamp
  let keygen: SSHKeygen
  /// Signatures that this program was seen to let pass.
  let checked: CheckedSignatures

  /// - Parameter checked: what is remembered of earlier looks; nothing where it is `nil`.
  package init(
    trust: Trust, engine: EngineIdentity, now: Timestamp, keygen: SSHKeygen,
    checked: CheckedSignatures? = nil
  ) {
    self.trust = trust
    self.engine = engine
    self.now = now
    self.keygen = keygen
    self.checked = (checked ?? CheckedSignatures(by: keygen)).counting(for: keygen)
  }
}
