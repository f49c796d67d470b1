import Diagnostics

extension RegistryState {
  /// What holds of every event behind the genesis: its place, its time, and whose key signs it.
  func checkFrame(_ event: Event) throws(RegistryError) {
    guard event.registry == registry else {
      throw RegistryError(
        .wrongSignature,
        "the event is of registry \(Names.shown(event.registry)), not of \(registry)",
        "该事件属于登记簿 \(Names.shown(event.registry))，而非 \(registry)")
    }
    try checkPlace(event)
    guard event.at >= at else {
      throw RegistryError(
        .backdated, "\(event.at) is before the last event, which was at \(at)",
        "\(event.at) 早于上一事件的时间 \(at)")
    }
    try Names.check(event.by, Phrase("person", "人员"))
    if event.body.kind.isSignedSingly {
      try checkKey(event.key, of: event.by, at: event.position)
    } else {
      // Nobody signs for it; it is at least somebody's who is known.
      try checkPerson(event.by)
    }
  }

  private func checkPlace(_ event: Event) throws(RegistryError) {
    switch extent {
    case .whole:
      guard event.position == position + 1, event.previous == head else {
        throw RegistryError(
          .headMoved, "the event does not follow event \(position)", "该事件不接续事件 \(position)")
      }
    case .excerpt:
      guard event.position > position else {
        throw RegistryError(
          .tampered, "event \(event.position) stands behind event \(position)",
          "事件 \(event.position) 排在事件 \(position) 之后")
      }
    }
  }

  /// The key is the person's, and in force where the event stands.
  func checkKey(
    _ fingerprint: String?, of person: String, at position: Int
  ) throws(RegistryError) {
    guard let fingerprint, let key = keys[fingerprint] else {
      throw RegistryError(
        .unknownKey, "the key \(Names.shown(fingerprint ?? "")) is enrolled for nobody",
        "密钥 \(Names.shown(fingerprint ?? "")) 未登记",
        remedy: Phrase(
          "have it enrolled with 'rulebench registry key propose'",
          "用“rulebench registry key propose”登记该密钥"))
    }
    guard key.person == person else {
      throw RegistryError(
        .unknownKey, "the key \(fingerprint) is '\(key.person)''s, not '\(person)''s",
        "密钥 \(fingerprint) 属于“\(key.person)”，不属于“\(person)”",
        remedy: Phrase("sign by a key of your own, under your own name", "请以本人名义用本人的密钥签名"))
    }
    guard key.isInForce(at: position) else {
      throw RegistryError(
        .revokedKey,
        "the key \(fingerprint) was revoked by event \(key.revoked ?? key.from)",
        "密钥 \(fingerprint) 已被事件 \(key.revoked ?? key.from) 吊销",
        remedy: Phrase("have another key enrolled", "请另行登记密钥"))
    }
    guard key.faults.isEmpty else {
      let events = key.faults.sorted().map(String.init).joined(separator: ", ")
      throw RegistryError(
        .compromised,
        "the key \(fingerprint) was enrolled by signatures of keys in other hands: events \(events)",
        "密钥 \(fingerprint) 的登记依赖已泄露密钥的签名：事件 \(events)",
        remedy: Phrase("have another key enrolled", "请另行登记密钥"))
    }
  }

  /// Refuses a person without any of the roles; `act` says what for: "approve".
  func require(
    _ person: String, _ roles: [String], _ act: Phrase
  ) throws(RegistryError) {
    guard !policy.has(person, oneOf: roles) else { return }
    let names = Set(roles).sorted()
    throw RegistryError(
      .notInRole,
      Phrase("'\(person)' may not ", "“\(person)”不得") + act
        + Phrase(": the policy asks for the role ", "：制度要求角色 ") + .oneOf(names))
  }

  /// Refuses what does not look like a digest.
  func checkDigest(_ digest: String, _ what: Phrase) throws(RegistryError) {
    guard !Artefact.isDigest(digest) else { return }
    throw RegistryError(
      .badInput,
      Phrase("'\(Names.shown(digest))' is no digest of ", "“\(Names.shown(digest))”不是摘要：") + what)
  }

  /// What an event adds to that on which a release rests.
  func reliance(of event: Event) -> VersionRecord.Reliance {
    VersionRecord.Reliance(position: event.position, key: event.key ?? "")
  }
}
