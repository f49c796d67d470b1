import Diagnostics
import Engine
import Registry
import Reports
import Semantics

extension Verb {
  private static let onlyProduct = RegistryOptions.product

  /// All versions.
  static let registryList = Verb(
    "list", Phrase("List all versions and where they stand.", "列出全部版本及其状态。"),
    accepts: [onlyProduct, format] + RegistryOptions.reading
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let state = try run.openToShow().state
    if let product = arguments[onlyProduct] { try state.checkProduct(product) }
    let list = VersionList(state, product: arguments[onlyProduct], at: run.time)
    switch arguments[format] ?? .text {
    case .text: list.show(console)
    case .json: console.write(list.json.pretty)
    }
    return .good
  }

  private static let print = Flag(
    "print",
    help: Phrase("Only the canonical print: the rules that are the version.", "只输出规范文本，即版本本身的规则。"))

  /// One version.
  static let registryShow = Verb(
    "show", Phrase("Show all that is known of a version.", "显示版本的全部信息。"),
    accepts: [print, format] + RegistryOptions.reading + [RegistryOptions.version]
  ) { arguments, console in
    if arguments[print] { try arguments.refuse([format], beside: print) }
    let run = RegistryRun(arguments, console)
    let store = try run.openToShow()
    let record = try run.version(in: store.state)
    if arguments[print] {
      console.write(try StoredBook(record.version, in: store).print)
      return .good
    }
    let page = VersionPage(record, store.state, at: run.time)
    switch arguments[format] ?? .text {
    case .text: page.show(console)
    case .json: console.write(page.json.pretty)
    }
    return .good
  }

  /// Which version decided when.
  static let registryTimeline = Verb(
    "timeline",
    Phrase("Say which version decided when, without gap or overlap.", "显示各时段由哪个版本决策，无空档与重叠。"),
    accepts: [RegistryOptions.environment, onlyProduct, format] + RegistryOptions.reading
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let state = try run.openToShow().state
    let environment = try arguments.required(RegistryOptions.environment)
    let product = arguments[onlyProduct]
    if let product { try state.checkProduct(product) }
    let timelines = state.places(in: environment)
      .filter { product ?? $0.product == $0.product }.map {
        ReleaseTimeline($0, state, at: run.time)
      }
    // One that the policy knew earlier may still have a past.
    if timelines.isEmpty { try state.checkEnvironment(environment) }
    switch arguments[format] ?? .text {
    case .text:
      for timeline in timelines { timeline.show(console) }
      if timelines.isEmpty {
        console.print(
          Phrase("nothing has ever been live in \(environment)", "\(environment) 从未有版本生效"))
      }
    case .json: console.write(JSON.array(timelines.map(\.json)).pretty)
    }
    return .good
  }

  private static let older = Positional("old", help: Phrase("The older version.", "旧版本。"))
  private static let newer = Positional("new", help: Phrase("The newer version.", "新版本。"))
  private static let examples = Option<Int>.integer(
    "examples", in: 0...1_000,
    help: Phrase("How many applications show each kind of change.", "每类变化列出的申请笔数。"),
    defaultText: Phrase(verbatim: "3"))
  private static let diffHistory = Option<String>.text(
    "history", valueName: "file",
    help: Phrase("A history whose applications show what the changes do.", "用其中的申请说明变化影响的历史文件。"))

  /// What differs between two versions.
  static let registryDiff = Verb(
    "diff", Phrase("Say what changes between two versions, and for whom.", "说明两个版本之间改了什么、影响谁。"),
    discussion: Phrase(
      """
      Rules, parameters, tables and the rest as 'diff' tells them. With --history both versions decide its applications, and \
      each kind of change – admitted anew, refused anew, line raised, cut … – is shown by a few of them.
      """,
      """
      规则、参数、决策表等的差异与“diff”相同。给出 --history 时以两个版本分别决策其中的申请，\
      并就每类变化（新准入、新拒绝、额度提高、额度降低等）列出若干笔。
      """),
    accepts: [diffHistory, examples, HistoryOptions.processedOn, DataOptions.threads, format]
      + RegistryOptions.reading + [older, newer]
  ) { arguments, console in
    if arguments[diffHistory] == nil {
      let own: [any Accepted] = [examples, HistoryOptions.processedOn, DataOptions.threads]
      try arguments.refuse(own, without: diffHistory)
    }
    let run = RegistryRun(arguments, console)
    let store = try run.openToShow()
    func book(_ text: String) throws -> Program {
      try StoredBook(run.version(text, in: store.state).version, in: store).program
    }
    let (old, new) = (try book(arguments[older]), try book(arguments[newer]))
    let page = DifferencePage(
      old: old, new: new, difference: difference(from: old, to: new), language: console.language)
    let changes = try arguments[diffHistory].flatMap { path in
      try VersionDifference.changes(
        from: old, to: new, history: path, arguments, examples: arguments[examples] ?? 3, console)
    }.map { OutcomeChangesText($0, live: old, candidate: new, in: console.language) }
    switch arguments[format] ?? .text {
    case .text:
      page.show(console)
      if let changes { console.write("\n" + changes.text) }
    case .json:
      console.write(
        JSON.members(["difference": page.json, "applications": changes?.json]).pretty)
    }
    return .good
  }

  private static let within = Option<Int>.integer(
    "within", valueName: "days", in: 0...3_660,
    help: Phrase("How many days ahead to look.", "提前查看的天数。"), defaultText: Phrase(verbatim: "30"))
  private static let moment = Option<Timestamp>.timestamp(
    RegistryOptions.at.parameter.name,
    help: Phrase("When it is looked at, past or to come.", "查看的时点，可早于或晚于此刻。"),
    defaultText: Phrase("now", "此刻"))

  /// What must be done.
  static let registryDue = Verb(
    "due",
    Phrase(
      "List what is due and what is overdue; 1 where anything is overdue.", "列出将到期与已逾期事项；有逾期时返回 1。"),
    discussion: Phrase(
      """
      Of what is live or on its way: reviews, waivers and approvals that lapse; and, however far away, what waits for another \
      person: rollbacks to confirm, resumptions to second, reviews that a breach opened and nobody has closed. What is halted \
      is overdue until it is resumed.
      """,
      """
      已生效或待生效版本的复审期限、将失效的豁免与批准；以及不论期限远近、正等待另一人处理的事项：\
      待确认的回滚、待附议的恢复、因超限开启而未结束的复核。已停用的在恢复之前均列为逾期。
      """),
    accepts: [within, moment, format] + RegistryOptions.reading
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let list = DueList(try run.openToShow().state, at: run.time, days: arguments[within] ?? 30)
    switch arguments[format] ?? .text {
    case .text: list.show(console)
    case .json: console.write(list.json.pretty)
    }
    return list.hasOverdue ? .no : .good
  }

  private static let from = Option<Int>.integer(
    "from", valueName: "event", in: 0...Int.max, help: Phrase("The first event to show.", "起始事件序号。")
  )

  /// All events.
  static let registryLog = Verb(
    "log", Phrase("Show the events, each with who signed it.", "显示事件及其签名人。"),
    discussion: Phrase(
      """
      In JSON 'statement' is the text that was signed, byte for byte: with 'signature' in a file, ssh-keygen -Y verify checks \
      it without us.
      """,
      """
      JSON 中的 statement 即被签名文本的原文：将 signature 存为文件后，可直接用 ssh-keygen -Y verify 核验。
      """),
    accepts: [from, format] + RegistryOptions.reading
  ) { arguments, console in
    let store = try RegistryRun(arguments, console).openToShow()
    let from = arguments[from] ?? 0
    guard from <= store.state.position else {
      throw RegistryError(
        .badInput,
        Phrase(
          "there is no event \(from)", "没有事件 \(from)"),
        remedy: Phrase(
          "the last one is event \(store.state.position)", "最后一个事件为 \(store.state.position)"))
    }
    let events = try store.events(from: from)
    switch arguments[format] ?? .text {
    case .text: for event in events { console.print(event.logLine) }
    case .json: console.write(JSON.array(events.map(\.json)).pretty)
    }
    return .good
  }

  private static let heldAgainst = Option<String>.text(
    "trust", valueName: "file",
    help: Phrase(
      "A trust file: the log must be the one that was seen, as far as it was seen.",
      "信任文件：日志须与此前所见一致。"))

  /// Walks everything.
  static let registryVerify = Verb(
    "verify",
    Phrase(
      "Walk the whole registry and name the first thing that does not hold.", "核验整个登记簿，指出首个不成立之处。"),
    discussion: Phrase(
      """
      The file's schema, the chain of events, every document and record by its digest, every rule of the policy at every \
      event, every signature by the key that was in force there, and every run's record against what was signed of it. \
      Without --trust a log that was rebuilt from its beginning by somebody with other keys cannot be told from ours; \
      with it the log must also have stated what the trust has seen of each environment.
      """,
      """
      核验文件结构、事件链、每份文档与记录的摘要、每个事件当时的制度要求、每个签名与当时有效的密钥，\
      以及每次运行的记录与所签署内容。不给出 --trust 时，无法识别他人以其他密钥从头重建的日志；\
      给出时，日志还须发布过信任文件在各环境所见的序号。
      """),
    accepts: [heldAgainst, DataOptions.threads, format] + RegistryOptions.reading
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let trust = try arguments[heldAgainst].map { path in
      try TrustFile.read(path)
    }
    var verification = RegistryVerification(path: run.path, keygen: try run.keygen())
    verification.marks = trust?.marks ?? []
    verification.answers = trust?.last ?? [:]
    verification.threads = DataOptions.threadCount(arguments)
    let page = VerificationPage(
      of: Result { () throws(RegistryError) in try verification.run() }, trust: trust)
    switch arguments[format] ?? .text {
    case .text: page.show(console)
    case .json: console.write(page.json.pretty)
    }
    return page.code
  }
}
