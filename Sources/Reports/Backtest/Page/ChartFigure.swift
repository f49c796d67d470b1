import Diagnostics
import Markup

/// A chart with its caption, which also is its name and its text alternative.
struct ChartFigure {
  let id: String
  let caption: Phrase
  /// What a reader who does not see it must know: that the table below has the values.
  let plot: Plot

  var html: HTML {
    .tag(
      "figure", [:],
      [
        .tag("figcaption", ["id": "cap-\(id)"], [.words(caption)]),
        .tag("div", class: "wide", [:], [plot.drawing(labelledBy: "cap-\(id)")]),
      ])
  }
}
