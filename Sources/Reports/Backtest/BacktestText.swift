import Columns
import Engine
import Numbers
import Semantics
package import Simulation
import Syntax

/// A backtest for a terminal.
package struct BacktestText {
  let backtest: Backtest
  var lines: [String] = []

  /// The text, each line ended.
  package static func render(_ backtest: Backtest) -> String {
    var text = BacktestText(backtest: backtest)
    text.writeHead()
    text.writePreflight()
    text.writeHeadline()
    text.writeMatrix()
    text.writeRules(backtest.live, "live")
    text.writeRules(backtest.candidate, "candidate")
    text.writeUndecided(backtest.live, "live")
    text.writeUndecided(backtest.candidate, "candidate")
    text.writeAssumptions()
    text.writeMonths()
    return text.lines.map { $0 + "\n" }.joined()
  }

  init(backtest: Backtest) { self.backtest = backtest }

  mutating func heading(_ title: String) { lines += ["", title] }

  mutating func add(_ table: TextTable) { lines += table.lines() }

  private var currency: String { backtest.live.program.currency }

  var hasLine: Bool {
    backtest.live.total.offeredLine != nil || backtest.candidate.total.offeredLine != nil
  }

  // MARK: What was compared

  private mutating func writeHead() {
    var versions = TextTable(alignments: [.left, .left, .left])
    for (role, version) in [("live", backtest.live), ("candidate", backtest.candidate)] {
      versions.add([role, version.program.name, version.program.digest])
    }
    lines += versions.lines(margin: 0)
    let span =
      backtest.months.isEmpty
      ? ""
      : ", \(BacktestWords.month(backtest.months[0])) to \(BacktestWords.month(backtest.months.last ?? 0))"
    lines.append(BacktestWords.count(backtest.applications, "application", "applications") + span)
    if backtest.leftOut > 0 {
      let causes = backtest.excluded.map { "\(BacktestWords.count($0.rows)) \($0.cause)" }
      lines.append(
        "  " + BacktestWords.count(backtest.leftOut, "application", "applications")
          + " left out, not decided; rows at fault: "
          + causes.joined(separator: ", "))
    }
    lines.append("  match rate with recorded decisions: not available, the data holds none")
    if backtest.outsideMonths > 0 {
      lines.append(
        "  " + BacktestWords.count(backtest.outsideMonths, "application", "applications")
          + " of other months not asked for"
      )
    }
  }

  private mutating func writePreflight() {
    let preflight = backtest.preflight
    let months = preflight.months.filter { $0.rows > 0 }
    guard !months.isEmpty else { return }
    let rows = months.reduce(0) { $0 + $1.rows }
    heading(
      "Data the candidate reads, in " + BacktestWords.count(months.count, "month", "months"))
    var table = TextTable([
      ("field", .left), ("months", .right), ("applications", .right), ("not held in", .left),
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
        gaps.count == months.count ? "any month" : BacktestWords.stretches(gaps),
      ])
    }
    if complete < preflight.fields.count { add(table) }
    lines.append(
      "  \(complete) of \(preflight.fields.count) fields are there for every application")
  }

  // MARK: Figures

  private mutating func writeHeadline() {
    heading("Headline")
    var table = TextTable([
      ("", .left), ("live", .right), ("candidate", .right), ("change", .right),
    ])
    let (live, candidate) = (backtest.live.total, backtest.candidate.total)
    func counted(_ title: String, _ figure: KeyPath<Figures, Int>) {
      let (from, to) = (live[keyPath: figure], candidate[keyPath: figure])
      table.add([
        title, BacktestWords.count(from), BacktestWords.count(to), BacktestWords.change(to - from),
      ])
    }
    counted("applications", \.applications)
    counted("approvals", \.approvals)
    counted("referrals", \.referrals)
    counted("  by the system", \.systemReferrals)
    counted("declines", \.declines)
    counted("with an error", \.errors)
    table.add(rate("pass rate", of: live.applications))
    if backtest.leftOut > 0 {
      table.add(rate("pass rate, left out counted", of: live.applications + backtest.leftOut))
    }
    if hasLine {
      for (title, figure) in [
        ("line offered, \(currency)", \Figures.offeredLine),
        ("line proposed, \(currency)", \Figures.proposedLine),
      ] {
        let (from, to) = (live[keyPath: figure], candidate[keyPath: figure])
        table.add([
          title, BacktestWords.money(from), BacktestWords.money(to),
          BacktestWords.change(from, to),
        ])
      }
    }
    add(table)
  }

  private func rate(_ title: String, of whole: Int) -> [String] {
    let (from, to) = (backtest.live.total.approvals, backtest.candidate.total.approvals)
    return [
      title, BacktestWords.percent(from, of: whole), BacktestWords.percent(to, of: whole),
      BacktestWords.points(from, to, of: whole),
    ]
  }

  private mutating func writeMonths() {
    guard !backtest.months.isEmpty else { return }
    heading("By month of application (live → candidate)")
    var table = TextTable(
      [("month", .left), ("applications", .right), ("approved", .right), ("referred", .right)]
        + [("declined", .right), ("errors", .right), ("pass rate", .right), ("change", .right)]
        + (hasLine ? [("line offered", .right), ("change", .right)] : []))
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
        BacktestWords.points(from.approvals, to.approvals, of: from.applications),
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
    table.add(row("all", backtest.live.total, backtest.candidate.total))
    add(table)
  }

  private mutating func writeMatrix() {
    heading("Outcomes, live in rows and candidate in columns")
    lines.append(
      "  "
        + BacktestWords.count(
          backtest.changed, "application has another outcome", "applications have another outcome")
        + ", " + BacktestWords.percent(backtest.changed, of: backtest.applications))
    var table = TextTable(
      [("live \\ candidate", .left)] + Outcome.allCases.map { ($0.word, .right) } + [
        ("all", .right)
      ])
    for (from, outcome) in Outcome.allCases.enumerated() {
      let cells = backtest.matrix[from]
      table.add(
        [outcome.word] + cells.map { BacktestWords.count($0.count) }
          + [BacktestWords.count(cells.reduce(0) { $0 + $1.count })])
    }
    table.addRule()
    let columns = Outcome.allCases.indices.map { to in
      backtest.matrix.reduce(0) { $0 + $1[to].count }
    }
    table.add(
      ["all"] + columns.map(BacktestWords.count) + [BacktestWords.count(backtest.applications)])
    add(table)
    guard hasLine else { return }
    lines.append("")
    lines.append("  lines in each cell (offered on approve, proposed on refer)")
    var moved = TextTable([
      ("live", .left), ("candidate", .left), ("applications", .right), ("live line", .right),
      ("candidate line", .right), ("change", .right),
    ])
    for (from, row) in backtest.matrix.enumerated() {
      for (to, cell) in row.enumerated() where cell.count > 0 && (from < 2 || to < 2) {
        moved.add([
          Outcome.allCases[from].word, Outcome.allCases[to].word, BacktestWords.count(cell.count),
          BacktestWords.money(cell.liveLine), BacktestWords.money(cell.candidateLine),
          BacktestWords.change(cell.liveLine, cell.candidateLine),
        ])
      }
    }
    add(moved)
  }
}
