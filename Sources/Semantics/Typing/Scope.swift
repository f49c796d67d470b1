import Syntax

/// Where an expression stands: which names it may read and over which rows or months it runs.
struct Scope {
  enum Place {
    case application
    /// Inside a question to the rows of a list.
    case rows(list: Int)
    /// Inside a question to the months of a series, whose value is named `value`.
    case months(NodeID)
    /// Values that the book states once: parameters, cells, steps; no fields.
    case book
  }
  var place: Place
  /// Lets of later sections are out of reach; `nil`: no definition may be read.
  var section: SectionKind?
  /// Parameters stand for their values: in table cells, steps and tests.
  var resolvesParameters = false

  static let constants = Scope(place: .book, section: nil, resolvesParameters: true)

  func inside(_ place: Place) -> Scope {
    var scope = self
    scope.place = place
    return scope
  }
}
