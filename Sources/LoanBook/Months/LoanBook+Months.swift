import Contracts

extension LoanBook {
  /// The expected months of the book's loans, and what they come to.
  ///
  /// - Parameters:
  ///   - from: the first month that will be asked for, as year × 12 + month − 1. Loans in the book stand there before it.
  ///   - to: the last.
  package func months(
    _ curves: LoanCurves, from: Int32, to: Int32
  ) throws(LoanProblem) -> LoanMonths {
    let cohorts = cohorts
    let first = try firstMonth(cohorts.map(\.terms), curves, from: from, to: to)
    let settlement = Settlement(curves)
    let lastDefault =
      cohorts.map { $0.terms.start + Int32($0.terms.term) + Int32(curves.figures.delinquent) }.max()
      ?? to
    let window = Int(to - first) + 1
    let life = Int(max(lastDefault, to) - first) + 1 + settlement.reach
    func projected(_ scope: Projection.Scope, months: Int) -> Projection {
      var projection = Projection(scope, curves, first: first, count: months)
      for cohort in cohorts { projection.add(cohort.terms, cohort.sums) }
      return projection
    }
    func series(_ projection: Projection, _ cover: [[Double]]) -> [(Int32, LoanSeries)] {
      settlement.settled(projection.lanes, cover: cover).reduce(into: []) { groups, lane in
        var series = lane.series
        series.taxAll(after: curves.figures.exemptUntil)
        if groups.last?.0 == lane.group {
          groups[groups.count - 1].1.add(series)
        } else {
          series.sumUp()
          groups.append((lane.group, series))
        }
      }
    }
    let months = projected(.months, months: window)
    let lives = projected(.life, months: life)
    // Who claims first is paid first: the first year's claims by what all claims of the book leave.
    let cover = settlement.cover(lives.lanes, months: life)
    let inMonths = series(months, settlement.cover(months.lanes, months: window))
    let inYear = series(projected(.year, months: life), cover)
    let inLife = series(lives, cover)
    return LoanMonths(
      from: from, to: to,
      groups: zip(inMonths, zip(inYear, inLife)).map { month, totals in
        LoanMonths.Group(
          number: month.0, series: month.1, year: LoanTotals(totals.0.1),
          life: LoanTotals(totals.1.1))
      })
  }

  /// The month in which the book begins; refuses what cannot be projected.
  private func firstMonth(
    _ cohorts: [LoanTerms], _ curves: LoanCurves, from: Int32, to: Int32
  ) throws(LoanProblem) -> Int32 {
    var first = from - 1
    for terms in cohorts {
      let month = terms.start + Int32(terms.firstAge)
      if terms.origin != .new, month >= from { throw .openedInside(month: month) }
      first = min(first, month)
      guard terms.guarantee < curves.figures.guarantees.count else {
        throw .guarantee(Int(terms.guarantee))
      }
      if terms.judgement == .modelled, terms.origin == .new,
        curves.timing(of: terms.method).greatestChance
          < greatestChances[terms.method] ?? Loan.unit
      {
        throw .aboveCertainty
      }
    }
    guard to >= from, Int(to) - Int(first) < Self.longestProjection else {
      throw .months(from: first, to: to)
    }
    return first
  }
}

extension LoanSeries {
  /// Taxes all interest of the months after the last in which any is exempt.
  fileprivate mutating func taxAll(after month: Int32?) {
    guard let month else { return }
    let begin = max(0, Int(month) - Int(first) + 1)
    for place in self[.interest].indices.dropFirst(begin) {
      self[.taxedInterest][place] = self[.interest][place]
    }
  }
}
