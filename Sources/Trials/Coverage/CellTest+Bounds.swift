import Semantics

extension CellTest {
  /// The bounds of the cell's ranges, as they stand.
  var bounds: [Constant] {
    if case .tests(_, let tests) = self { tests.flatMap(\.bounds) } else { [] }
  }
}

extension CellTest.Test {
  /// The bounds of a range; none of anything else.
  var bounds: [Constant] {
    guard case .range(let range) = self else { return [] }
    return [range.lower, range.upper].compactMap { $0 }
  }
}
