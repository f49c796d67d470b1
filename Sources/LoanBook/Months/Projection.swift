/// The months of some cohorts until default, by what they are told apart by; and their defaults, by who guarantees them.
struct Projection {
  /// Which part of loans' lives is looked at.
  enum Scope {
    /// All months, and what is renewed in them.
    case months
    /// Twelve months of each loan, without renewals.
    case year
    /// All of each loan's life, without renewals.
    case life
  }

  let scope: Scope
  let curves: LoanCurves
  let first: Int32
  let count: Int
  /// By group and guarantee, ascending.
  private(set) var lanes: [LoanLane] = []
  private var flows: [FlowKey: UnitFlows] = [:]

  /// What unit flows hang on beside the curves.
  private struct FlowKey: Hashable {
    /// The terms of group 0 in month 0.
    let terms: LoanTerms
    let isRenewal: Bool
    let usedFor: Int
  }

  init(_ scope: Scope, _ curves: LoanCurves, first: Int32, count: Int) {
    self.scope = scope
    self.curves = curves
    self.first = first
    self.count = count
  }

  /// Adds the months of a cohort; cohorts must come in the order of their terms.
  mutating func add(_ terms: LoanTerms, _ sums: CohortSums) {
    let lane = lane(terms)
    var cohort = Cohort(terms: terms, amounts: sums.estimates, isRenewal: false, usedFor: 0)
    if terms.origin == .defaulted {
      if scope == .months { addDefaulted(cohort, to: lane) }
      return
    }
    while true {
      let flows = unitFlows(cohort)
      add(cohort, flows, to: lane)
      guard scope == .months, let next = cohort.renewed(flows),
        Int(next.terms.start - first) < count
      else { return }
      cohort = next
    }
  }

  private mutating func lane(_ terms: LoanTerms) -> Int {
    let guarantee = max(-1, Int(terms.guarantee))
    if let place = lanes.firstIndex(where: { $0.group == terms.group && $0.guarantee == guarantee })
    {
      return place
    }
    let place =
      lanes.firstIndex { ($0.group, $0.guarantee) > (terms.group, guarantee) } ?? lanes.count
    lanes.insert(
      LoanLane(group: terms.group, guarantee: guarantee, first: first, count: count), at: place)
    return place
  }

  private mutating func unitFlows(_ cohort: Cohort) -> UnitFlows {
    let key = FlowKey(
      terms: cohort.terms.anywhere, isRenewal: cohort.isRenewal, usedFor: cohort.usedFor)
    if let known = flows[key] { return known }
    let made = UnitFlows(
      cohort.terms, curves, isRenewal: cohort.isRenewal, usedFor: cohort.usedFor)
    flows[key] = made
    return made
  }

  private mutating func addDefaulted(_ cohort: Cohort, to lane: Int) {
    let place = Int(cohort.terms.start - first)
    guard place < count else { return }
    lanes[lane].series[.defaulted][place] += cohort.amounts.amount.certain
    lanes[lane].defaultedInterest[place] += cohort.amounts.interest.certain
    lanes[lane].defaultedTaxed[place] += cohort.amounts.taxed.certain
  }

  private mutating func add(_ cohort: Cohort, _ flows: UnitFlows, to lane: Int) {
    let start = Int(cohort.terms.start - first) + cohort.terms.firstAge
    let amounts = cohort.amounts
    let ages = scope == .year ? min(flows.count, 13) : flows.count
    let months = max(0, min(ages, count - start))
    func add(
      _ amount: RiskyAmount, _ flow: UnitFlow, to sums: inout [Double], months: Int
    ) {
      for index in 0..<months {
        sums[start + index] +=
          amount.certain * flow.certain[index]
          + amount.atRisk * flow.atRisk[index]
      }
    }
    // Of twelve months there are twelve at whose beginning something stands.
    let stocks = scope == .year ? min(months, 12) : months
    add(amounts.amount, flows.performing, to: &lanes[lane].series[.performing], months: stocks)
    add(amounts.loans, flows.loans, to: &lanes[lane].series[.loans], months: stocks)
    add(amounts.amount, flows.drawn, to: &lanes[lane].series[.drawn], months: months)
    add(amounts.amount, flows.scheduled, to: &lanes[lane].series[.scheduled], months: months)
    add(amounts.amount, flows.prepaid, to: &lanes[lane].series[.prepaid], months: months)
    add(amounts.amount, flows.defaulted, to: &lanes[lane].series[.defaulted], months: months)
    add(amounts.interest, flows.interest, to: &lanes[lane].series[.interest], months: months)
    add(amounts.taxed, flows.interest, to: &lanes[lane].series[.taxedInterest], months: months)
    add(amounts.interest, flows.defaulted, to: &lanes[lane].defaultedInterest, months: months)
    add(amounts.taxed, flows.defaulted, to: &lanes[lane].defaultedTaxed, months: months)
  }
}
