import Diagnostics
import Markup
import Numbers
import RunRecord

/// Vintages as they age: a square of what has defaulted by then for each version and for what was seen, the darker the more.
///
/// All three are coloured by one measure, so that they can be held against each other.
struct VintageMap {
  /// Months on book that are shown; the others are in the file.
  private static let ages = [3, 6, 9, 12, 15, 18, 24]

  private let table: RunTable
  private let vintages: [String]
  private let shown: [Int]

  /// `nil` where the table has no rows.
  init?(_ table: RunTable) {
    guard let age = table.column("age"), !table.rows.isEmpty else { return nil }
    self.table = table
    var names: [String] = []
    for row in table.rows {
      if let name = row[0].key, names.last != name { names.append(name) }
    }
    vintages = names
    let known = Set(table.numbers(age).compactMap(\.integer))
    shown = Self.ages.filter { known.contains($0) }
  }

  private static let sides: [(name: String, title: Phrase)] = [
    ("actual", Phrase("Seen", "实际")), ("live", Phrase("Live version, expected", "现行版，预期")),
    ("candidate", Phrase("Candidate, expected", "候选版，预期")),
  ]

  /// The squares over the table itself.
  var part: HTML {
    let shares = Self.sides.compactMap { side in
      table.column("default_share.\(side.name)").map { (side.name, side.title, cells($0)) }
    }
    let greatest =
      shares.flatMap { $0.2 }.filter { shown.contains($0.key.age) }
      .compactMap { $0.value.number?.drawn }.max() ?? 0
    var view = TableView(table)
    view.isFolded = true
    view.lead = .group(
      shares.map { name, title, cells in
        square(name, title, cells, greatest > 0 ? greatest : 1)
      })
    return view.part
  }

  private struct Place: Hashable {
    let vintage: String
    let age: Int
  }

  private func cells(_ column: Int) -> [Place: RunTable.Cell] {
    guard let age = table.column("age") else { return [:] }
    return table.rows.reduce(into: [:]) { cells, row in
      guard let name = row[0].key, let months = row[age].number?.integer else { return }
      cells[Place(vintage: name, age: months)] = row[column]
    }
  }

  private func square(
    _ name: String, _ title: Phrase, _ cells: [Place: RunTable.Cell], _ greatest: Double
  ) -> HTML {
    let head = HTML.tag(
      "tr", [:],
      [
        .tag(
          "th", class: "corner", ["scope": "col"],
          [.words("first draw ↓", "首次用信 ↓")])
      ] + shown.map { .tag("th", class: "number", ["scope": "col"], [.text("\($0)")]) })
    let rows = vintages.map { vintage in
      HTML.tag(
        "tr", [:],
        [.tag("th", ["scope": "row"], [.text(vintage)])]
          + shown.map { age in
            guard let share = cells[Place(vintage: vintage, age: age)]?.number else {
              return .tag("td", class: "number nothing", "–")
            }
            let strength = 0.5 * max(0, share.drawn) / greatest
            return .tag(
              "td", class: "number fall", ["style": "--heat: \(SVG.length(strength))"],
              [.words(FigureText.phrase(share, .init(.share)))])
          })
    }
    let id = "cap-vintages-\(name)"
    return .tag(
      "figure", [:],
      [
        .tag(
          "figcaption", ["id": id],
          [
            .words(
              title
                + Phrase(
                  ": defaulted ÷ first draws, by amount, after so many months on book",
                  "：各账龄（月）累计违约金额 ÷ 首次用信金额"))
          ]),
        .tag(
          "div", class: "wide", ["role": "region", "tabindex": "0", "aria-labelledby": id],
          [
            .tag(
              "table", class: "heat", [:],
              [.tag("thead", [:], [head]), .tag("tbody", [:], rows)])
          ]),
      ])
  }
}
