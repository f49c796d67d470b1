import Diagnostics
import Markup
import Numbers
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
      "loans that are not yet mature are counted and kept out of rates: recent vintages are cut off",
      "尚未成熟的贷款只计数，不计入比率：近期批次的表现被截尾"),
    Phrase(
      "a replay of the whole history has no sampling error about that history: intervals speak of the future",
      "对全部历史的回放就该历史而言没有抽样误差：区间针对未来"),
  ]

  /// True where loans were projected.
  private var loans: [Phrase] {
    guard page.table("loans_by_month") != nil else { return [] }
    return [
      Phrase(
        """
        balances, losses and returns are expectations under the scenario's assumptions; no loan is added after the last \
        application, so that the run-off is no forecast of the book
        """,
        "余额、损失与收益均为情景假设下的期望值；最后一笔申请之后不再新增贷款，存量到期走势并非全行余额预测")
    ]
  }

  /// Fields that the candidate reads and that some applications lack, the emptiest first.
  private var gaps: [Phrase] {
    guard let table = page.table("preflight"), let share = table.column("share") else { return [] }
    let lacking = table.rows.compactMap { row -> (name: Phrase, share: Number)? in
      guard let part = row[share].number, part < .one, let name = row[0].words else { return nil }
      return (name, part)
    }.sorted { $0.share < $1.share }
    guard !lacking.isEmpty else { return [] }
    let names = lacking.map { field in
      field.name
        + Phrase(
          " (\(field.share.asPercent(decimals: 1)))", "（\(field.share.asPercent(decimals: 1))）")
    }
    return [
      Phrase(
        "fields that some applications lack, with the share that has them: ",
        "部分申请缺失的字段及其有值占比：") + .joined(names, by: Phrase(", ", "、"))
    ]
  }

  var html: HTML {
    .tag(
      "footer", class: "foot", [:],
      [
        reconciliations,
        .tag("h2", [:], [.words("Known limits", "已知局限")]),
        .tag(
          "ul", [:], (gaps + Self.limits + loans).map { .tag("li", [:], [.words($0)]) }),
        .tag("h2", [:], [.words("To make this page again", "复现命令")]),
        .tag("pre", [:], [.tag("code", header.command)]),
        .tag("h2", [:], [.words("What the figures mean", "指标定义")]), formulas,
      ])
  }

  private var reconciliations: HTML {
    return .group([
      .tag("h2", [:], [.words("Reconciled", "勾稽核对")]),
      .tag(
        "ul", class: "ticks", [:],
        Reconciliation.all(page).map { item in
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
