import Diagnostics
import Engine
import Registry
import SQLite

extension Verb {
  private static let action = Positional(
    "action",
    help: Phrase(
      "list: all keys, and what waits; propose: a person's key; second: a proposal; revoke: a key.",
      "list：列出全部密钥与待附议提议；propose：提议密钥；second：附议；revoke：吊销。"), isRequired: false,
    choices: [AuthorityAction.list, .propose, .second, .revoke].map(\.rawValue))
  private static let person = Option<String>.name(
    "person",
    help: Phrase(
      "propose, revoke: whose key; list: only theirs.", "propose、revoke：密钥归属人；list：只列其密钥。"))
  private static let publicKey = Option<String>.text(
    "public-key", valueName: "file", help: Phrase("propose: the public key.", "propose：公钥文件。"))
  private static let fingerprint = Option<String>.text(
    "fingerprint", valueName: "SHA256:…",
    help: Phrase(
      """
      revoke: the key, as 'ssh-keygen -l' names it; second: the key that is proposed, or the first 8 or more characters \
      behind 'SHA256:', where there is no terminal to ask at.
      """,
      "revoke：密钥指纹，如 ssh-keygen -l 所示；second：所提议的密钥，或“SHA256:”之后 8 位以上，用于无终端可询问时。"))
  private static let compromised = Option<Int>.integer(
    "compromised-since", valueName: "event", in: 0...Int.max,
    help: Phrase(
      "revoke: the first event that somebody else may have signed by it; what it signed since counts no more.",
      "revoke：自该事件起可能被他人使用；此后由其签署的均不再有效。"))
  private static let because = Option<String>.text(
    "because", valueName: "text", help: Phrase("revoke: why, in one line.", "revoke：原因，一行文字。"))

  private static let keyTable: AuthorityAction.Table = [
    (.propose, [person, publicKey] + AuthorityAction.signing),
    (
      .second,
      [AuthorityAction.proposal, fingerprint, RegistryOptions.trust] + AuthorityAction.signing
    ),
    (.revoke, [person, fingerprint, compromised, because] + AuthorityAction.signing),
    (.list, [person, RegistryOptions.at, format] + RegistryOptions.reading),
  ]

  /// Says whose keys count.
  static let registryKey = Verb(
    "key", Phrase("List, propose, second or revoke persons' keys.", "列出、提议、附议或吊销个人密钥。"),
    discussion: Phrase(
      """
      A key is in force once as many others as the policy asks for have signed for it; nobody signs for his own key. Whoever \
      seconds is shown whose key it is and who proposed it, and is asked; elsewhere than at a terminal --fingerprint names \
      the key. A revoked key signs nothing from then on.
      """,
      """
      达到制度要求的他人签名数后密钥生效，任何人不得为自己的密钥签名。附议前展示密钥归属人与提议人并询问；\
      无终端时须以 --fingerprint 指明密钥。被吊销的密钥自此不能再签名。
      """),
    accepts: AuthorityAction.options(of: keyTable) + [action]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    switch try AuthorityAction.of(arguments, action, keyTable, otherwise: .list) {
    case .propose: try proposeKey(run)
    case .second: return try secondKey(run)
    case .revoke:
      let revocation = KeyRevocation(
        person: try arguments.required(person), fingerprint: try arguments.required(fingerprint),
        compromisedSince: arguments[compromised], because: try arguments.required(because))
      let store = try run.open(.writing)
      let before = store.state.policyInWork
      try run.sign(in: store) { _ throws(RegistryError) in .keyRevoked(revocation) }
      // Whoever is locked out should know while others can still mend it.
      console.warn(store.state.policyInWork.filter { !before.contains($0) })
    case .list, .show:
      let list = try KeyList(try run.openToShow(), person: arguments[person], at: run.time)
      switch arguments[format] ?? .text {
      case .text: list.show(console)
      case .json: console.write(list.json.pretty)
      }
    }
    return .good
  }

  private static func proposeKey(_ run: RegistryRun) throws {
    let person = try run.arguments.required(person)
    let path = try run.arguments.required(publicKey)
    let text = String(decoding: try FileSystem.read(path, .publicKey), as: UTF8.self)
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
    run.console.print(Phrase("fingerprint \(key.fingerprint)", "指纹 \(key.fingerprint)"))
  }

  private static func secondKey(_ run: RegistryRun) throws -> ExitCode {
    let position = try run.arguments.required(AuthorityAction.proposal)
    let body = EventBody.keySeconded(Seconding(proposal: position))
    let store = try run.openChecked()
    let after = try run.rehearse(in: store, body)
    let page = try KeyProposalPage(position, in: store, at: run.time)
    page.show(run.console)
    if after.keys[page.key.fingerprint] != nil {
      run.console.print(Phrase("  with this signature it is in force", "  加上此签名即生效"))
    }
    let subject = NamedSubject(
      what: Phrase("the key", "密钥"), position: position, identity: page.key.fingerprint,
      option: fingerprint)
    return try run.second(in: store, body, subject)
  }
}

extension RegistryState {
  /// What nobody can do by the policy in force, with the keys in force.
  fileprivate var policyInWork: [PolicyProblem] { policy.workProblems(signers: signers) }
}

extension RegistryRun {
  /// Signs for what another has proposed, once the person stands by it.
  func second(
    in store: RegistryStore, _ body: EventBody, _ subject: NamedSubject
  ) throws -> ExitCode {
    guard try subject.isAgreed(arguments, console) else {
      console.say(Phrase("nothing was signed", "未签名"))
      return .no
    }
    try sign(in: store) { _ throws(RegistryError) in body }
    return .good
  }
}
