import Diagnostics
import Markup
import Numbers
import RunRecord

/// Which changes did it: the steps from the live figure to the candidate's, which they add up to.
struct DriverChart {
  static let most = 6
  let page: BacktestPage

  var html: HTML {
    .tag(
      "section", class: "drivers", [:],
      [
        .tag(
          "h2", [:],
          [
            .words("Which change did it", "由哪项变化引起"), " ",
            page.table("attribution") == nil ? .empty : TableView.link("attribution"),
          ]), content,
      ])
  }

  private var content: HTML {
    let drivers = page.drivers
    guard !drivers.isEmpty else {
      return .tag(
        "p", class: "soft", [:],
        [.words("not available: no attribution in this run", "无法给出：本次运行没有归因")])
    }
    let extent = drivers.map(\.effect.magnitude.drawn).max() ?? 1
    let least = drivers.contains { $0.effect.isNegative } ? -extent : 0
    let mark = RowMark(least, extent, guides: [(0, "zero")])
    var rows = drivers.prefix(Self.most).map { driver in
      row(.words(driver.name), driver, mark)
    }
    let rest = drivers.dropFirst(Self.most)
    if let first = rest.first,
      let sum = rest.reduce(Number?.some(.zero), { $0?.adding($1.effect) })
    {
      rows.append(
        row(
          .words("\(rest.count) other changes", "其他 \(rest.count) 项变化"),
          Driver(name: first.name, effect: sum, unit: first.unit), mark))
    }
    let total = drivers.reduce(Number?.some(.zero)) { $0?.adding($1.effect) }
    if let total, let first = drivers.first {
      rows.append(
        .tag(
          "tr", class: "total", [:],
          [
            .tag("th", ["scope": "row"], [.words("together", "合计")]), .tag("td"),
            .tag(
              "td", class: "number", [:],
              [.words(FigureText.phrase(total, .init(first.unit, isSigned: true)))]),
          ]))
    }
    return .tag("table", class: "bars", [:], [.tag("tbody", [:], rows)])
  }

  private func row(_ name: HTML, _ driver: Driver, _ mark: RowMark) -> HTML {
    .tag(
      "tr", [:],
      [
        .tag("th", ["scope": "row"], [name]),
        .tag(
          "td", class: "marks", [:],
          [
            mark.bar(
              from: 0, to: driver.effect.drawn, class: driver.effect.isNegative ? "down" : "up")
          ]),
        .tag(
          "td", class: "number", [:],
          [.words(FigureText.phrase(driver.effect, .init(driver.unit, isSigned: true)))]),
      ])
  }
}
