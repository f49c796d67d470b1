/// Small drawings that stand in the cells of a table, one a row, all to the same scale.
///
/// They stretch with their column, while the row's own words and numbers say the same to those who cannot see them.
package struct RowMark: Sendable {
  /// From the values to hundredths of the column's width.
  private let scale: Scale
  /// Lines through all rows, such as zero or a limit, each with its class.
  private let guides: [(value: Double, style: String)]

  /// Marks over a range of values, with lines through all rows.
  package init(_ lower: Double, _ upper: Double, guides: [(value: Double, style: String)] = []) {
    scale = Scale(lower, upper, from: 0.5, to: 99.5)
    self.guides = guides
  }

  /// A bar from one value to another.
  package func bar(from start: Double, to end: Double, class style: String) -> HTML {
    bars([(start, end, style)])
  }

  /// Bars in one row, later ones over earlier ones.
  package func bars(_ bars: [(from: Double, to: Double, style: String)]) -> HTML {
    drawing(
      bars.map { bar in
        let (left, right) = ordered(bar.from, bar.to)
        return box(left, right, top: 3, height: 10, bar.style)
      })
  }

  /// A line from the least to the greatest value with a dot at a third.
  package func interval(
    low: Double, high: Double, point: Double? = nil, class style: String
  ) -> HTML {
    let (left, right) = ordered(low, high)
    var shapes = [box(left, right, top: 6.5, height: 3, style)]
    if let point {
      shapes.append(
        .tag("circle", class: style, ["cx": percent(scale.place(point)), "cy": "8", "r": "4.5"]))
    }
    return drawing(shapes)
  }

  /// The guides alone, each under its words: the head of the column.
  ///
  /// Words of guides that stand close together are put to their outer sides.
  package func head(_ words: [HTML]) -> HTML {
    let places = guides.map { scale.place($0.value) }
    return .tag(
      "span", class: "mark-head", [:],
      zip(places, words).map { place, words in
        let hasRight = places.contains { $0 > place && $0 - place < 16 }
        let hasLeft = places.contains { $0 < place && place - $0 < 16 }
        let shift = hasRight ? "; transform: translateX(-100%)" : hasLeft ? "; transform: none" : ""
        return .tag("span", ["style": "left: \(percent(place))\(shift)"], [words])
      })
  }

  private func ordered(_ one: Double, _ other: Double) -> (left: Double, right: Double) {
    let (a, b) = (scale.place(one), scale.place(other))
    return a < b ? (a, b) : (b, a)
  }

  private func percent(_ place: Double) -> String { SVG.length(place) + "%" }

  private func box(
    _ left: Double, _ right: Double, top: Double, height: Double, _ style: String
  ) -> HTML {
    .tag(
      "rect", class: style,
      [
        "x": percent(left), "y": SVG.length(top), "width": percent(max(right - left, 0.4)),
        "height": SVG.length(height), "rx": "1.5",
      ])
  }

  private func drawing(_ shapes: [HTML]) -> HTML {
    let lines = guides.map { guide in
      let x = percent(scale.place(guide.value))
      return HTML.tag(
        "line", class: "guide \(guide.style)", ["x1": x, "x2": x, "y1": "0", "y2": "16"])
    }
    return .tag(
      "svg", class: "mark", ["width": "100%", "height": "16", "aria-hidden": "true"], lines + shapes
    )
  }
}
