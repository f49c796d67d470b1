import Columns
package import Diagnostics
import Engine
import Numbers
import Semantics
package import Simulation
import Syntax

/// A backtest for a terminal.
package struct BacktestText {
  let backtest: Backtest
  let language: Language
  var lines: [String] = []

  /// The text, each line ended.
  package static func render(_ backtest: Backtest, in language: Language = .english) -> String {
    var text = BacktestText(backtest: backtest, language: language)
    text.writeHead()
    text.writePreflight()
    text.writeHeadline()
    text.writeMatrix()
    for (role, version) in text.versions { text.writeRules(version, role) }
    for (role, version) in text.versions { text.writeUndecided(version, role) }
    text.writeAssumptions()
    text.writeMonths()
    return text.lines.map { $0 + "\n" }.joined()
  }

  init(backtest: Backtest, language: Language) {
    self.backtest = backtest
    self.language = language
  }

  /// Both versions, each with what it is called.
  var versions: [(role: Phrase, version: VersionResult)] {
    [(Self.live, backtest.live), (Self.candidate, backtest.candidate)]
  }

  static let live = Phrase("live", "现行版")
  static let candidate = Phrase("candidate", "候选版")
  static let applications = Phrase("applications", "申请笔数")
  static let change = Phrase("change", "变化")
  static let all = Phrase("all", "合计")

  func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  /// An outcome as the matrix names it.
  func word(_ outcome: Outcome) -> String {
    words(Phrase("\(outcome.word)", "\(outcome.words.chinese)"))
  }

  func table(_ columns: [(Phrase, TextTable.Alignment)]) -> TextTable {
    TextTable(columns.map { (words($0), $1) })
  }

  mutating func heading(_ title: Phrase) { lines += ["", words(title)] }

  mutating func add(_ line: Phrase) { lines.append("  " + words(line)) }

  mutating func add(_ table: TextTable) { lines += table.lines() }

  private var currency: String { backtest.live.program.currency }

  var hasLine: Bool {
    backtest.live.total.offeredLine != nil || backtest.candidate.total.offeredLine != nil
  }

  // MARK: What was compared

  private mutating func writeHead() {
    var table = TextTable(alignments: [.left, .left, .left])
    for (role, version) in versions {
      table.add([words(role), version.program.name, version.program.digest])
    }
    if let history = backtest.history {
      table.add([words(Phrase("history", "历史数据")), history.path, history.digest])
    }
    lines += table.lines(margin: 0)
    var head = BacktestWords.applications(backtest.applications)
    if let first = backtest.months.first, let last = backtest.months.last {
      head = head + Phrase(", ", "，") + BacktestWords.span(first, last)
    }
    lines.append(words(head))
    if backtest.leftOut > 0 {
      let causes = backtest.excluded.map {
        let cause = Catalogue.words(of: .term("cause_\($0.cause)"), in: language)
        return Phrase(
          "\(BacktestWords.count($0.rows)) \(cause)", "\(cause) \(BacktestWords.count($0.rows)) 行")
      }
      // A history counts what it keeps aside; why, 'import' has told.
      add(
        BacktestWords.applications(backtest.leftOut)
          + (causes.isEmpty
            ? Phrase(" kept aside by the history, not decided", "被历史库隔离、未作决策")
            : Phrase(" left out, not decided; rows at fault: ", "被排除、未作决策；有误的行：")
              + .joined(causes, by: Phrase(", ", "、"))))
    }
    add(
      Phrase(
        "match rate with recorded decisions: not available, the data holds none",
        "与历史决策记录的一致率：无法给出，数据中没有决策记录"))
    if let processing = backtest.processing { add(BacktestWords.consent(processing)) }
    if backtest.outsideMonths > 0 {
      add(
        BacktestWords.applications(backtest.outsideMonths)
          + Phrase(" of other months not asked for", "属于未要求的其他月份"))
    }
  }

  private mutating func writePreflight() {
    let preflight = backtest.preflight
    let months = preflight.months.filter { $0.rows > 0 }
    guard !months.isEmpty else { return }
    let rows = months.reduce(0) { $0 + $1.rows }
    heading(
      Phrase("Data the candidate reads, in ", "候选版读取的数据，共 ")
        + BacktestWords.count(months.count, "month", "months", "个月"))
    var table = table([
      (Phrase("field", "字段"), .left), (Phrase("months", "月份"), .right),
      (Self.applications, .right), (Phrase("not held in", "无数据的月份"), .left),
    ])
    var complete = 0
    for field in preflight.fields {
      let present = field.present.reduce(0, +)
      let gaps = preflight.gaps(of: field)
      if present == rows {
        complete += 1
        continue
      }
      table.add([
        field.name, "\(months.count - gaps.count)/\(months.count)",
        BacktestWords.percent(present, of: rows),
        words(
          gaps.count == months.count
            ? Phrase("any month", "所有月份") : BacktestWords.stretches(gaps)),
      ])
    }
    if complete < preflight.fields.count { add(table) }
    add(
      Phrase(
        "\(complete) of \(preflight.fields.count) fields are there for every application",
        "\(preflight.fields.count) 个字段中有 \(complete) 个在每笔申请中都有值"))
  }

  // MARK: Figures

  private mutating func writeHeadline() {
    heading(Phrase("Headline", "总览"))
    var table = table([
      (Phrase(verbatim: ""), .left), (Self.live, .right), (Self.candidate, .right),
      (Self.change, .right),
    ])
    let (live, candidate) = (backtest.live.total, backtest.candidate.total)
    func counted(_ title: Phrase, _ figure: KeyPath<Figures, Int>) {
      let (from, to) = (live[keyPath: figure], candidate[keyPath: figure])
      table.add([
        words(title), BacktestWords.count(from), BacktestWords.count(to),
        BacktestWords.change(to - from),
      ])
    }
    counted(Self.applications, \.applications)
    counted(Phrase("approvals", "通过"), \.approvals)
    counted(Phrase("referrals", "转人工"), \.referrals)
    counted(Phrase("  by the system", "  系统转人工"), \.systemReferrals)
    counted(Phrase("declines", "拒绝"), \.declines)
    counted(Phrase("with an error", "出错"), \.errors)
    table.add(rate(Phrase("pass rate", "通过率"), of: live.applications))
    if backtest.leftOut > 0 {
      table.add(
        rate(
          Phrase("pass rate, left out counted", "通过率（计入被排除的申请）"),
          of: live.applications + backtest.leftOut))
    }
    if hasLine {
      for (title, figure) in [
        (Phrase("line offered, \(currency)", "给出的额度，\(currency)"), \Figures.offeredLine),
        (Phrase("line proposed, \(currency)", "建议的额度，\(currency)"), \Figures.proposedLine),
      ] {
        let (from, to) = (live[keyPath: figure], candidate[keyPath: figure])
        table.add([
          words(title), BacktestWords.money(from), BacktestWords.money(to),
          BacktestWords.change(from, to),
        ])
      }
    }
    add(table)
  }

  private func rate(_ title: Phrase, of whole: Int) -> [String] {
    let (from, to) = (backtest.live.total.approvals, backtest.candidate.total.approvals)
    return [
      words(title), BacktestWords.percent(from, of: whole), BacktestWords.percent(to, of: whole),
      words(BacktestWords.points(from, to, of: whole)),
    ]
  }

  private mutating func writeMonths() {
    guard !backtest.months.isEmpty else { return }
    heading(Phrase("By month of application (live → candidate)", "按申请月份（现行版 → 候选版）"))
    let counts: [(Phrase, TextTable.Alignment)] = [
      (Phrase("month", "月份"), .left), (Self.applications, .right),
      (Phrase("approved", "通过"), .right), (Phrase("referred", "转人工"), .right),
      (Phrase("declined", "拒绝"), .right), (Phrase("errors", "出错"), .right),
      (Phrase("pass rate", "通过率"), .right), (Self.change, .right),
    ]
    let amounts: [(Phrase, TextTable.Alignment)] = [
      (Phrase("line offered", "给出的额度"), .right), (Self.change, .right),
    ]
    var table = table(counts + (hasLine ? amounts : []))
    func row(_ title: String, _ from: Figures, _ to: Figures) -> [String] {
      func pair(_ figure: KeyPath<Figures, Int>) -> String {
        "\(BacktestWords.count(from[keyPath: figure])) → \(BacktestWords.count(to[keyPath: figure]))"
      }
      let rates =
        BacktestWords.percent(from.approvals, of: from.applications) + " → "
        + BacktestWords.percent(to.approvals, of: to.applications)
      return [
        title, BacktestWords.count(from.applications), pair(\.approvals), pair(\.referrals),
        pair(\.declines), pair(\.errors), rates,
        words(BacktestWords.points(from.approvals, to.approvals, of: from.applications)),
      ]
        + (hasLine
          ? [
            "\(BacktestWords.money(from.offeredLine)) → \(BacktestWords.money(to.offeredLine))",
            BacktestWords.change(from.offeredLine, to.offeredLine),
          ] : [])
    }
    for (index, month) in backtest.months.enumerated()
    where backtest.live.byMonth[index].applications > 0 {
      table.add(
        row(
          BacktestWords.month(month), backtest.live.byMonth[index],
          backtest.candidate.byMonth[index]))
    }
    table.addRule()
    table.add(row(words(Self.all), backtest.live.total, backtest.candidate.total))
    add(table)
  }

  private mutating func writeMatrix() {
    heading(Phrase("Outcomes, live in rows and candidate in columns", "结论对照（行为现行版，列为候选版）"))
    let share = BacktestWords.percent(backtest.changed, of: backtest.applications)
    add(
      BacktestWords.count(
        backtest.changed, "application has another outcome", "applications have another outcome",
        "笔申请的结论不同") + Phrase(", \(share)", "，占 \(share)"))
    var table = TextTable(
      [(words(Phrase("live \\ candidate", "现行版 \\ 候选版")), .left)]
        + Outcome.allCases.map { (word($0), .right) } + [(words(Self.all), .right)])
    for (from, outcome) in Outcome.allCases.enumerated() {
      let cells = backtest.matrix[from]
      table.add(
        [word(outcome)] + cells.map { BacktestWords.count($0.count) }
          + [BacktestWords.count(cells.reduce(0) { $0 + $1.count })])
    }
    table.addRule()
    let columns = Outcome.allCases.indices.map { to in
      backtest.matrix.reduce(0) { $0 + $1[to].count }
    }
    table.add(
      [words(Self.all)] + columns.map(BacktestWords.count) + [
        BacktestWords.count(backtest.applications)
      ])
    add(table)
    guard hasLine else { return }
    lines.append("")
    add(
      Phrase(
        "lines in each cell (offered on approve, proposed on refer)",
        "各格的额度（通过为给出的额度，转人工为建议的额度）"))
    var moved = self.table([
      (Self.live, .left), (Self.candidate, .left), (Self.applications, .right),
      (Phrase("live line", "现行版额度"), .right), (Phrase("candidate line", "候选版额度"), .right),
      (Self.change, .right),
    ])
    for (from, row) in backtest.matrix.enumerated() {
      for (to, cell) in row.enumerated() where cell.count > 0 && (from < 2 || to < 2) {
        moved.add([
          word(Outcome.allCases[from]), word(Outcome.allCases[to]), BacktestWords.count(cell.count),
          BacktestWords.money(cell.liveLine), BacktestWords.money(cell.candidateLine),
          BacktestWords.change(cell.liveLine, cell.candidateLine),
        ])
      }
    }
    add(moved)
  }
}
