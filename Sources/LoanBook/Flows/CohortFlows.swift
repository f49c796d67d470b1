/// Unit flows as they are multiplied by a cohort's sums: a month's figures side by side.
final class CohortFlows: Sendable {
  let certain: [MonthVector]
  let atRisk: [MonthVector]
  let renewed: (certain: Double, atRisk: Double)
  let granted: Double
  let shares: DefaultShares

  init(_ flows: UnitFlows) {
    (renewed, granted, shares) = (flows.renewed, flows.granted, flows.shares)
    let places: [(Int, UnitFlow)] = [
      (MonthPlace.performing, flows.performing), (MonthPlace.loans, flows.loans),
      (MonthPlace.drawn, flows.drawn), (MonthPlace.scheduled, flows.scheduled),
      (MonthPlace.prepaid, flows.prepaid), (MonthPlace.defaulted, flows.defaulted),
      (MonthPlace.interest, flows.interest), (MonthPlace.taxedInterest, flows.interest),
      (MonthPlace.defaultedInterest, flows.defaulted),
      (MonthPlace.defaultedTaxed, flows.defaulted),
    ]
    var certain = [MonthVector](repeating: .zero, count: flows.count)
    var atRisk = certain
    for (place, flow) in places {
      for month in 0..<flows.count {
        certain[month][place] = flow.certain[month]
        atRisk[month][place] = flow.atRisk[month]
      }
    }
    (self.certain, self.atRisk) = (certain, atRisk)
  }
}
