/// The months of some cohorts until default, by what they are told apart by.
struct Projection {
  /// Loans of one group under one guarantee.
  struct Lane {
    let group: Int32
    /// Below 0 for none.
    let guarantee: Int
    /// All of each loan's life, without renewals.
    var life: [MonthVector]
    /// Twelve months of each loan, without renewals.
    var year: [MonthVector]
    /// What there is besides in the months asked for: renewals, and what was in default before.
    var beside: [MonthVector]
    /// What stands in default where these months begin.
    var standing: [StandingDefault]
  }

  private let curves: LoanCurves
  private let first: Int32
  /// How many months are asked for, and until the last default is settled.
  private let months: Int
  private let life: Int
  /// By group and guarantee, ascending.
  private(set) var lanes: [Lane] = []

  init(_ curves: LoanCurves, first: Int32, months: Int, life: Int) {
    self.curves = curves
    self.first = first
    self.months = months
    self.life = life
  }

  /// Adds the months of a cohort.
  mutating func add(_ terms: LoanTerms, _ sums: CohortSums, _ cache: inout FlowCache) {
    let lane = lane(terms.group, max(-1, Int(terms.guarantee)))
    var cohort = Cohort(terms: terms, amounts: sums.estimates, isRenewal: false, usedFor: 0)
    if terms.origin == .defaulted {
      let place = Int(terms.start - first)
      if place < months {
        lanes[lane].beside[place] += cohort.amounts.vector(\.certain).ofDefaults
      }
      return
    }
    if case .inDefault(let months) = terms.origin {
      let place = Int(terms.start - first) + Int(months)
      if place < self.months {
        lanes[lane].standing.append(
          StandingDefault(place: place, months: Int(months), amounts: cohort.amounts))
      }
      return
    }
    var flows = cache.flows(of: cohort, curves)
    let begin = Int(terms.start - first) + terms.firstAge
    cohort.add(flows, to: &lanes[lane].life, from: begin)
    // Of twelve months there are twelve at whose beginning something stands.
    cohort.add(flows, to: &lanes[lane].year, from: begin, months: 12)
    while let next = cohort.renewed(flows), Int(next.terms.start - first) < months {
      cohort = next
      flows = cache.flows(of: cohort, curves)
      cohort.add(flows, to: &lanes[lane].beside, from: Int(cohort.terms.start - first))
    }
  }

  /// Adds the months of other cohorts.
  mutating func add(_ other: Projection) {
    for lane in other.lanes {
      let place = self.lane(lane.group, lane.guarantee)
      lanes[place].life.add(lane.life)
      lanes[place].year.add(lane.year)
      lanes[place].beside.add(lane.beside)
      lanes[place].standing += lane.standing
    }
  }

  private mutating func lane(_ group: Int32, _ guarantee: Int) -> Int {
    let place = lanes.firstIndex { ($0.group, $0.guarantee) >= (group, guarantee) } ?? lanes.count
    if place < lanes.count, lanes[place].group == group, lanes[place].guarantee == guarantee {
      return place
    }
    let none = [MonthVector](repeating: .zero, count: life)
    lanes.insert(
      Lane(
        group: group, guarantee: guarantee, life: none, year: none,
        beside: Array(none.prefix(months)), standing: []), at: place)
    return place
  }
}

extension Cohort {
  /// Adds its months to sums; with `months`, the flows of so many after the first and the stocks that they open with.
  fileprivate func add(
    _ flows: CohortFlows, to sums: inout [MonthVector], from begin: Int, months: Int? = nil
  ) {
    var (certain, atRisk) = (amounts.vector(\.certain), amounts.vector(\.atRisk))
    let whole = min(flows.certain.count, sums.count - begin)
    for month in 0..<max(0, min(whole, months ?? whole)) {
      sums[begin + month] += certain * flows.certain[month] + atRisk * flows.atRisk[month]
    }
    guard let months, months < whole else { return }
    for place in [MonthPlace.performing, MonthPlace.loans] {
      certain[place] = 0
      atRisk[place] = 0
    }
    sums[begin + months] += certain * flows.certain[months] + atRisk * flows.atRisk[months]
  }
}

/// Unit flows that were made, for many cohorts share them.
struct FlowCache {
  private struct Key: Hashable {
    /// The terms of group 0 in month 0.
    let terms: LoanTerms
    let isRenewal: Bool
    let usedFor: Int
  }
  private var known: [Key: CohortFlows] = [:]

  mutating func flows(of cohort: Cohort, _ curves: LoanCurves) -> CohortFlows {
    let key = Key(
      terms: cohort.terms.anywhere, isRenewal: cohort.isRenewal, usedFor: cohort.usedFor)
    if let flows = known[key] { return flows }
    let flows = CohortFlows(
      UnitFlows(cohort.terms, curves, isRenewal: cohort.isRenewal, usedFor: cohort.usedFor))
    known[key] = flows
    return flows
  }
}
