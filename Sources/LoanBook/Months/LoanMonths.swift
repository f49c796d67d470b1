/// A book's expected months: stocks, flows and income by group, and what its loans come to.
package struct LoanMonths: Sendable {
  /// What one group of loans comes to.
  package struct Group: Sendable {
    /// The caller's number.
    package let number: Int32
    /// By month, renewals included.
    package let series: LoanSeries
    /// The first twelve months of each loan, from its first draw or the window's start: interest and balances of these
    /// months, and their defaults with all that ever comes of them.
    package let year: LoanTotals
    /// All of each loan's life: to its maturity and the delinquent months after, and until every default is settled.
    package let life: LoanTotals
  }

  /// First and last month that were asked for, as year × 12 + month − 1.
  package let from: Int32
  package let to: Int32
  /// By number.
  package let groups: [Group]

  /// A group's figures; `nil` where no loan is of it.
  package subscript(group number: Int32) -> Group? { groups.first { $0.number == number } }

  /// All groups together, added in the order of their numbers.
  package func total() -> LoanSeries? {
    guard var sum = groups.first?.series else { return nil }
    for group in groups.dropFirst() { sum.add(group.series) }
    return sum
  }
}
