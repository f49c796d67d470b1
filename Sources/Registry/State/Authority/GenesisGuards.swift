extension RegistryState {
  /// Takes the first keys and the first policy.
  mutating func admit(_ genesis: Genesis, _ event: Event) throws(RegistryError) {
    for (name, text) in genesis.rootKeys { rootKeys[name] = try PublicKey(parsing: text) }
    for signer in genesis.signers {
      let key = try PublicKey(parsing: signer.key)
      keys[key.fingerprint] = EnrolledKey(person: signer.person, key: key, from: 0)
    }
  }
}
