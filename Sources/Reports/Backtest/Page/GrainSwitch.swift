import Diagnostics
import Markup

/// The same thing by day, month, quarter or year, of which one is seen.
///
/// Which one hangs on radio buttons alone, so that it can be chosen without a script and in print.
struct GrainSwitch {
  static let grains: [(name: String, title: Phrase)] = [
    ("day", Phrase("day", "日")), ("month", Phrase("month", "月")),
    ("quarter", Phrase("quarter", "季")), ("year", Phrase("year", "年")),
  ]

  /// What tells its buttons from those of another switch.
  private let id: String
  private let panels: [(name: String, title: Phrase, html: HTML)]

  /// - Parameter panel: by the name of a grain; `nil` where there is nothing by it.
  init(id: String, _ panel: (String) -> HTML?) {
    self.id = id
    panels = Self.grains.compactMap { grain in
      panel(grain.name).map { (grain.name, grain.title, $0) }
    }
  }

  var html: HTML {
    let first = panels.first { $0.name == "month" }?.name ?? panels.first?.name
    let choices = panels.flatMap { panel -> [HTML] in
      var attributes = [
        HTML.Attribute("type", "radio"), HTML.Attribute("name", "\(id)-grain"),
        HTML.Attribute("id", "\(id)-\(panel.name)"),
        HTML.Attribute("class", "grain \(panel.name)"),
      ]
      if panel.name == first { attributes.append(HTML.Attribute("checked", "")) }
      return [
        .element("input", attributes, []),
        .tag(
          "label", ["for": "\(id)-\(panel.name)"], [.words("by ", "按"), .words(panel.title)]),
      ]
    }
    return .tag(
      "div", class: "grains", [:],
      choices + panels.map { .tag("div", class: "panel \($0.name)", [:], [$0.html]) })
  }
}
