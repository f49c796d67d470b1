import Diagnostics
import Markup
import Numbers
import RunRecord

/// How sure the risk of the newly passed is: an interval over methods, break-evens, and the bound that assumes nothing.
struct Certainty {
  let page: BacktestPage
  private var figures: PageFigures { page.figures }

  var html: HTML {
    .tag(
      "section", class: "sure", [:],
      [
        .tag(
          "h2", [:],
          [
            .words("How sure we are", "有多大把握"), " ",
            page.table("swap_in_risk") == nil ? .empty : TableView.link("swap_in_risk"),
          ]),
        .tag(
          "div", class: "pair", [:], [methods, .tag("dl", class: "figures", [:], lines)]),
      ])
  }

  private var methods: HTML {
    page.table("swap_in_risk").flatMap { MethodIntervals(page: page, table: $0) }?.short
      ?? .tag(
        "p", class: "soft", [:],
        [.words("by method: ", "按方法："), figures.html("swap_in.bad_rate.low")])
  }

  private var lines: [HTML] {
    [
      line(
        .words("bad rate of those newly passed, over methods", "新增通过者不良率，各推断方法区间"),
        range("swap_in.bad_rate.low", "swap_in.bad_rate.high")),
      line(
        .words("break-even: loss rate as live", "盈亏平衡：损失率与现行版相同"),
        figures.html("break_even.loss")),
      line(
        .words("break-even: return meets the hurdle", "盈亏平衡：收益达到门槛"),
        figures.html("break_even.hurdle")),
      line(
        .words("bad rate of those no longer passing, observed", "不再通过者不良率，已观察"),
        figures.html("swap_out.bad_rate")),
    ]
  }

  private func line(_ title: HTML, _ value: HTML) -> HTML {
    .tag("div", [:], [.tag("dt", [:], [title]), .tag("dd", [:], [value])])
  }

  private func range(_ low: String, _ high: String) -> HTML {
    figures.number(low) == nil
      ? figures.html(low) : .group([figures.html(low), " – ", figures.html(high)])
  }
}
