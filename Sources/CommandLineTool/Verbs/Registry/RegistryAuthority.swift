import Diagnostics
import Registry

/// What `registry key` and `registry policy` can do.
enum AuthorityAction: String, CaseIterable, Sendable { case propose, second, revoke }

extension Verb {
  private static let proposal = Option<Int>.integer(
    "proposal", valueName: "event", in: 0...Int.max,
    help: Phrase("second: the event that proposes.", "second：提议所在的事件。"))

  // MARK: Keys

  private static let keyAction = Positional(
    "action",
    help: Phrase(
      "propose: a person's key; second: a proposal; revoke: a key.",
      "propose：提议密钥；second：附议；revoke：吊销。"),
    choices: AuthorityAction.allCases.map(\.rawValue))
  private static let person = Option<String>.name(
    "person", help: Phrase("propose, revoke: whose key.", "propose、revoke：密钥归属人。"))
  private static let publicKey = Option<String>.text(
    "public-key", valueName: "file", help: Phrase("propose: the public key.", "propose：公钥文件。"))
  private static let fingerprint = Option<String>.text(
    "fingerprint", valueName: "SHA256:…",
    help: Phrase("revoke: the key, as 'ssh-keygen -l' names it.", "revoke：密钥指纹，如 ssh-keygen -l 所示。")
  )
  private static let compromised = Option<Int>.integer(
    "compromised-since", valueName: "event", in: 0...Int.max,
    help: Phrase(
      "revoke: the first event that somebody else may have signed by it; what it signed since counts no more.",
      "revoke：自该事件起可能被他人使用；此后由其签署的均不再有效。"))
  private static let because = Option<String>.text(
    "because", valueName: "text", help: Phrase("revoke: why, in one line.", "revoke：原因，一行文字。"))

  /// Says whose keys count.
  static let registryKey = Verb(
    "key", Phrase("Propose, second or revoke a person's key.", "提议、附议或吊销个人密钥。"),
    discussion: Phrase(
      """
      A key is in force once as many others as the policy asks for have signed for it; nobody signs for his own key. A \
      revoked key signs nothing from then on.
      """,
      """
      达到制度要求的他人签名数后密钥生效，任何人不得为自己的密钥签名。被吊销的密钥自此不能再签名。
      """),
    accepts: [person, publicKey, proposal, fingerprint, compromised, because]
      + RegistryOptions.signingOnTop + [keyAction]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    switch AuthorityAction(rawValue: arguments[keyAction]) ?? .propose {
    case .propose:
      let person = try arguments.required(person)
      let path = try arguments.required(publicKey)
      let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
      let key: PublicKey
      do throws(RegistryError) {
        key = try PublicKey(parsing: text.prefix { !$0.isNewline })
      } catch {
        throw RegistryError(
          error.reason, Phrase("'\(path)': ", "“\(path)”：") + error.message, remedy: error.remedy)
      }
      try run.sign { _ throws(RegistryError) in
        .keyProposed(KeyProposal(person: person, key: key.text))
      }
      console.print(Phrase("fingerprint \(key.fingerprint)", "指纹 \(key.fingerprint)"))
    case .second:
      let proposal = try arguments.required(proposal)
      try run.signOnTop { _ throws(RegistryError) in .keySeconded(Seconding(proposal: proposal)) }
    case .revoke:
      let revocation = KeyRevocation(
        person: try arguments.required(person), fingerprint: try arguments.required(fingerprint),
        compromisedSince: arguments[compromised], because: try arguments.required(because))
      try run.sign { _ throws(RegistryError) in .keyRevoked(revocation) }
    }
    return .good
  }

  // MARK: The policy

  private static let policyAction = Positional(
    "action", help: Phrase("propose: a policy; second: a proposal.", "propose：提议制度；second：附议。"),
    choices: [AuthorityAction.propose.rawValue, AuthorityAction.second.rawValue])
  private static let file = Option<String>.text(
    "file", help: Phrase("propose: the policy.", "propose：制度文件。"))

  /// Changes the rules by which all is judged.
  static let registryPolicy = Verb(
    "policy", Phrase("Propose another policy, or second that.", "提议新制度，或附议。"),
    discussion: Phrase(
      "The policy in force until then says who may sign, and how many must.",
      "谁可签名、须有几人签名，由此前生效的制度决定。"),
    accepts: [file, WrittenPolicy.scenarios, proposal] + RegistryOptions.signingOnTop + [
      policyAction
    ]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    guard arguments[policyAction] == AuthorityAction.propose.rawValue else {
      let proposal = try arguments.required(proposal)
      try run.signOnTop { _ throws(RegistryError) in .policySeconded(Seconding(proposal: proposal))
      }
      return .good
    }
    let policy = try WrittenPolicy(try arguments.required(file), arguments, console).policy
    let digest = try policy.digest()
    try run.sign(artefacts: [Array(try policy.text().utf8)]) { _ throws(RegistryError) in
      .policyProposed(PolicyProposal(policy: digest))
    }
    return .good
  }
}
