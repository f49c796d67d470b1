import Diagnostics
import Registry

extension Verb {
  private static let environment = RegistryOptions.environment
  private static let product = RegistryOptions.requiredProduct
  private static let because = RegistryOptions.because

  /// Puts an approved version in the way of going live.
  static let registrySchedule = Verb(
    "schedule",
    Phrase("Release an approved version by the plan that was approved.", "按已批准的方案安排上线。"),
    discussion: Phrase(
      """
      Refused where what was approved is not what would run: other evidence than the policy in force asks for, an engine \
      that means something else by the rules, too few approvals that are good.
      """,
      """
      所批准的与将要运行的不一致时予以拒绝：证据与现行制度的要求不符、引擎对规则的解读不同、有效批准不足。
      """),
    accepts: [environment] + RegistryOptions.signingOnTop + [RegistryOptions.version]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let environment = try arguments.required(environment)
    let engine = try EngineIdentity.current()
    try run.signOnTop { state throws(RegistryError) in
      let record = try run.version(in: state)
      let place = ReleaseLine.Place(product: record.product, environment: environment)
      let plan = try record.approvedPlan(in: environment)
      return .scheduled(
        Release(
          product: record.product, environment: environment, version: record.version, plan: plan,
          salt: try state.salt(of: record.version, in: place, plan: plan, at: run.time),
          engine: engine))
    }
    return .good
  }

  private static let share = Option<Int>.integer(
    "share", valueName: "percent", in: 1...100,
    help: Phrase("The share of the customers whom it is to decide.", "扩大后的客户份额。"), isRequired: true)
  private static let from = Option<Timestamp>.timestamp(
    "from", help: Phrase("From when on.", "生效时间。"), defaultText: Phrase("now", "此刻"))

  /// Gives a staged version more customers.
  static let registryWiden = Verb(
    "widen", Phrase("Give a staged version a greater share of the customers.", "扩大灰度版本的客户份额。"),
    discussion: Phrase(
      """
      Customers whom it decides already stay with it. At 100 the version before it retires. No share above the approved \
      one is taken.
      """,
      """
      已由其决策的客户不会改变。到 100 时前一版本退役。不得超过批准的上限。
      """),
    accepts: [environment, share, from] + RegistryOptions.signingOnTop + [RegistryOptions.version]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let environment = try arguments.required(environment)
    let share = try arguments.required(share)
    let from = arguments[from]
    try run.signOnTop { state throws(RegistryError) in
      let record = try run.version(in: state)
      return .widened(
        Widening(
          product: record.product, environment: environment, version: record.version,
          share: share, from: from ?? run.time))
    }
    return .good
  }

  /// Refers everything to people.
  static let registryHalt = Verb(
    "halt", Phrase("Refer all applications to people, at once.", "立即停用规则，全部转人工。"),
    accepts: [environment, RegistryOptions.product, because] + RegistryOptions.signing
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let halt = Halt(
      product: arguments[RegistryOptions.product], environment: try arguments.required(environment),
      because: try arguments.required(because))
    try run.sign { _ throws(RegistryError) in .halted(halt) }
    return .good
  }

  private static let second = Option<Int>.integer(
    "second", valueName: "event", in: 0...Int.max,
    help: Phrase(
      "Second the request of that event, instead of making one.", "附议该事件的申请，而非新提申请。"))
  private static let reason = Option<String>.text(
    "because", valueName: "text", help: Phrase("Why, in one line.", "原因，一行文字。"))
  private static let place = Option<String>.name(
    "environment", help: Phrase("Where it is halted.", "被停用的环境。"))

  /// Ends a halt.
  static let registryResume = Verb(
    "resume", Phrase("Ask for the end of a halt, or second that.", "申请结束停用，或附议该申请。"),
    discussion: Phrase(
      "A halt ends once as many persons as the policy asks for have signed, each for another role.",
      "达到制度要求的人数并分别以不同角色签名后，停用结束。"),
    accepts: [place, RegistryOptions.product, reason, second] + RegistryOptions.signingOnTop
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    if let proposal = arguments[second] {
      try arguments.refuse([place, RegistryOptions.product, reason], beside: second)
      try run.signOnTop { _ throws(RegistryError) in
        .resumeSeconded(Seconding(proposal: proposal))
      }
      return .good
    }
    let halt = Halt(
      product: arguments[RegistryOptions.product], environment: try arguments.required(place),
      because: try arguments.required(reason))
    try run.signOnTop { _ throws(RegistryError) in .resumed(halt) }
    return .good
  }

  /// Goes back to the version that was live before.
  static let registryRollback = Verb(
    "rollback", Phrase("Go back to the version that was live before, at once.", "立即回滚到此前生效的版本。"),
    discussion: Phrase(
      """
      A second person confirms it within the hours that the policy names; where nobody does, the product halts.
      """,
      "须由第二人在制度规定的时限内确认；无人确认时该产品停用。"),
    accepts: [environment, product, because] + RegistryOptions.signing
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let place = ReleaseLine.Place(
      product: try arguments.required(product), environment: try arguments.required(environment))
    let because = try arguments.required(because)
    try run.sign { state throws(RegistryError) in
      let (from, to) = try state.rollback(of: place, at: run.time)
      return .rolledBack(
        Rollback(
          product: place.product, environment: place.environment, from: from, to: to,
          because: because))
    }
    return .good
  }

  private static let event = Positional(
    "event", help: Phrase("The position of the rollback.", "回滚事件的序号。"))

  /// Confirms a rollback.
  static let registryConfirm = Verb(
    "confirm", Phrase("Confirm a rollback as the second person.", "以第二人身份确认回滚。"),
    accepts: RegistryOptions.signingOnTop + [event]
  ) { arguments, console in
    guard let position = Int(arguments[event]), position >= 0 else {
      throw UsageError.unfit(arguments[event], event)
    }
    let run = RegistryRun(arguments, console)
    try run.signOnTop { _ throws(RegistryError) in
      .rollbackConfirmed(Seconding(proposal: position))
    }
    return .good
  }

  private static let validUntil = Option<Timestamp>.timestamp(
    "valid-until", help: Phrase("Until when pipelines may use it.", "流水线可使用的截止时间。"),
    defaultText: Phrase(
      "as long as the policy allows, and nothing changes", "制度允许且生效情况不变的最长期限"))

  /// Signs what is live.
  static let registryPublish = Verb(
    "publish", Phrase("Sign what is live, for pipelines to fetch.", "签署现行清单，供流水线获取。"),
    discussion: Phrase(
      "It is good as long as the policy allows, but no longer than what is live stays so by what is scheduled: publish again then.",
      "有效期以制度为限，且不晚于已安排的下一次生效变化；届时请再次发布。"),
    accepts: [environment, validUntil] + RegistryOptions.signingOnTop
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let environment = try arguments.required(environment)
    let store = try run.openChecked()
    for words in store.state.lapsed(in: environment, at: run.time) {
      console.say(Phrase("warning: ", "警告：") + words)
    }
    let signed = try run.sign(in: store) { state throws(RegistryError) in
      .current(
        try state.makeCurrent(in: environment, at: run.time, validUntil: arguments[validUntil]))
    }
    guard case .current(let current) = signed.event.body else { return .good }
    PublishedNotes(current, at: signed.event.at, store.state).show(console)
    return .good
  }
}
