import Diagnostics
import Engine
import Registry
import Reports
import Semantics

extension Verb {
  private static let onlyProduct = RegistryOptions.product

  /// Which version decided when.
  static let registryTimeline = Verb(
    "timeline",
    Phrase("Say which version decided when, without gap or overlap.", "显示各时段由哪个版本决策，无空档与重叠。"),
    accepts: [RegistryOptions.environment, onlyProduct, format] + RegistryOptions.reading
  ) { arguments, console in
    let state = try RegistryRun(arguments, console).open().state
    let environment = try arguments.required(RegistryOptions.environment)
    let product = arguments[onlyProduct]
    let timelines = state.lines.values.sorted { $0.place < $1.place }
      .filter {
        $0.place.environment == environment && product ?? $0.place.product == $0.place.product
      }
      .map { ReleaseTimeline($0, state) }
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
    let run = RegistryRun(arguments, console)
    let store = try run.open()
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
    help: Phrase("How many days ahead to look.", "提前查看的天数。"), defaultText: Phrase(verbatim: "14"))

  /// What must be done.
  static let registryDue = Verb(
    "due",
    Phrase("List what is due and what is overdue; 1 where anything is.", "列出将到期与已逾期事项；有逾期时返回 1。"),
    accepts: [within, RegistryOptions.at, format] + RegistryOptions.reading
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let list = DueList(try run.open().state, at: run.time, days: arguments[within] ?? 14)
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
    let store = try RegistryRun(arguments, console).open()
    let events = try store.events(from: arguments[from] ?? 0)
    switch arguments[format] ?? .text {
    case .text: for event in events { console.print(event.logLine) }
    case .json: console.write(JSON.array(events.map(\.json)).pretty)
    }
    return .good
  }
}
