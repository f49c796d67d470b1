import Diagnostics
import Registry
import Reports
import RunRecord
import SQLite
import Semantics
import Simulation

extension Verb {
  private enum Format: String, CaseIterable { case text, csv }
  private static let printing = Option<Format>.choice(
    "format", help: Phrase("How to print.", "输出格式。"), default: .text)
  private static let logs = Option<String>.text(
    "log", valueName: "path",
    help: Phrase("A decision log, or a folder of them; may be repeated.", "决策日志文件或文件夹，可重复指定。"),
    isRequired: true, isRepeated: true)
  private static let evidence = Option<String>.text(
    "evidence", valueName: "file",
    help: Phrase(
      "The run.json of the backtest by which the version was approved.", "该版本获批所依据的回测的 run.json。"),
    isRequired: true)
  private static let performance = Option<String>.text(
    "performance", valueName: "file",
    help: Phrase(
      "Loans by month, as 'import' reads them; needs --log-key.",
      "贷款逐月表现，格式同“import”；须同时给出 --log-key。"))
  private static let scenario = Option<String>.text(
    "scenario", valueName: "file",
    help: Phrase("The scenario that says what a bad loan is.", "定义不良贷款的情景。"),
    defaultText: Phrase("the one that the evidence names", "证据所指的情景"))
  private static let plan = Option<String>.text(
    "plan", valueName: "file",
    help: Phrase("The monitoring plan: how far figures may stray.", "监测方案：各指标的容许偏离。"))

  /// Holds the figures of logged decisions against the evidence by which their version was approved.
  static let monitor = Verb(
    "monitor",
    Phrase("Hold logged decisions against the evidence of their version.", "将日志中的决策与其版本的证据对照。"),
    discussion: Phrase(
      """
      By version and model family: pass, refer and decline rate, line and rate, hits and undecided of each rule, PSI of \
      the applicants' fields and of the version's own score, line and rate, and the bad rate by quarter of application, \
      each with the evidence's figure and its limits. Logs hold no scores: they come out where the version, named by \
      --rules, --bundle or --registry, decides again. A figure is a breach where it is beyond its limits and chance does \
      not explain it; the answer is then no.

      With --registry the evidence must be a run that was signed there for its version, and with --by a breach opens a \
      review, which lasts until 'registry close-review'; a breach that is under review opens no other.
      """,
      """
      按版本与模型类别列出：通过率、转人工率、拒绝率，额度与利率，各规则的命中率与无法判断率，\
      客群字段以及版本自身评分、额度与利率的 PSI，以及按申请季度的不良率，并附证据值与限值。\
      日志不含评分：用 --rules、--bundle 或 --registry 指定版本后重新计算得出。\
      超出限值且非随机波动所能解释者为超限，此时结果为“否”。

      给出 --registry 时，证据须是在其中为该版本签署过的运行；再给出 --by 时，超限即开启复核，\
      直至“registry close-review”结束；已在复核中的超限不再另开。
      """),
    accepts: [logs, evidence, performance, DecisionLogging.key, scenario, plan, printing]
      + [VersionPrints.rules, VersionPrints.bundle, ReviewOpener.registry, ReviewOpener.person]
      + [RegistryOptions.keygen, RegistryOptions.trust]
  ) { arguments, console in
    let reviews = try ReviewOpener(arguments, console)
    let folder = try EvidenceFolder(recordAt: try arguments.required(evidence))
    let signed = try reviews.map { try SignedEvidence(folder, in: $0.store.state) }
    let limits = try arguments[plan].map { try PlanFile.read($0) } ?? MonitoringPlan()
    let key = try arguments[DecisionLogging.key].map { try IdentifierKey(file: $0) }
    let loans = try arguments[performance].map { path -> LoanPerformance in
      guard let key else { throw UsageError.missing(DecisionLogging.key.parameter) }
      return try LoanPerformance(
        path, try folder.scenario(at: arguments[scenario], console), key, console)
    }
    let paths = try DecisionLogWalk.files(at: arguments.all(logs))
    var versions = try VersionPrints(arguments, console)
    if let reviews { try versions.add(reviews.store) }
    let logged = try LogMonitoring(
      paths, fields: try folder.fieldNames(), versions: versions, loans: loans, key: key)
    let match = try loans?.matched(by: logged.applications)
    var monitored: [(version: String, monitoring: Monitoring)] = []
    for (version, decisions) in logged.decisions.sorted(by: { $0.key < $1.key }) {
      guard let evidence = try folder.evidence(of: version) else {
        console.say(
          Phrase(
            "note: the evidence is not of the version \(version), by which \(counted(decisions.decisions.count, "decision was", "decisions were")) made",
            "说明：证据与版本 \(version) 无关，该版本作出了 \(decisions.decisions.count) 笔决策"))
        continue
      }
      monitored.append(
        (
          version,
          Monitoring(decisions, evidence: evidence, plan: limits, hasLoans: loans != nil)
        ))
    }
    guard !monitored.isEmpty else {
      throw ToolError(
        .badInput,
        Phrase(
          "no decision of the logs is by a version of the evidence", "日志中没有由证据所涉版本作出的决策"))
    }
    let tables = Monitoring.Tables(
      monitored.map { (version: $0.version.short, monitoring: $0.monitoring) })
    let notes = [match?.words].compactMap(\.self) + (signed?.words ?? [])
    switch arguments[printing] ?? .text {
    case .csv:
      for note in notes { console.say(note) }
      console.write(tables.all.csv)
    case .text:
      console.print(logged.words(monitored.count))
      for note in notes { console.print(note) }
      for table in tables.byUnit {
        RunTableText.lines(table, in: console.language).forEach { console.print($0) }
      }
    }
    let breaches = monitored.filter(\.monitoring.hasBreach)
    guard !breaches.isEmpty else { return .good }
    try reviews?.open(breaches)
    return .no
  }
}

extension LogMonitoring {
  /// How many decisions there are.
  fileprivate func words(_ versions: Int) -> Phrase {
    let count = decisions.values.reduce(0) { $0 + $1.decisions.count }
    return Phrase(
      "\(counted(count, "decision")); \(counted(superseded, "corrected one is", "corrected ones are")) left out, \(masked) \(masked == 1 ? "has" : "have") masked fields",
      "\(count) 笔决策；已更正而不计的 \(superseded) 笔，含屏蔽字段的 \(masked) 笔")
  }
}
