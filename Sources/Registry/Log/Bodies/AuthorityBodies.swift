/// The beginning of a registry: its first keys and its first policy, signed by a root key.
package struct Genesis: Codable, Hashable, Sendable {
  /// The root keys by name, each as `ssh-ed25519 AAAA…`; they sign nothing but this event.
  package var rootKeys: [String: String]
  package var signers: [Signer]
  /// Digest of the policy.
  package var policy: String

  package init(rootKeys: [String: String], signers: [Signer], policy: String) {
    self.rootKeys = rootKeys
    self.signers = signers
    self.policy = policy
  }
}

/// A person's key.
package struct Signer: Codable, Hashable, Sendable {
  package var person: String
  /// As `ssh-ed25519 AAAA…`.
  package var key: String

  package init(person: String, key: String) {
    self.person = person
    self.key = key
  }
}

/// A wish to enrol a key for a person; it is in force once enough others have seconded it.
package struct KeyProposal: Codable, Hashable, Sendable {
  package var person: String
  /// As `ssh-ed25519 AAAA…`.
  package var key: String

  package init(person: String, key: String) {
    self.person = person
    self.key = key
  }
}

/// A second person's word for what an earlier event proposes or did.
package struct Seconding: Codable, Hashable, Sendable {
  /// The position of that event.
  package var proposal: Int

  package init(proposal: Int) {
    self.proposal = proposal
  }
}

/// The end of a key.
///
/// From this event on it signs nothing; what it signed from `compromisedSince` on counts no more.
package struct KeyRevocation: Codable, Hashable, Sendable {
  package var person: String
  package var fingerprint: String
  /// The first position at which somebody else may have signed by it.
  package var compromisedSince: Int?
  package var because: String

  package init(person: String, fingerprint: String, compromisedSince: Int? = nil, because: String) {
    self.person = person
    self.fingerprint = fingerprint
    self.compromisedSince = compromisedSince
    self.because = because
  }
}

/// A wish for another policy; it is in force once enough persons have signed for it, by the policy before.
package struct PolicyProposal: Codable, Hashable, Sendable {
  /// Digest of the policy.
  package var policy: String

  package init(policy: String) {
    self.policy = policy
  }
}
