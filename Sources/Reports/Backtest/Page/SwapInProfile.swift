import Diagnostics
import Markup
import Numbers
import RunRecord

/// Who newly passes: the swap-ins, and the segments that most of them are of.
struct SwapInProfile {
  static let most = 8
  let page: BacktestPage
  private var figures: PageFigures { page.figures }

  var html: HTML {
    .tag(
      "section", class: "who", [:],
      [
        .tag(
          "h2", [:],
          [
            .words("Who newly passes", "新增通过的是谁"), " ",
            page.table("segments") == nil ? .empty : TableView.link("segments"),
          ]),
        .tag(
          "p", [:],
          [
            .tag("strong", [:], [figures.html("swap_in.count")]),
            .words(" swapped in, ", " 笔换入，"),
            .tag("strong", [:], [figures.html("swap_out.count")]),
            .words(" swapped out", " 笔换出"),
          ]), content,
      ])
  }

  private var content: HTML {
    guard let table = page.table("segments"),
      let count = table.column("swap_in.count", "swap_in", "n_swap_in"),
      let field = table.column("field", "dimension"),
      let segment = table.column("segment", "value")
    else {
      return .tag(
        "p", class: "soft", [:],
        [.words("by segment: not available, the book declares none", "分客群：无法给出，规则书未声明分群字段")])
    }
    let rows = table.rows.filter { ($0[count].number ?? .zero) > .zero }
      .sorted { ($0[count].number ?? .zero) > ($1[count].number ?? .zero) }.prefix(Self.most)
    let extent = figures.number("swap_in.count")?.drawn ?? 1
    let mark = RowMark(0, max(extent, 1))
    return .tag(
      "table", class: "bars", [:],
      [
        .tag(
          "tbody", [:],
          rows.map { row in
            let number = row[count].number ?? .zero
            return .tag(
              "tr", [:],
              [
                .tag(
                  "th", ["scope": "row"],
                  [
                    .tag(
                      "span", class: "soft", [:],
                      [.words(row[field].words ?? Phrase(verbatim: "")), " "]),
                    .words(row[segment].words ?? Phrase(verbatim: "")),
                  ]),
                .tag("td", class: "marks", [:], [mark.bar(from: 0, to: number.drawn, class: "up")]),
                .tag(
                  "td", class: "number", [:], [.words(FigureText.phrase(number, .init(.count)))]),
                .tag("td", class: "number soft", [:], [share(number)]),
              ])
          })
      ])
  }

  private func share(_ part: Number) -> HTML {
    guard let whole = figures.number("swap_in.count"), let share = part.divided(by: whole) else {
      return .empty
    }
    return .text(share.asPercent(decimals: 0))
  }
}
