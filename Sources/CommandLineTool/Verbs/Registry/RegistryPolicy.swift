import Diagnostics
import Engine
import Registry
import SQLite

extension Verb {
  private static let action = Positional(
    "action",
    help: Phrase(
      "show: the policy, or one that is proposed; propose: another policy; second: a proposal.",
      "show：显示制度或所提议的制度；propose：提议新制度；second：附议。"), isRequired: false,
    choices: [AuthorityAction.show, .propose, .second].map(\.rawValue))
  private static let file = Option<String>.text(
    "file", help: Phrase("propose: the policy.", "propose：制度文件。"))
  private static let digest = Option<String>.text(
    "digest", valueName: "sha256:…",
    help: Phrase(
      "second: the policy that is proposed, or the first 8 or more digits of its digest, where there is no terminal to ask at.",
      "second：所提议制度的摘要，或其前 8 位以上，用于无终端可询问时。"))
  private static let position = Option<Int>.integer(
    "position", valueName: "event", in: 0...Int.max,
    help: Phrase("show: the policy in force behind that event.", "show：该事件之后施行的制度。"))
  private static let at = RegistryOptions.at
  private static let print = Flag(
    "print",
    help: Phrase(
      "show: only the policy, as the file to edit and propose.", "show：只输出制度文件，可修改后提议。"))

  private static let policyTable: AuthorityAction.Table = [
    (.propose, [file, WrittenPolicy.scenarios] + AuthorityAction.signing),
    (
      .second,
      [AuthorityAction.proposal, digest, RegistryOptions.trust] + AuthorityAction.signing
    ),
    (
      .show,
      [AuthorityAction.proposal, position, at, print, format] + RegistryOptions.reading
    ),
  ]

  /// Shows and changes the rules by which all is judged.
  static let registryPolicy = Verb(
    "policy", Phrase("Show the policy, propose another, or second that.", "显示制度、提议新制度或附议。"),
    discussion: Phrase(
      """
      The policy in force until then says who may sign, and how many must. Whoever proposes or seconds is shown what changes: \
      who gains or loses which role and what they may do by it, which numbers change, which gates come and go. Whoever \
      seconds is asked; elsewhere than at a terminal --digest names the policy.
      """,
      """
      谁可签名、须有几人签名，由此前生效的制度决定。提议与附议时展示变化：谁得到或失去哪些角色及权限、哪些人数与期限变更、\
      门槛的增减。附议前会询问；无终端时须以 --digest 指明制度。
      """),
    accepts: AuthorityAction.options(of: policyTable) + [action]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    switch try AuthorityAction.of(arguments, action, policyTable, otherwise: .show) {
    case .propose:
      try proposePolicy(run)
      return .good
    case .second: return try secondPolicy(run)
    default:
      try showPolicy(run)
      return .good
    }
  }

  private static func proposePolicy(_ run: RegistryRun) throws {
    let written = try WrittenPolicy(
      try run.arguments.required(file), run.arguments, run.console)
    let store = try run.open(.writing)
    try written.check(signers: store.state.signers, run.console)
    let (policy, state) = (written.policy, store.state)
    let digest = try policy.digest()
    if digest != state.policyDigest {
      PolicyDifferencePage(from: state.policy, state.policyDigest, to: policy).show(run.console)
    }
    try run.sign(in: store, artefacts: [Array(try policy.text().utf8)]) {
      _ throws(RegistryError) in
      .policyProposed(PolicyProposal(policy: digest))
    }
    run.console.print(Phrase("policy \(digest)", "制度 \(digest)"))
  }

  private static func secondPolicy(_ run: RegistryRun) throws -> ExitCode {
    let position = try run.arguments.required(AuthorityAction.proposal)
    let body = EventBody.policySeconded(Seconding(proposal: position))
    let store = try run.openChecked()
    let after = try run.rehearse(in: store, body)
    let page = try PolicyProposalPage(position, in: store, at: run.time)
    page.show(run.console)
    if after.policyDigest == page.digest {
      run.console.print(Phrase("with this signature it is in force", "加上此签名即施行"))
    }
    // Keys may have gone since it was proposed.
    try run.console.tell(page.policy.workProblems(signers: store.state.signers))
    let subject = NamedSubject(
      what: Phrase("the policy", "制度"), position: position, identity: page.digest, option: digest)
    return try run.second(in: store, body, subject)
  }

  private static func showPolicy(_ run: RegistryRun) throws {
    let (arguments, console) = (run.arguments, run.console)
    if arguments[AuthorityAction.proposal] != nil, arguments[position] != nil {
      throw UsageError.conflict(AuthorityAction.proposal.parameter, position.parameter)
    }
    if arguments[at] != nil, arguments[position] != nil {
      throw UsageError.conflict(at.parameter, position.parameter)
    }
    let store = try run.openToShow()
    let isJSON = (arguments[format] ?? .text) == .json
    if let proposal = arguments[AuthorityAction.proposal] {
      let page = try PolicyProposalPage(proposal, in: store, at: run.time)
      if arguments[print] {
        console.write(try page.policy.fileText())
      } else if isJSON {
        console.write(page.json.pretty)
      } else {
        page.show(console)
      }
      return
    }
    let adoption = try adoption(asked: run, in: store)
    if arguments[print] {
      console.write(try adoption.policy.fileText())
      return
    }
    let page = try PolicyPage(adoption, in: store, at: run.time)
    if isJSON { console.write(page.json.pretty) } else { page.show(console) }
  }

  /// The policy in force now, or where and when the arguments say.
  private static func adoption(
    asked run: RegistryRun, in store: RegistryStore
  ) throws -> Adoption {
    let state = store.state
    if let position = run.arguments[position] {
      guard position <= state.position, let adoption = state.adoption(at: position) else {
        throw RegistryError(
          .badInput,
          Phrase(
            "the log ends with event \(state.position), there is no event \(position)",
            "日志止于事件 \(state.position)，没有事件 \(position)"))
      }
      return adoption
    }
    let time = run.time
    guard
      let adoption = try state.adoptions.last(where: {
        try store.time(of: $0.position) <= time
      })
    else {
      throw RegistryError(
        .badInput,
        Phrase(
          "the registry began on \(try store.time(of: 0)), after \(time)",
          "登记簿始于 \(try store.time(of: 0))，晚于 \(time)"))
    }
    return adoption
  }
}
