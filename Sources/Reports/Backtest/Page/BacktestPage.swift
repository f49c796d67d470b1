package import Diagnostics
package import Markup
package import RunRecord

/// The page of a backtest: the answer on one sheet, then a chapter for each question.
///
/// It is made from tables and figures by their names and knows nothing of how they came about. A table that is not
/// there is left out, and its chapter says what it needs. Both languages stand in the page.
package struct BacktestPage: Sendable {
  let header: BacktestHeader
  let summary: Summary
  private let tables: [String: RunTable]
  private let order: [String]

  package init(tables: [RunTable], summary: Summary, header: BacktestHeader) {
    self.tables = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    order = tables.map(\.name)
    self.summary = summary
    self.header = header
  }

  var figures: PageFigures { PageFigures(summary) }

  func table(_ name: String) -> RunTable? { tables[name] }

  /// The page as it opens to readers of a language; they can switch to the other one.
  package func page(in language: Language) -> Page {
    let title = Phrase("Backtest: ", "回测：") + header.candidate.title
    var page = Page(
      title: title.text(in: language), language: language.rawValue,
      style: ChartStyle.rules + Self.style,
      body: [FirstPage(page: self).html]
        + chapters.map { ChapterView(page: self, chapter: $0).html })
    page.lead = [
      .tag("a", class: "skip", ["href": "#main"], [.words("Skip to the figures", "跳到正文")]), bar,
    ]
    page.trail = [PageFooter(page: self).html]
    page.script = Self.script
    return page
  }

  /// The chapters, with one more for tables that none of them names.
  private var chapters: [Chapter] {
    let named = Set(Chapter.all.flatMap(\.tables))
    let others = order.filter { !named.contains($0) }
    guard !others.isEmpty else { return Chapter.all }
    return Chapter.all + [
      Chapter("more", Phrase("Further tables", "其他表"), others, needs: Phrase(verbatim: ""))
    ]
  }

  /// Links to the chapters, and what the reader can choose.
  private var bar: HTML {
    let links = chapters.map {
      HTML.tag("a", ["href": "#\($0.id)"], [.words($0.title)])
    }
    return .tag(
      "header", class: "bar", [:],
      [
        .tag(
          "nav", ["aria-label": "chapters 目录"],
          [.tag("a", ["href": "#summary"], [.words("Summary", "摘要")])] + links),
        // Choices that need the script are put there by it.
        .tag("div", class: "choices", ["id": "choices"]),
      ])
  }
}
