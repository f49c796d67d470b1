/// A chart of points and lines over two axes.
package struct Plot: Sendable {
  /// An axis: the values at its ends are its first and last tick.
  package struct Axis: Sendable {
    package var title: HTML
    /// Ascending, at least two, with their words.
    package var ticks: [(value: Double, words: HTML)]
    package init(_ title: HTML, ticks: [(value: Double, words: HTML)]) {
      self.title = title
      self.ticks = ticks
    }
  }

  package struct Point: Sendable {
    package var x: Double
    /// `nil` interrupts a line.
    package var y: Double?
    /// What the point says when pointed at.
    package var title: String?
    package init(_ x: Double, _ y: Double?, title: String? = nil) {
      self.x = x
      self.y = y
      self.title = title
    }
  }

  /// Points that belong together; its class gives colour, dash and shape.
  package struct Series: Sendable {
    package enum Shape: Sendable { case line, dots, lineWithDots }
    /// Stands at its last point; empty for none.
    package var name: HTML
    package var style: String
    package var shape: Shape
    package var points: [Point]
    package init(_ name: HTML, class style: String, _ shape: Shape, _ points: [Point]) {
      self.name = name
      self.style = style
      self.shape = shape
      self.points = points
    }
  }

  /// An area between two lines over the same places.
  package struct Band: Sendable {
    package var style: String
    package var points: [(x: Double, low: Double, high: Double)]
    package init(class style: String, _ points: [(x: Double, low: Double, high: Double)]) {
      self.style = style
      self.points = points
    }
  }

  /// A point of its own with its words beside it.
  package struct Mark: Sendable {
    package enum Shape: Sendable { case circle, square, diamond }
    package var x: Double
    package var y: Double
    package var shape: Shape
    package var style: String
    package var words: HTML
    package init(_ x: Double, _ y: Double, _ shape: Shape, class style: String, _ words: HTML) {
      self.x = x
      self.y = y
      self.shape = shape
      self.style = style
      self.words = words
    }
  }

  /// A line through the whole drawing, at a value of an axis.
  package struct Guide: Sendable {
    package enum Axis: Sendable { case x, y }
    package var axis: Axis
    package var value: Double
    /// At its upper or right end; empty for none.
    package var words: HTML
    package init(_ axis: Axis, at value: Double, _ words: HTML = .empty) {
      self.axis = axis
      self.value = value
      self.words = words
    }
  }

  /// A bar that leads from one value to another; the one after it begins where it ends.
  package struct Step: Sendable {
    package var x: Double
    package var from: Double
    package var to: Double
    package var style: String
    /// Over the bar: how much it is.
    package var words: HTML
    package init(_ x: Double, from: Double, to: Double, class style: String, _ words: HTML) {
      self.x = x
      self.from = from
      self.to = to
      self.style = style
      self.words = words
    }
  }

  package var x: Axis
  package var y: Axis
  package var guides: [Guide] = []
  /// From left to right, at places one apart.
  package var steps: [Step] = []
  package var bands: [Band] = []
  package var series: [Series] = []
  package var marks: [Mark] = []
  /// A line from corner to corner, where both axes say the same.
  package var hasDiagonal = false
  package var width = 720
  package var height = 250
  /// Room at the right for the names of series.
  package var nameRoom = 84

  package init(x: Axis, y: Axis) {
    self.x = x
    self.y = y
  }
}
