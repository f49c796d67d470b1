package import Numbers

/// How many of some observed loans went bad, by count and by amount, with 95 % intervals.
///
/// A loan is observed that was recorded, drawn and is mature, and is good or bad; one in the scenario's indeterminate band
/// is counted apart.
package struct BadRate: Hashable, Sendable {
  /// Cases of the set, whether observed or not, and those of the indeterminate band.
  package let cases: Int
  package let indeterminate: Int
  package let good: Int
  package let bad: Int
  /// Exposure of the observed, and balance of the bad when they became bad, in fen.
  package let exposure: Int128
  package let badAmount: Int128
  /// Wilson's, customers that repeat taken as clusters; `nil` where nothing is observed.
  package let interval: WilsonInterval?
  /// Wilson's, by the number of equal loans that would say as much as these exposures.
  package let intervalByAmount: WilsonInterval?

  package var observed: Int { good + bad }
  package var rate: Number? { Number(bad, over: observed) }
  package var rateByAmount: Number? { Number(badAmount, over: exposure) }

  /// The loans of those cases that belong to a set.
  init(_ cases: RiskCases, where belongs: (Int) -> Bool) {
    var (count, open, good, bad) = (0, 0, 0, 0)
    var (exposure, badAmount, squares): (Int128, Int128, Int128) = (0, 0, 0)
    var sums = [Int](repeating: 0, count: cases.ledger.customerCount)
    var counts = sums
    let customers = cases.ledger.customers
    let outcomes = cases.outcomes ?? LoanOutcomes(count: cases.ledger.count)
    for row in cases.rows where belongs(row) {
      count += 1
      guard let state = LoanOutcomes.State(rawValue: outcomes.states[row]) else { continue }
      switch state {
      case .indeterminate: open += 1
      case .good, .bad:
        let customer = Int(customers[row])
        let weight = Int128(outcomes.exposures[row])
        counts[customer] += 1
        exposure += weight
        squares += weight * weight
        if state == .bad {
          bad += 1
          sums[customer] += 1
          badAmount += Int128(outcomes.badAmounts[row])
        } else {
          good += 1
        }
      case .neverBooked, .neverDrawn, .immature: break
      }
    }
    (self.cases, indeterminate, self.good, self.bad) = (count, open, good, bad)
    (self.exposure, self.badAmount) = (exposure, badAmount)
    interval = WilsonInterval(ClusteredSum(sums: sums, counts: counts))
    intervalByAmount = WilsonInterval(
      weightOfSuccesses: badAmount, weight: exposure, squares: Double(squares))
  }
}
