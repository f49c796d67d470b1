import Diagnostics
import Markup
import Numbers
import RunRecord

/// The figures of a run on its page: each with the name that the files beside it know it by.
struct PageFigures {
  let summary: Summary
  private let units: [String: MetricUnit]

  init(_ summary: Summary) {
    self.summary = summary
    units = Dictionary(
      summary.figures.map { ($0.name, $0.unit) }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of a figure; `nil` where there is none.
  func number(_ name: String) -> Number? { summary[name]?.number }

  /// A figure in words of both languages; `nil` where there is none.
  func phrase(_ name: String, isSigned: Bool = false) -> Phrase? {
    number(name).map { FigureText.phrase($0, style(name, $0, isSigned: isSigned)) }
  }

  /// A figure with its exact value and its name, or why there is none.
  func html(_ name: String, isSigned: Bool = false) -> HTML {
    switch summary[name] {
    case .count?, .number?:
      let number = number(name) ?? .zero
      return .tag(
        "data", ["data-metric": name, "value": number.description, "title": name],
        [.words(FigureText.phrase(number, style(name, number, isSigned: isSigned)))])
    case .unavailable(_, let words)?:
      return .tag(
        "span", class: "none", [:],
        [
          .tag(
            "span", ["data-metric": name, "title": name], [.words("not available", "无法给出")]),
          .words(": ", "："), .words(words),
        ])
    case nil: return .tag("span", class: "none", [:], [.words("not available", "无法给出")])
    }
  }

  private func style(_ name: String, _ number: Number, isSigned: Bool) -> FigureText.Style {
    let delta = MetricSide.delta.name(of: "")
    let isDifference = name.hasSuffix(delta) || name.contains("\(delta).")
    let unit = RunTable.Unit(units[name] ?? .number, isDifference: isDifference)
    var style = FigureText.style(unit, isSigned: isSigned || isDifference, of: [number])
    style.namesUnit = true
    return style
  }
}
