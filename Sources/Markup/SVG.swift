/// Drawings, to stand in a page or alone.
///
/// Lengths are whole hundredths of a unit where they are computed, so that a drawing's text is the same everywhere.
package enum SVG {
  /// A drawing of so many units with a name for those who cannot see it.
  package static func drawing(
    width: Int, height: Int, label: String, class style: String? = nil, _ children: [HTML]
  ) -> HTML {
    .tag(
      "svg", class: style,
      [
        "viewBox": "0 0 \(width) \(height)", "width": "\(width)", "height": "\(height)",
        "role": "img", "aria-label": label, "xmlns": "http://www.w3.org/2000/svg",
      ], children)
  }

  /// A filled rectangle with a title that shows when pointed at.
  package static func rectangle(
    x: Int, y: Int, width: Int, height: Int, class style: String, title: String? = nil
  ) -> HTML {
    .tag(
      "rect", class: style,
      ["x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)"],
      title.map { [.tag("title", $0)] } ?? [])
  }

  /// A straight line.
  package static func line(
    fromX x1: Int, y y1: Int, toX x2: Int, y y2: Int, class style: String
  ) -> HTML {
    .tag("line", class: style, ["x1": "\(x1)", "y1": "\(y1)", "x2": "\(x2)", "y2": "\(y2)"])
  }
}
