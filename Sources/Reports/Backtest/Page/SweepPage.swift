package import Diagnostics
package import Markup
package import RunRecord

/// The page of a sweep: the frontier drawn, then all points.
package struct SweepPage: Sendable {
  private let all: RunTable
  private let frontier: RunTable
  private let command: String
  private let live: String

  /// - Parameters:
  ///   - command: that makes the sweep again.
  ///   - live: where the live version is.
  package init(all: RunTable, frontier: RunTable, command: String, live: String) {
    (self.all, self.frontier, self.command, self.live) = (all, frontier, command, live)
  }

  /// The page as it opens to readers of a language; they can switch to the other one.
  package func page(in language: Language) -> Page {
    let title = Phrase("Sweep", "参数扫描")
    var page = Page(
      title: title.text(in: language), language: language.rawValue,
      style: ChartStyle.rules + BacktestPage.style,
      body: [
        .tag("h1", [:], [.words(title)]),
        FrontierPlot(all)?.part ?? TableView(all).part, TableView(frontier).part,
        .tag("p", class: "note", [:], [.words("again: ", "重现命令："), .tag("code", command)]),
      ])
    page.lead = [
      .tag("a", class: "skip", ["href": "#main"], [.words("Skip to the figures", "跳到正文")]),
      .tag("header", class: "bar", [:], [.tag("div", class: "choices", ["id": "choices"])]),
    ]
    page.script = BacktestPage.script
    return page
  }
}
