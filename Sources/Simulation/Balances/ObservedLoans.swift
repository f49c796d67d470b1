import Numbers

/// What the loans of a ledger's cases did by month, as far as the history tells (the column "actual").
package struct ObservedLoans: Sendable {
  /// By case the month of its first draw, as year × 12 + month − 1; `never` where nothing was drawn.
  package var firstMonths: [Int32]
  /// By case the balance at the end of that month, in fen.
  package var firstUses: [Int64]
  /// By case the balance at the end of `switchMonth`, in fen.
  package var switchBalances: [Int64]
  /// By product of the ledger (`LoanGroups`), then month.
  package var months: [Place: Sums]
  /// By month of the first draw, which stands in place of the product, then month.
  package var vintages: [Place: Sums]
  /// The last month of which loans are told.
  package var lastMonth: Int32
  /// The month of the last application that is asked for, or `lastMonth` where that is earlier.
  package var switchMonth: Int32

  package static let never = Int32.min

  package struct Place: Hashable, Sendable {
    package var group: Int32
    package var month: Int32
    package init(group: Int32, month: Int32) {
      self.group = group
      self.month = month
    }
  }

  /// What the loans of a month come to, in fen.
  package struct Sums: Hashable, Sendable {
    /// Balance of loans that are not in default at its end, and of those that are.
    package var performing: Int64 = 0
    package var nonPerforming: Int64 = 0
    package var drawn: Int64 = 0
    /// Balance of the loans that came into default in it, at its end.
    package var defaulted: Int64 = 0
    package var cured: Int64 = 0
    package var recovered: Int64 = 0
    package var writtenOff: Int64 = 0
    /// Loans with a balance.
    package var loans: Int64 = 0

    package init() {}

    /// What a month of one loan comes to.
    ///
    /// - Parameters:
    ///   - isLate: whether it is in default at the month's end, and
    ///   - wasLate: at that of the month before.
    init(_ month: LoanJudge.Month, isLate: Bool, wasLate: Bool) {
      drawn = month.drawn
      cured = month.cured
      recovered = month.recovered
      writtenOff = month.writtenOff
      if isLate, !wasLate { defaulted = month.balance }
      if isLate { nonPerforming = month.balance } else { performing = month.balance }
      loans = month.balance > 0 ? 1 : 0
    }

    package mutating func add(_ other: Sums) {
      performing += other.performing
      nonPerforming += other.nonPerforming
      drawn += other.drawn
      defaulted += other.defaulted
      cured += other.cured
      recovered += other.recovered
      writtenOff += other.writtenOff
      loans += other.loans
    }

    package var balance: Int64 { performing + nonPerforming }
  }

  init(count: Int, lastMonth: Int32, switchMonth: Int32) {
    firstMonths = Array(repeating: Self.never, count: count)
    firstUses = Array(repeating: 0, count: count)
    switchBalances = firstUses
    (months, vintages) = ([:], [:])
    self.lastMonth = lastMonth
    self.switchMonth = min(switchMonth, lastMonth)
  }

  /// What a month came to over all products.
  package func total(_ month: Int32, groups: Int) -> Sums {
    (0..<Int32(groups)).reduce(into: Sums()) { sum, group in
      if let own = months[Place(group: group, month: month)] { sum.add(own) }
    }
  }
}
