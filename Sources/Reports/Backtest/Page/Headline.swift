import Diagnostics
import Markup
import Numbers
import RunRecord

/// The first table: both versions, what lies between them, how sure it is, and what was asked of it.
struct Headline {
  let page: BacktestPage
  private var figures: PageFigures { page.figures }

  /// What stands in it, of all metrics that are of each version.
  private static let metrics: [BacktestMetric] =
    [
      .applications, .customers, .approved, .passRate, .referred, .declined, .notDecided,
      .customersApproved, .lineTotal, .customerLine, .linePerCustomer, .weightedRate, .averageTerm,
      .observedBadRate, .expectedLossAmount, .expectedLossRate,
    ] + loans
  /// Of the loans by month; stocks first.
  private static let loans: [BacktestMetric] =
    stocks + [.loanLossYear, .loanLossLife, .minimumRate, .raroc, .cover]
  private static let stocks: [BacktestMetric] = [.balance, .averageBalance, .nonPerformingRate]

  var html: HTML {
    .tag(
      "section", class: "headline", [:],
      [
        .tag(
          "h2", ["id": "h-headline"],
          [
            .words("Headline", "总览"), " ",
            .tag("a", class: "file", ["href": "summary.json"], ["summary.json"]),
          ]),
        .tag(
          "div", class: "wide",
          ["role": "region", "tabindex": "0", "aria-labelledby": "h-headline"],
          [
            .tag(
              "table", [:],
              [
                .tag("thead", [:], [.tag("tr", [:], head)]),
                .tag("tbody", [:], Self.metrics.filter(isKnown).map(row)),
              ])
          ]),
      ])
  }

  private func isKnown(_ metric: BacktestMetric) -> Bool {
    func live(_ metric: BacktestMetric) -> String { MetricSide.live.name(of: metric.name) }
    // Without balances one row says why, for all that hang on them.
    let isLacking = figures.number(live(.balance)) == nil && metric != .balance
    return figures.summary[live(metric)] != nil && !(isLacking && Self.loans.contains(metric))
  }

  /// That nothing in the history can be held against a figure.
  private func modelled(_ metric: BacktestMetric) -> HTML {
    Self.stocks.contains(metric) && !page.hasObservedLoans
      ? .words(", modelled", "（模型推算）") : .empty
  }

  private var head: [HTML] {
    let titles: [(HTML, Bool)] = [
      (.words("figure", "指标"), false), (.words("live", "现行版"), true),
      (.words("candidate", "候选版"), true), (.words("Δ", "变化"), true),
      (.words("Δ %", "变化 %"), true), (.words("95 % interval of Δ", "变化的 95% 区间"), true),
      (.words("gate", "门槛"), false),
    ]
    return titles.map { .tag("th", class: $1 ? "number" : nil, ["scope": "col"], [$0]) }
  }

  private func row(_ metric: BacktestMetric) -> HTML {
    let definition = metric.definition
    let unit: HTML =
      switch definition.unit {
      case .money: .text(", \(page.header.currency)")
      case .months: .words(", months", "（月）")
      default: .empty
      }
    let (live, candidate, delta) = (
      MetricSide.live.name(of: metric.name), MetricSide.candidate.name(of: metric.name),
      MetricSide.delta.name(of: metric.name)
    )
    let isMissing = figures.number(live) == nil && figures.number(candidate) == nil
    let values: [HTML] =
      isMissing
      ? [.tag("td", class: "lacking", ["colspan": "5"], [figures.html(live)])]
      : [
        .tag("td", class: "number", [:], [figures.html(live)]),
        .tag("td", class: "number strong", [:], [figures.html(candidate)]),
        .tag("td", class: "number", [:], [figures.html(delta, isSigned: true)]),
        .tag("td", class: "number soft", [:], [relative(live, delta)]),
        .tag("td", class: "number soft", [:], [interval(metric)]),
      ]
    return .tag(
      "tr", class: metric == .passRate ? "lead" : nil, [:],
      [
        .tag(
          "th", ["scope": "row", "title": metric.name],
          [
            .tag("a", ["href": "#f-\(metric.name)"], [.words(definition.title)]), unit,
            isMissing ? .empty : modelled(metric),
          ])
      ] + values + [.tag("td", [:], [gates(metric)])])
  }

  /// The difference as a share of the live figure.
  private func relative(_ live: String, _ delta: String) -> HTML {
    guard let from = figures.number(live), let change = figures.number(delta),
      !from.isZero, let share = change.divided(by: from.magnitude)
    else { return "–" }
    return .text(
      FigureText.phrase(share, .init(.share, isSigned: true)).text(in: .english))
  }

  private func interval(_ metric: BacktestMetric) -> HTML {
    let (low, high) = (IntervalEnd.low.name(of: metric), IntervalEnd.high.name(of: metric))
    guard metric.hasInterval, figures.number(low) != nil, figures.number(high) != nil else {
      return "–"
    }
    return .group([figures.html(low, isSigned: true), " … ", figures.html(high, isSigned: true)])
  }

  /// What was asked of the metric, on any side.
  private func gates(_ metric: BacktestMetric) -> HTML {
    let results = page.header.gates.filter {
      $0.gate.figure == metric.name || $0.gate.figure.hasPrefix(metric.name + ".")
    }
    return .group(
      results.map { result in
        let state = GateState(result, page.summary)
        return .tag(
          "span", class: "gate \(state.style)", ["title": result.gate.text],
          [.text(state.sign + " "), .words(state.words)])
      })
  }
}
