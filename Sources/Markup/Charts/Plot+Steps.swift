extension Plot {
  /// The bars of the steps, each joined to the next by a line at the value where it ends.
  var waterfall: [HTML] {
    guard !steps.isEmpty else { return [] }
    // A bar takes three fifths of the way from one step to the next.
    let half = 0.3 * (xScale.place(steps[0].x + 1) - xScale.place(steps[0].x))
    return zip(steps, steps.dropFirst()).map { join($0, $1, half) } + steps.map { bar($0, half) }
  }

  private func join(_ step: Step, _ next: Step, _ half: Double) -> HTML {
    let y = SVG.length(yScale.place(step.to))
    return .tag(
      "line", class: "tick",
      [
        "x1": SVG.length(xScale.place(step.x) + half),
        "x2": SVG.length(xScale.place(next.x) - half), "y1": y, "y2": y,
      ])
  }

  private func bar(_ step: Step, _ half: Double) -> HTML {
    let (start, end) = (yScale.place(step.from), yScale.place(step.to))
    let middle = xScale.place(step.x)
    return .tag(
      "g", class: "step \(step.style)", [:],
      [
        .tag(
          "rect",
          [
            "x": SVG.length(middle - half), "y": SVG.length(min(start, end)),
            // What is not nothing is seen.
            "width": SVG.length(2 * half), "height": SVG.length(max(abs(end - start), 1)),
          ]),
        text(middle, min(start, end) - 6, class: "middle name", step.words),
      ])
  }
}
