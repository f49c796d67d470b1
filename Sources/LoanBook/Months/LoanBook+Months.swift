import Contracts
import Dispatch
import Synchronization

extension LoanBook {
  /// The expected months of the book's loans, and what they come to.
  ///
  /// - Parameters:
  ///   - from: the first month that will be asked for, as year × 12 + month − 1. Loans in the book stand there before it.
  ///   - to: the last.
  ///   - threads: by any number of which the months have the same bits.
  package func months(
    _ curves: LoanCurves, from: Int32, to: Int32, threads: Int = 1
  ) throws(LoanProblem) -> LoanMonths {
    let cohorts = cohorts
    let first = try firstMonth(cohorts.map(\.terms), curves, from: from, to: to)
    let settlement = Settlement(curves)
    let lastDefault = cohorts.map { $0.terms.start + Int32($0.terms.term) }.max() ?? to
    let months = Int(to - first) + 1
    let life =
      Int(max(lastDefault, to) - first) + 1 + curves.figures.delinquent + settlement.reach
    let projection = Self.projection(cohorts, threads: threads) {
      Projection(curves, first: first, months: months, life: life)
    }
    func lanes(_ vectors: (Projection.Lane) -> [MonthVector]) -> [LoanLane] {
      projection.lanes.map {
        LoanLane(group: $0.group, guarantee: $0.guarantee, first: first, months: vectors($0))
      }
    }
    func series(_ lanes: [LoanLane], _ cover: [[Double]]) -> [LoanSeries] {
      settlement.settled(lanes, cover: cover).byGroup(taxedAfter: curves.figures.exemptUntil)
    }
    let inMonths = projection.lanes.map {
      LoanLane(
        group: $0.group, guarantee: $0.guarantee, first: first,
        months: zip($0.life, $0.beside).map { $0 + $1 }, standing: $0.standing)
    }
    let inLife = lanes(\.life)
    // Who claims first is paid first: the first year's claims by what all claims of the book leave.
    let cover = settlement.cover(inLife, months: life)
    let monthly = series(inMonths, settlement.cover(inMonths, months: months))
    let totals = zip(series(lanes(\.year), cover), series(inLife, cover))
    let groups = projection.lanes.map(\.group).reduce(into: [Int32]()) { groups, group in
      if groups.last != group { groups.append(group) }
    }
    return LoanMonths(
      from: from, to: to,
      groups: zip(zip(groups, monthly), totals).map { month, totals in
        LoanMonths.Group(
          number: month.0, series: month.1, year: LoanTotals(totals.0), life: LoanTotals(totals.1))
      })
  }

  /// Cohorts are projected in blocks, whose months are added in the blocks' order: so threads do not matter.
  private static func projection(
    _ cohorts: [(terms: LoanTerms, sums: CohortSums)], threads: Int,
    _ empty: @Sendable () -> Projection
  ) -> Projection {
    let size = 2_048
    let blocks = (cohorts.count + size - 1) / size
    let next = Atomic(0)
    let done = Mutex([Projection?](repeating: nil, count: blocks))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, blocks))) { _ in
      var cache = FlowCache()
      while true {
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard block < blocks else { return }
        var projection = empty()
        for cohort in cohorts[block * size..<min(cohorts.count, (block + 1) * size)] {
          projection.add(cohort.terms, cohort.sums, &cache)
        }
        done.withLock { $0[block] = projection }
      }
    }
    return done.withLock { $0 }.reduce(into: empty()) { sum, block in
      if let block { sum.add(block) }
    }
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

extension [LoanLane] {
  /// The series of each group, lanes of one group added; all interest of the months after the last in which any is exempt is taxed.
  fileprivate func byGroup(taxedAfter exempt: Int32?) -> [LoanSeries] {
    reduce(into: [(group: Int32, series: LoanSeries)]()) { groups, lane in
      if groups.last?.group == lane.group {
        groups[groups.count - 1].series.add(lane.series)
      } else {
        groups.append((lane.group, lane.series))
      }
    }.map {
      var series = $0.series
      if let exempt { series.taxAll(after: exempt) }
      series.sumUp()
      return series
    }
  }
}

extension LoanSeries {
  /// Taxes all interest of the months after the last in which any is exempt.
  fileprivate mutating func taxAll(after month: Int32) {
    let begin = max(0, Int(month) - Int(first) + 1)
    for place in self[.interest].indices.dropFirst(begin) {
      self[.taxedInterest][place] = self[.interest][place]
    }
  }
}
