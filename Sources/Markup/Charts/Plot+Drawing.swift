extension Plot {
  var xScale: Scale {
    Scale(
      x.ticks.first?.value ?? 0, x.ticks.last?.value ?? 1, from: 58,
      to: Double(width - nameRoom))
  }

  var yScale: Scale {
    Scale(
      y.ticks.first?.value ?? 0, y.ticks.last?.value ?? 1, from: Double(height - 38), to: 24)
  }

  /// The drawing, named and described by elements of the page with these ids.
  package func drawing(labelledBy name: String, describedBy description: String? = nil) -> HTML {
    var attributes = [
      HTML.Attribute("class", "plot"), HTML.Attribute("viewBox", "0 0 \(width) \(height)"),
      HTML.Attribute("role", "img"), HTML.Attribute("aria-labelledby", name),
    ]
    if let description { attributes.append(HTML.Attribute("aria-describedby", description)) }
    return .element(
      "svg", attributes,
      [axes] + bands.map(area) + guides.map(guide) + waterfall + series.map(shapes)
        + marks.map(mark) + names)
  }

  // MARK: Axes

  private var axes: HTML {
    let (left, right) = (SVG.length(xScale.start), SVG.length(xScale.end))
    let (bottom, top) = (SVG.length(yScale.start), SVG.length(yScale.end))
    var parts: [HTML] = []
    for tick in y.ticks {
      let place = SVG.length(yScale.place(tick.value))
      parts.append(
        .tag("line", class: "grid", ["x1": left, "x2": right, "y1": place, "y2": place]))
      parts.append(
        text(xScale.start - 8, yScale.place(tick.value) + 4, class: "end", tick.words))
    }
    for tick in x.ticks {
      let place = SVG.length(xScale.place(tick.value))
      parts.append(
        .tag(
          "line", class: "tick",
          ["x1": place, "x2": place, "y1": bottom, "y2": SVG.length(yScale.start + 4)]))
      parts.append(
        text(xScale.place(tick.value), yScale.start + 17, class: "middle", tick.words))
    }
    if hasDiagonal {
      parts.append(
        .tag("line", class: "diagonal", ["x1": left, "y1": bottom, "x2": right, "y2": top]))
    }
    parts.append(text(4, 12, class: "axis", y.title))
    parts.append(text(xScale.end, yScale.start + 33, class: "axis end", x.title))
    return .tag("g", class: "axes", [:], parts)
  }

  private func guide(_ guide: Guide) -> HTML {
    let ends: (x1: Double, x2: Double, y1: Double, y2: Double)
    let words: HTML
    switch guide.axis {
    case .x:
      let x = xScale.place(guide.value)
      ends = (x, x, yScale.start, yScale.end)
      words = text(x + 5, yScale.end - 6, class: "axis", guide.words)
    case .y:
      let y = yScale.place(guide.value)
      ends = (xScale.start, xScale.end, y, y)
      words = text(xScale.end + 8, y + 4, class: "axis", guide.words)
    }
    return .group([
      .tag(
        "line", class: "guide",
        [
          "x1": SVG.length(ends.x1), "x2": SVG.length(ends.x2), "y1": SVG.length(ends.y1),
          "y2": SVG.length(ends.y2),
        ]), guide.words == .empty ? .empty : words,
    ])
  }

  func text(_ x: Double, _ y: Double, class style: String, _ words: HTML) -> HTML {
    .tag("text", class: style, ["x": SVG.length(x), "y": SVG.length(y)], [words])
  }

  // MARK: Series

  private func area(_ band: Band) -> HTML {
    let upper = band.points.map { corner($0.x, $0.high) }
    let lower = band.points.reversed().map { corner($0.x, $0.low) }
    return .tag(
      "polygon", class: "band \(band.style)",
      ["points": (upper + lower).joined(separator: " ")])
  }

  private func corner(_ x: Double, _ y: Double) -> String {
    SVG.length(xScale.place(x)) + "," + SVG.length(yScale.place(y))
  }

  private func shapes(_ series: Series) -> HTML {
    var parts: [HTML] = []
    if series.shape != .dots {
      for run in series.points.split(whereSeparator: { $0.y == nil }) {
        let corners = run.compactMap { point in point.y.map { corner(point.x, $0) } }
        parts.append(.tag("polyline", ["points": corners.joined(separator: " ")]))
      }
    }
    // A line without dots still says its values where it is pointed at.
    let radius = series.shape == .line ? "7" : "3.4"
    for point in series.points {
      guard let y = point.y, series.shape != .line || point.title != nil else { continue }
      parts.append(
        .tag(
          "circle", class: series.shape == .line ? "touch" : nil,
          [
            "cx": SVG.length(xScale.place(point.x)), "cy": SVG.length(yScale.place(y)),
            "r": radius,
          ], point.title.map { [.tag("title", $0)] } ?? []))
    }
    return .tag("g", class: "series \(series.style)", [:], parts)
  }

  /// The names of the series beside their last points, moved apart where they would touch.
  private var names: [HTML] {
    var places: [(y: Double, series: Series, x: Double)] = []
    for series in series where series.name != .empty {
      guard let last = series.points.last(where: { $0.y != nil }), let y = last.y else { continue }
      places.append((yScale.place(y), series, xScale.place(last.x)))
    }
    places.sort { $0.y < $1.y }
    for index in places.indices.dropFirst() {
      places[index].y = max(places[index].y, places[index - 1].y + 15)
    }
    // None may stand among the words of the axis below.
    var lowest = yScale.start
    for index in places.indices.reversed() {
      places[index].y = min(places[index].y, lowest)
      lowest = places[index].y - 15
    }
    return places.map { place in
      text(place.x + 8, place.y + 4, class: "name \(place.series.style)", place.series.name)
    }
  }

  // MARK: Marks

  private func mark(_ mark: Mark) -> HTML {
    let (x, y) = (xScale.place(mark.x), yScale.place(mark.y))
    let shape: HTML =
      switch mark.shape {
      case .circle: .tag("circle", ["cx": SVG.length(x), "cy": SVG.length(y), "r": "5.5"])
      case .square:
        .tag(
          "rect",
          ["x": SVG.length(x - 5), "y": SVG.length(y - 5), "width": "10", "height": "10"])
      case .diamond:
        .tag(
          "polygon",
          [
            "points": [(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)]
              .map { SVG.length($0.0) + "," + SVG.length($0.1) }.joined(separator: " ")
          ])
      }
    // Words go to the side that has room.
    let isRight = x > (xScale.start + xScale.end) / 2
    return .tag(
      "g", class: "series \(mark.style)", [:],
      [
        shape,
        text(isRight ? x - 10 : x + 10, y - 8, class: isRight ? "name end" : "name", mark.words),
      ])
  }
}
