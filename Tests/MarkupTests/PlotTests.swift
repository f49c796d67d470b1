import Markup
import Testing

@Suite("Charts")
struct PlotTests {
  /// A drawing whose places are easily reckoned: from 0 to 4 over 400 units from 58 on, from 0 to 100 over 188 units up
  /// from 212.
  private static func plot() -> Plot {
    var plot = Plot(
      x: Plot.Axis("", ticks: [(0, .empty), (4, .empty)]),
      y: Plot.Axis("", ticks: [(0, "0"), (100, "100")]))
    plot.width = 458
    plot.nameRoom = 0
    return plot
  }

  @Test("each bar of a waterfall begins where the one before it ends, and is joined to it")
  func steps() {
    var plot = Self.plot()
    plot.steps = [
      .init(1, from: 0, to: 50, class: "one", "50"),
      .init(2, from: 50, to: 25, class: "down", "−25"),
      .init(3, from: 0, to: 25, class: "two", "25"),
    ]
    let drawing = plot.drawing(labelledBy: "name").rendered
    // Steps are 100 apart, bars 60 wide; 50 stands at 212 − 94, 25 at 212 − 47.
    for shape in [
      "<rect x=\"128\" y=\"118\" width=\"60\" height=\"94\"></rect>",
      "<rect x=\"228\" y=\"118\" width=\"60\" height=\"47\"></rect>",
      "<rect x=\"328\" y=\"165\" width=\"60\" height=\"47\"></rect>",
      "<line class=\"tick\" x1=\"188\" x2=\"228\" y1=\"118\" y2=\"118\"></line>",
      "<line class=\"tick\" x1=\"288\" x2=\"328\" y1=\"165\" y2=\"165\"></line>",
      "<text class=\"middle name\" x=\"258\" y=\"112\">−25</text>",
    ] {
      #expect(drawing.contains(shape), "\(shape)")
    }
  }

  @Test("a step of next to nothing is still seen")
  func smallStep() {
    var plot = Self.plot()
    plot.steps = [.init(1, from: 50, to: 50.001, class: "up", "+0.001")]
    #expect(plot.drawing(labelledBy: "name").rendered.contains("width=\"60\" height=\"1\""))
  }

  @Test("names that would touch are moved apart, and none stands below the axis")
  func names() {
    var plot = Self.plot()
    plot.series = ["a", "b", "c"].map { .init(.text($0), class: $0, .line, [.init(4, 0)]) }
    let drawing = plot.drawing(labelledBy: "name").rendered
    for (name, y) in [("a", 186), ("b", 201), ("c", 216)] {
      #expect(drawing.contains("<text class=\"name \(name)\" x=\"466\" y=\"\(y)\">"), "\(name)")
    }
  }

  @Test("guides run through the whole drawing at their value")
  func guides() {
    var plot = Self.plot()
    plot.guides = [.init(.x, at: 2, "run-off"), .init(.y, at: 75)]
    let drawing = plot.drawing(labelledBy: "name").rendered
    for shape in [
      "<line class=\"guide\" x1=\"258\" x2=\"258\" y1=\"212\" y2=\"24\"></line>",
      "<text class=\"axis\" x=\"263\" y=\"18\">run-off</text>",
      "<line class=\"guide\" x1=\"58\" x2=\"458\" y1=\"71\" y2=\"71\"></line>",
    ] {
      #expect(drawing.contains(shape), "\(shape)")
    }
  }
}
