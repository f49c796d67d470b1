import Diagnostics
import Numbers
import Registry
import SQLite

extension Verb {
  private static let role = Option<String>.name(
    "role", help: Phrase("The role in which is approved.", "以何角色批准。"), isRequired: true)
  private static let from = Option<Timestamp>.timestamp(
    "from",
    help: Phrase("When it goes live; all who approve name the same time.", "生效时间；各审批人须一致。"),
    isRequired: true)
  private static let share = Option<Int>.integer(
    "share", valueName: "percent", in: 1...100,
    help: Phrase("The share of the customers whom it decides at first.", "起始的客户份额。"),
    defaultText: Phrase(verbatim: "100"))
  private static let widenTo = Option<Int>.integer(
    "widen-to", valueName: "percent", in: 1...100,
    help: Phrase(
      "The share to which it may be widened without another approval.", "无需再次审批即可扩大到的份额。"),
    defaultText: Phrase("as --share", "同 --share"))
  private static let inFlight = Option<String>(
    "in-flight", valueName: "date",
    help: Phrase("Which date of applications under way counts.", "在途申请以哪个日期为准。"),
    defaultText: Phrase(verbatim: ReleasePlan.InFlight.decisionDate.rawValue),
    choices: ReleasePlan.InFlight.allCases.map(\.rawValue),
    expected: .oneOf(ReleasePlan.InFlight.allCases.map(\.rawValue)),
    read: { ReleasePlan.InFlight(rawValue: $0)?.rawValue })
  private static let inFlightUntil = Option<CalendarDate>.date(
    "in-flight-until",
    help: Phrase(
      "The last day on which applications made before the release are decided by the version before.",
      "发布前提交的在途申请由原版本决策的最后日期。"),
    defaultText: Phrase("no end", "无截止"))
  private static let provinces = Option<String>.text(
    "province", valueName: "name",
    help: Phrase(
      "Only applications whose field 'province' says this; may be repeated.",
      "仅限字段“province”为该值的申请，可重复指定。"), isRepeated: true)
  private static let expires = Option<Timestamp>.timestamp(
    "expires", help: Phrase("When the approval lapses unused.", "批准未使用时的失效时间。"),
    defaultText: Phrase("as long as the policy allows", "制度允许的最长期限"))

  /// Consents to a release.
  static let registryApprove = Verb(
    "approve", Phrase("Consent to the release of a version, after looking at it.", "查看后批准版本上线。"),
    discussion: Phrase(
      """
      Shows what is approved before it is signed: what changes against the version it replaces, what its runs came to, what is \
      waived, and when and to whom it goes live. At a terminal it asks; elsewhere --yes must be given.
      """,
      """
      签名前先展示批准的内容：与被替换版本的差异、各次运行的结果、豁免事项、生效时间与范围。\
      在终端上会询问确认；其他场合须给出 --yes。
      """),
    accepts: [
      role, RegistryOptions.environment, from, share, widenTo, inFlight, inFlightUntil, provinces,
      expires, RegistryOptions.yes,
    ] + RegistryOptions.signingOnTop + [RegistryOptions.version]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let store = try run.openChecked()
    let role = try arguments.required(role)
    let environment = try arguments.required(RegistryOptions.environment)
    let share = arguments[share] ?? 100
    let plan = ReleasePlan(
      from: try arguments.required(from), share: share, widenTo: arguments[widenTo] ?? share,
      inFlight: arguments[inFlight].flatMap { ReleasePlan.InFlight(rawValue: $0) }
        ?? .decisionDate, inFlightUntil: arguments[inFlightUntil],
      provinces: try PlannedProvinces(
        arguments.all(provinces), of: run.version(in: store.state).version, in: store
      ).names)
    let time = run.time
    func approval(_ state: RegistryState) throws(RegistryError) -> Approval {
      let record = try run.version(in: state)
      return Approval(
        version: record.version, product: record.product, parent: record.submission.parent,
        decision: "approve", role: role, environment: environment, policy: state.policyDigest,
        evidence: record.validation(in: environment)?.validation.records ?? [], plan: plan,
        expires: arguments[expires] ?? time.adding(days: state.policy.approve.expiresDays))
    }
    let shown = try approval(store.state)
    // Nobody looks at, and is asked for, what would be refused.
    try run.rehearse(in: store, .approved(shown))
    try ApprovalView(shown, store).show(console)
    guard try arguments[RegistryOptions.yes] || console.asks(ApprovalView.question) else {
      console.say(Phrase("nothing was signed", "未签名"))
      return .no
    }
    try run.sign(in: store) { state throws(RegistryError) in
      guard try approval(state) == shown else {
        throw RegistryError(
          .headMoved,
          Phrase("the version or the policy has changed since it was shown", "展示之后版本或制度已变更"),
          remedy: Phrase("look again", "请重新查看"))
      }
      return .approved(shown)
    }
    return .good
  }
}
