import LoanBook
package import Numbers

/// Loans by the month of their first draw, as they age: the vintages of both versions and of what was seen (账龄).
///
/// A vintage's loans are followed without their renewals, which are loans of their own.
package struct Vintages: Sendable {
  /// What the loans of a vintage come to.
  package struct Figures: Hashable, Sendable {
    /// Loans drawn; expected ones are a part of one where a draw is not certain.
    package var loans: Number = .zero
    /// First draws, in fen.
    package var drawn: Int128 = 0
    /// At the end of the month, non-performing money until it is written off, in fen.
    package var balance: Int128 = 0
    /// All that has come into default by then, in fen.
    package var defaulted: Int128 = 0

    /// Default ÷ first draws, by amount; `nil` of nothing.
    package var defaultShare: Number? { Number(defaulted, over: drawn) }

    fileprivate mutating func add(_ other: Self) {
      loans = loans.adding(other.loans) ?? loans
      drawn += other.drawn
      balance += other.balance
      defaulted += other.defaulted
    }
  }

  package struct Row: Sendable {
    /// The vintage, a month or a quarter.
    package let period: Period
    /// Months on book: 0 is the month of the first draw.
    package let age: Int
    package let live: Figures
    package let candidate: Figures
    /// `nil` where not all of it was seen at that age.
    package let actual: Figures?
  }

  /// By month of the first draw, then age.
  private let months: [(start: Int32, ages: [Side])]
  /// The ages that are told of, both versions' terms and delinquent months long.
  package let oldest: Int

  private struct Side {
    var live: Figures
    var candidate: Figures
    var actual: Figures?
  }

  /// Ages after this are not told of.
  package static let longest = 36

  init(_ ground: BalanceGround, _ seen: ObservedLoans?, threads: Int) throws(BalanceGap) {
    let books = (
      try ground.vintageBook(ground.live, threads: threads),
      try ground.vintageBook(ground.candidate, threads: threads)
    )
    let span = ground.months(of: [books.0, books.1])
    let projected = (try ground.months(books.0, span), try ground.months(books.1, span))
    let terms = [books.0, books.1].flatMap { $0.cohorts.map { Int($0.terms.term) } }
    oldest = min(Self.longest, (terms.max() ?? 0) + ground.curves.figures.delinquent)
    let starts = Set(
      projected.0.groups.map(\.number) + projected.1.groups.map(\.number)
        + (seen?.vintages.keys.map(\.group) ?? []))
    let oldest = oldest
    months = starts.sorted().map { start in
      let (live, candidate) = (
        Self.projected(projected.0[group: start], start, through: oldest),
        Self.projected(projected.1[group: start], start, through: oldest)
      )
      let actual = seen.map { Self.seen($0, start, through: oldest) } ?? []
      return (
        start,
        (0...oldest).map { age in
          Side(
            live: live[age], candidate: candidate[age],
            actual: age < actual.count ? actual[age] : nil)
        }
      )
    }
  }

  /// The vintages by month, quarter or year, and each as it ages.
  package func rows(_ grain: Grain) -> [Row] {
    guard let first = months.first?.start, let last = months.last?.start else { return [] }
    return Period.all(grain, in: first...last).flatMap { period -> [Row] in
      let own = months.filter {
        (period.first.monthIndex...period.last.monthIndex).contains($0.start)
      }
      guard !own.isEmpty else { return [] }
      return (0...oldest).map { age in
        var sum = Side(live: Figures(), candidate: Figures(), actual: Figures())
        for vintage in own {
          let side = vintage.ages[age]
          sum.live.add(side.live)
          sum.candidate.add(side.candidate)
          if let actual = side.actual { sum.actual?.add(actual) } else { sum.actual = nil }
        }
        return Row(
          period: period, age: age, live: sum.live, candidate: sum.candidate, actual: sum.actual)
      }
    }
  }

  private static func projected(
    _ group: LoanMonths.Group?, _ start: Int32, through oldest: Int
  ) -> [Figures] {
    guard let series = group?.series else {
      return [Figures](repeating: Figures(), count: oldest + 1)
    }
    var figures = Figures()
    figures.loans = Number(estimate: series.value(.loans, start)) ?? .zero
    figures.drawn = series.printed(.drawn, start)
    return (0...Int32(oldest)).map { age in
      figures.balance =
        series.printed(.performing, start + age) + series.printed(.nonPerforming, start + age)
      figures.defaulted += series.printed(.defaulted, start + age)
      return figures
    }
  }

  /// As far as it was seen.
  private static func seen(
    _ seen: ObservedLoans, _ start: Int32, through oldest: Int
  ) -> [Figures] {
    guard start <= seen.lastMonth else { return [] }
    let months = start...min(seen.lastMonth, start + Int32(oldest))
    let first = seen.vintages[.init(group: start, month: start)] ?? .init()
    var figures = Figures()
    (figures.loans, figures.drawn) = (Number(Int(first.loans)), Int128(first.drawn))
    return months.map { month in
      let sums = seen.vintages[.init(group: start, month: month)] ?? .init()
      figures.balance = Int128(sums.balance)
      figures.defaulted += Int128(sums.defaulted)
      return figures
    }
  }
}

extension BalanceGround {
  /// The loans of what cases are offered, told apart by the month of their first draw and never renewed.
  fileprivate func vintageBook(
    _ offers: Offers, threads: Int
  ) throws(BalanceGap) -> LoanBook {
    try book(offers, threads: threads) { loan in
      var loan = loan
      let terms = loan.terms
      loan.terms = LoanTerms(
        group: terms.start, start: terms.start, term: terms.term, method: terms.method,
        rate: terms.rate, judgement: terms.judgement, guarantee: terms.guarantee)
      return loan
    }
  }
}
