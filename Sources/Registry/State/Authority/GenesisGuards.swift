import Diagnostics

extension RegistryState {
  /// Takes the first keys and the first policy.
  mutating func admit(_ genesis: Genesis, _ event: Event) throws(RegistryError) {
    guard isRegistryID(event.registry) else {
      throw RegistryError(
        .badInput, "a registry's id has 32 hexadecimal digits", "登记簿编号应为 32 位十六进制数字")
    }
    guard !genesis.rootKeys.isEmpty else {
      throw RegistryError(.badInput, "the genesis names no root key", "起始事件没有根密钥")
    }
    for (name, text) in genesis.rootKeys.sorted(by: { $0.key < $1.key }) {
      try Names.check(name, Phrase("root key", "根密钥"))
      let key = try canonicalKey(text)
      guard !rootKeys.values.contains(key) else {
        throw RegistryError(.samePerson, "two root keys are the same", "两把根密钥相同")
      }
      rootKeys[name] = key
    }
    guard rootKeys[event.by]?.fingerprint == event.key else {
      throw RegistryError(
        .wrongSignature, "the genesis is not signed by its root key '\(Names.shown(event.by))'",
        "起始事件未由其根密钥“\(Names.shown(event.by))”签名")
    }
    if let problem = policy.problems().first { throw problem.error }
    for signer in genesis.signers {
      try checkPerson(signer.person)
      try enrol(try canonicalKey(signer.key), for: signer.person, at: 0)
    }
  }

  private func isRegistryID(_ text: String) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
  }

  /// A key as events write it: kind and base64, nothing behind.
  func canonicalKey(_ text: String) throws(RegistryError) -> PublicKey {
    let key = try PublicKey(parsing: text)
    guard key.text == text else {
      throw RegistryError(
        .keyNotAllowed, "the key is not written as kind and base64 alone",
        "密钥应只写类型和 base64")
    }
    return key
  }

  /// Refuses somebody of whom the policy in force does not know.
  package func checkPerson(_ person: String) throws(RegistryError) {
    try Names.check(person, Phrase("person", "人员"))
    guard policy.persons[person] != nil else {
      throw RegistryError(
        .notInRole, "the policy knows no person '\(person)'", "制度中没有人员“\(person)”")
    }
  }

  /// Puts a key in force; every key is one person's for all time.
  mutating func enrol(
    _ key: PublicKey, for person: String, at position: Int,
    by acts: [VersionRecord.Reliance] = []
  ) throws(RegistryError) {
    try checkFree(key)
    keys[key.fingerprint] = EnrolledKey(
      person: person, key: key, from: position, enrolledBy: acts)
  }

  func checkFree(_ key: PublicKey) throws(RegistryError) {
    if let owner = keys[key.fingerprint]?.person {
      throw RegistryError(
        .keyNotAllowed, "the key \(key.fingerprint) is or was '\(owner)''s",
        "密钥 \(key.fingerprint) 已属于或曾属于“\(owner)”",
        remedy: Phrase("make another key", "请另建密钥"))
    }
    if rootKeys.values.contains(key) {
      throw RegistryError(
        .keyNotAllowed, "the key \(key.fingerprint) is a root key, which signs the genesis only",
        "密钥 \(key.fingerprint) 是根密钥，只用于签署起始事件",
        remedy: Phrase("make another key", "请另建密钥"))
    }
  }
}
