import Diagnostics
import Markup
import Numbers
import RunRecord

/// A table of pairs (live, candidate, count) as a square: what stayed on its diagonal, what rose and fell beside it.
struct HeatMap {
  private let table: RunTable
  private let bands: [(key: String, words: Phrase)]
  private let counts: [[Number]]

  /// `nil` where the table has no such columns.
  init?(_ table: RunTable) {
    guard let live = table.column("live", "outcome_live", "band_live", "from"),
      let candidate = table.column("candidate", "outcome_candidate", "band_candidate", "to"),
      let count = table.column("n_applications", "count", "applications", "n")
    else { return nil }
    var bands: [(key: String, words: Phrase)] = []
    for row in table.rows {
      for column in [live, candidate] {
        if let key = row[column].key, let words = row[column].words,
          !BacktestPage.totals.contains(key), !bands.contains(where: { $0.key == key })
        {
          bands.append((key, words))
        }
      }
    }
    bands = Self.inOrder(bands)
    let positions = Dictionary(
      bands.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var counts = Array(
      repeating: Array(repeating: Number.zero, count: bands.count), count: bands.count)
    for row in table.rows {
      guard let from = row[live].key.flatMap({ positions[$0] }),
        let to = row[candidate].key.flatMap({ positions[$0] }), let number = row[count].number
      else { continue }
      counts[from][to] = number
    }
    self.table = table
    self.bands = bands
    self.counts = counts
  }

  /// Bands from the least to the greatest, as their ids begin: `up_to_100000`, `100000_to_300000`, `above_300000`;
  /// outcomes, and what is no band, behind them as they come.
  private static func inOrder(
    _ bands: [(key: String, words: Phrase)]
  ) -> [(key: String, words: Phrase)] {
    func start(_ key: String) -> Double {
      if key.hasPrefix("up_to_") { return -.infinity }
      let digits = key.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
      return Double(digits) ?? .infinity
    }
    let starts = bands.map { start($0.key) }
    return bands.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }.map { bands[$0] }
  }

  /// The square over the table itself.
  var part: HTML {
    var view = TableView(table)
    view.lead = square
    view.isFolded = table.name != "matrix"
    return view.part
  }

  private var square: HTML {
    let greatest = counts.joined().max()?.drawn ?? 1
    let all = counts.joined().reduce(Number.zero) { $0.adding($1) ?? $0 }
    let head = HTML.tag(
      "tr", [:],
      [
        .tag(
          "th", class: "corner", ["scope": "col"], [.words("live ↓  candidate →", "现行版 ↓  候选版 →")])
      ]
        + bands.map { .tag("th", class: "number", ["scope": "col"], [.words($0.words)]) })
    let rows = bands.indices.map { from in
      HTML.tag(
        "tr", [:],
        [.tag("th", ["scope": "row"], [.words(bands[from].words)])]
          + bands.indices.map { to in cell(from, to, greatest, all) })
    }
    return .tag(
      "div", class: "wide",
      ["role": "region", "tabindex": "0", "aria-labelledby": TableView.headingID(table.name)],
      [
        .tag(
          "table", class: "heat", [:],
          [.tag("thead", [:], [head]), .tag("tbody", [:], rows)])
      ])
  }

  private func cell(_ from: Int, _ to: Int, _ greatest: Double, _ all: Number) -> HTML {
    let count = counts[from][to]
    guard !count.isZero else { return .tag("td", class: "number nothing", "0") }
    let side = from == to ? "same" : isBetter(from, to) ? "rise" : "fall"
    // A share of a half already stands out, and ink stays readable on the strongest.
    let strength = 0.06 + 0.40 * (count.drawn / max(greatest, 1)).squareRoot()
    let share = count.divided(by: all)?.asPercent(decimals: 1) ?? ""
    return .tag(
      "td", class: "number \(side)", ["style": "--heat: \(SVG.length(strength))"],
      [
        .words(FigureText.phrase(count, .init(.count))), .tag("span", class: "soft share", share),
      ])
  }

  /// Outcomes stand from the best to the gravest, bands from the least to the greatest.
  private func isBetter(_ from: Int, _ to: Int) -> Bool {
    table.name == "matrix" ? to < from : to > from
  }
}
