/// The values that a table's column or a scorecard's characteristic may be given.
package struct InputDomain: Hashable, Sendable {
  /// Numbers and dates lie inside.
  package var range: ValueRange
  /// Numbers are multiples of 10^−decimals.
  package var decimals: Int
  package var mayBeMissing: Bool

  package init(range: ValueRange, decimals: Int, mayBeMissing: Bool) {
    self.range = range
    self.decimals = decimals
    self.mayBeMissing = mayBeMissing
  }

  /// Any value of a type, which may be missing.
  package static let any = InputDomain(
    range: ValueRange(lower: nil, lowerIncluded: true, upper: nil, upperIncluded: true),
    decimals: 12, mayBeMissing: true)
}
