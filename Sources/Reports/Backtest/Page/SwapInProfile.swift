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

  /// A group of applications and how many of it newly pass.
  private struct Group {
    var field: Phrase
    var segment: Phrase
    var count: Number
  }

  private var content: HTML {
    let groups = groups
    guard !groups.isEmpty else {
      return .tag(
        "p", class: "soft", [:],
        [.words("by segment: not available, the book declares none", "分客群：无法给出，规则书未声明分群字段")])
    }
    let mark = RowMark(0, groups.map(\.count.drawn).max() ?? 1)
    return .tag(
      "table", class: "bars", [:],
      [.tag("tbody", [:], groups.prefix(Self.most).map { row($0, mark) })])
  }

  /// The segments of all fields, the most swapped in first.
  private var groups: [Group] {
    guard let table = page.table("segments"), let field = table.column("field", "dimension"),
      let segment = table.column("segment", "value")
    else { return [] }
    let count = table.column("swap_in.count", "n_swap_in", "swap_in")
    let (candidate, both) = (
      table.column("n_approved.candidate"), table.column("n_approved_by_both", "both_in.count")
    )
    return table.rows.compactMap { row -> Group? in
      guard !BacktestPage.totals.contains(row[field].key ?? "") else { return nil }
      let number =
        count.flatMap { row[$0].number }
        ?? candidate.flatMap { column in
          both.flatMap { row[$0].number }.flatMap { row[column].number?.subtracting($0) }
        }
      guard let number, number > .zero else { return nil }
      return Group(
        field: row[field].words ?? Phrase(verbatim: ""),
        segment: row[segment].words ?? Phrase("missing", "缺失"), count: number)
    }.sorted { $0.count > $1.count }
  }

  private func row(_ group: Group, _ mark: RowMark) -> HTML {
    .tag(
      "tr", [:],
      [
        .tag(
          "th", ["scope": "row"],
          [.tag("span", class: "soft", [:], [.words(group.field), " "]), .words(group.segment)]),
        .tag("td", class: "marks", [:], [mark.bar(from: 0, to: group.count.drawn, class: "up")]),
        .tag("td", class: "number", [:], [.words(FigureText.phrase(group.count, .init(.count)))]),
        .tag("td", class: "number soft", [:], [share(group.count)]),
      ])
  }

  private func share(_ part: Number) -> HTML {
    guard let whole = figures.number("swap_in.count"), !whole.isZero,
      let share = part.divided(by: whole)
    else {
      return .empty
    }
    return .text(share.asPercent(decimals: 0))
  }
}
