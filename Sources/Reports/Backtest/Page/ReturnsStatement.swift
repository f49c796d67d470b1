import Diagnostics
import Markup
import Numbers
import RunRecord

/// Income, costs and what they come to as a statement: a figure a row, both versions side by side, for each span.
///
/// The table itself has a row for each product and span and is some fifty columns wide.
struct ReturnsStatement {
  /// What the bank earns first; the sums that its cost comes to stand below a line.
  private static let lead = "rate"

  private let table: RunTable
  /// The rows of all products together.
  private let spans: [[RunTable.Cell]]
  private let span: Int

  /// `nil` where the table has no rows of all products, or other columns than both versions' figures.
  init?(_ table: RunTable) {
    guard let span = table.column("span") else { return nil }
    self.table = table
    self.span = span
    spans = table.rows.filter { $0[0].key == "all" }
    if spans.isEmpty { return nil }
  }

  var part: HTML {
    var view = TableView(table)
    view.isFolded = true
    view.lead = .tag(
      "div", class: "wide",
      ["role": "region", "tabindex": "0", "aria-labelledby": TableView.headingID(table.name)],
      [.tag("table", class: "statement", [:], [head, .tag("tbody", [:], figures.map(row))])])
    return view.part
  }

  /// The columns of each figure, in the table's order: live, candidate, difference.
  private var figures: [Range<Int>] {
    var figures: [Range<Int>] = []
    var position = span + 1
    while position < table.columns.count {
      let title = table.columns[position].group?.title
      let end =
        table.columns[position...].firstIndex { title == nil || $0.group?.title != title }
        ?? table.columns.count
      figures.append(position..<max(end, position + 1))
      position = figures[figures.count - 1].upperBound
    }
    return figures
  }

  private var head: HTML {
    let sides = figures.first.map { $0.map { table.columns[$0] } } ?? []
    return .tag(
      "thead", [:],
      [
        .tag(
          "tr", [:],
          [.tag("th", ["scope": "col", "rowspan": "2"], [.words("figure", "指标")])]
            + spans.map { row in
              .tag(
                "th", class: "group", ["scope": "colgroup", "colspan": "\(sides.count)"],
                [.words(row[span].words ?? Phrase(verbatim: ""))])
            }),
        .tag(
          "tr", [:],
          spans.flatMap { _ in
            sides.map {
              .tag("th", class: "number", ["scope": "col"], [.words($0.partHeading)])
            }
          }),
      ])
  }

  private func row(_ columns: Range<Int>) -> HTML {
    let first = table.columns[columns.lowerBound]
    let cells = spans.flatMap { row in
      columns.map { position -> HTML in
        let column = table.columns[position]
        guard let number = row[position].number else { return .tag("td", class: "number", "–") }
        var style = FigureText.style(
          column.unit, isSigned: column.isDifference, of: table.numbers(position))
        style.namesUnit = true
        return .tag("td", class: "number", [:], [.words(FigureText.phrase(number, style))])
      }
    }
    let isLead = first.name.split(separator: ".").first.map(String.init) == Self.lead
    return .tag(
      "tr", class: isLead ? "parted" : nil, [:],
      [.tag("th", ["scope": "row"], [.words(first.group?.title ?? first.heading)])] + cells)
  }
}
