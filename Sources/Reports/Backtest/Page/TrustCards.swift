import Diagnostics
import Markup
import Numbers
import RunRecord

/// Whether the replay can be trusted, the match rate first: what an expert looks at before any other figure.
struct TrustCards {
  let page: BacktestPage
  private var figures: PageFigures { page.figures }

  var html: [HTML] { [matchRate, backcast, exclusions, audit, preflight, support] }

  private func card(
    _ anchor: String, _ title: HTML, _ value: HTML, _ detail: HTML, class style: String = ""
  ) -> HTML {
    .tag(
      "div", class: "tile \(style)", [:],
      [
        .tag("p", class: "label", [:], [.tag("a", ["href": "#\(anchor)"], [title])]),
        .tag("p", class: "value", [:], [value]), .tag("p", class: "detail", [:], [detail]),
      ])
  }

  private var matchRate: HTML {
    let isKnown = figures.number("match_rate") != nil
    let detail: HTML =
      isKnown
      ? page.comparedDecisions.map {
        .words(
          "of \(BacktestWords.count($0)) recorded decisions",
          "共核对 \(BacktestWords.count($0)) 笔决策记录")
      } ?? .empty
      : figures.html("match_rate")
    return card(
      isKnown ? "t-match_rate" : "trust", .words("Match rate", "回放一致率"),
      isKnown ? figures.html("match_rate") : "–", detail, class: "principal")
  }

  /// How the scenario projects what is known, which is the engine's own match rate.
  private var backcast: HTML {
    let title = HTML.words("Backcast", "情景回测")
    let parts: [(metric: BacktestMetric, number: Number)] = [
      BacktestMetric.backcastBalance, .backcastDefaults,
    ].compactMap { metric in figures.number(metric.name).map { (metric, $0) } }
    guard !parts.isEmpty else {
      return card(
        "trust", title, "–", figures.html(BacktestMetric.backcastBalance.name), class: "double")
    }
    let table = page.table("backcast")
    let band = table.flatMap { BackcastBand($0) }
    let values = parts.map { metric, number -> HTML in
      guard let band else { return figures.html(metric.name) }
      let isWithin = band.contains(number)
      return .tag(
        "b", class: isWithin ? "good" : "bad", [:],
        [.text(isWithin ? "✓ " : "✕ "), figures.html(metric.name)])
    }
    let what: HTML =
      parts.count > 1
      ? .words("balances · defaults, projected ÷ actual", "余额 · 违约，预测 ÷ 实际")
      : .words("balances, projected ÷ actual", "余额，预测 ÷ 实际")
    let limits = band.map { band -> HTML in
      let ends = [band.low, band.high].map {
        FigureText.phrase($0, .init(.decimal)).text(in: .english)
      }
      return .words(
        "; must lie between \(ends[0]) and \(ends[1])", "；须在 \(ends[0]) 至 \(ends[1]) 之间")
    }
    return card(
      table == nil ? "trust" : "t-backcast", title,
      .group(Array(values.map { [$0] }.joined(separator: [" · "]))),
      .group([what, limits ?? .words("; no band is stated", "；情景未规定区间")]), class: "double")
  }

  private var exclusions: HTML {
    let figure = figures.html("n_not_decided.live")
    let isKnown = figures.number("n_not_decided.live") != nil
    let all = HTML.group([
      .words("of ", "共 "), figures.html("n_applications.live"), .words("", " 笔申请"),
    ])
    return card(
      "t-exclusions", .words("Not decided", "未决策"), isKnown ? figure : "–",
      isKnown ? all : figure)
  }

  private var audit: HTML {
    guard let audit = page.header.audit else {
      return card(
        "trust", .words("Look-ahead audit", "前视核查"), "–",
        .words("not run: ‘--audit-lookahead’", "未运行：--audit-lookahead"))
    }
    return card(
      page.table("lookahead_audit") == nil ? "trust" : "t-lookahead_audit",
      .words("Look-ahead audit", "前视核查"),
      audit.leaks == 0
        ? .words("✓ no leak", "✓ 无前视")
        : .words("✕ \(audit.leaks) leaks", "✕ \(audit.leaks) 处前视"), .words(audit.extent))
  }

  private var preflight: HTML {
    guard let table = page.table("preflight") else {
      return card(
        "trust", .words("Fields with gaps", "有缺口的字段"), "–",
        .words("not available: no history", "无法给出：无历史数据"))
    }
    let share = table.column("share")
    let gaps = table.rows.count { row in share.flatMap { row[$0].number } != Number.one }
    return card(
      "t-preflight", .words("Fields with gaps", "有缺口的字段"), .text(BacktestWords.count(gaps)),
      .words(
        "of \(BacktestWords.count(table.rows.count)) that the candidate reads",
        "候选版读取 \(BacktestWords.count(table.rows.count)) 个字段"))
  }

  private var support: HTML {
    guard let table = page.table("support") else {
      return card(
        "trust", .words("Without evidence", "缺乏证据的放宽"), "–",
        .words("no condition was loosened", "没有放宽的条件"))
    }
    let weak = table.rows.count { row in
      row.contains { if case .unavailable("no_evidence", _) = $0 { true } else { false } }
    }
    return card(
      "t-support", .words("Without evidence", "缺乏证据的放宽"), .text(BacktestWords.count(weak)),
      .words(
        "of \(BacktestWords.count(table.rows.count)) loosened conditions",
        "共 \(BacktestWords.count(table.rows.count)) 项放宽的条件"))
  }
}
