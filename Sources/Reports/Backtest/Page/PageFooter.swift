import Diagnostics
import Markup
import RunRecord

/// What every figure of the page means, what it cannot say, what was reconciled, and how to make the page again.
struct PageFooter {
  let page: BacktestPage
  private var header: BacktestHeader { page.header }

  /// True of every backtest.
  private static let limits = [
    Phrase(
      "those newly passed have no outcome: their risk is inferred, never observed",
      "新增通过者没有还款表现：其风险为推断，而非观察"),
    Phrase(
      "facts on earlier applications and exposure are as recorded, also where the candidate would have decided otherwise",
      "既往申请与敞口信息按记录取值，即使候选版当时会作出不同决定"),
    Phrase(
      "loans that are not yet mature are counted and kept out of rates",
      "尚未成熟的贷款只计数，不计入比率"),
    Phrase(
      "a replay of the whole history has no sampling error about that history: intervals speak of the future",
      "对全部历史的回放就该历史而言没有抽样误差：区间针对未来"),
  ]

  var html: HTML {
    .tag(
      "footer", class: "foot", [:],
      [
        reconciliations,
        .tag("h2", [:], [.words("Known limits", "已知局限")]),
        .tag(
          "ul", [:], (header.limits + Self.limits).map { .tag("li", [:], [.words($0)]) }),
        .tag("h2", [:], [.words("To make this page again", "复现命令")]),
        .tag("pre", [:], [.tag("code", header.command)]),
        .tag("h2", [:], [.words("What the figures mean", "指标定义")]), formulas,
      ])
  }

  private var reconciliations: HTML {
    guard !header.reconciliations.isEmpty else { return .empty }
    return .group([
      .tag("h2", [:], [.words("Reconciled", "勾稽核对")]),
      .tag(
        "ul", class: "ticks", [:],
        header.reconciliations.map { item in
          let (sign, style, words): (String, String, Phrase) =
            switch item.holds {
            case true?: ("✓", "good", Phrase("holds", "相符"))
            case false?: ("✕", "bad", Phrase("does not hold", "不符"))
            case nil: ("–", "soft", Phrase("could not be looked at", "无法核对"))
            }
          return .tag(
            "li", [:],
            [
              .tag("b", class: style, [:], [.text(sign + " "), .words(words)]),
              .words(": ", "："), .words(item.statement),
            ])
        }),
    ])
  }

  /// Every metric with its formula, and its values in full.
  private var formulas: HTML {
    let metrics = BacktestMetric.allCases.filter { metric in
      page.summary.figures.contains {
        $0.name == metric.name || $0.name.hasPrefix(metric.name + ".")
      }
    }
    return .tag(
      "dl", class: "formulas", [:],
      metrics.map { metric in
        let definition = metric.definition
        return .tag(
          "div", ["id": "f-\(metric.name)"],
          [
            .tag("dt", [:], [.tag("code", metric.name), " ", .words(definition.title)]),
            .tag(
              "dd", [:],
              [.words(definition.formula)]
                + (definition.horizon.map { [.words("; horizon: ", "；期限："), .words($0)] } ?? [])
                + (definition.method.map { [.words("; method: ", "；方法："), .words($0)] } ?? [])
                + (definition.clause.map { [.tag("span", class: "soft", " · \($0)")] } ?? [])),
          ])
      })
  }
}
