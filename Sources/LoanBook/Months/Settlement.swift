import Numbers

/// What comes of defaults: cures, recoveries, guarantors' payments out of their pools, write-offs.
struct Settlement {
  private let curves: LoanCurves
  private let after: AfterDefault
  private let lost: Double

  init(_ curves: LoanCurves) {
    self.curves = curves
    lost = curves.figures.lost.approximation
    after = AfterDefault(curves)
  }

  /// Months after the last default until nothing is left.
  var reach: Int { after.count + after.curedLeft.count }

  /// The part of each month's claims that a guarantee pays, by guarantee and month: all until its pool is spent.
  ///
  /// Claims of one month share what is left pro rata, over all groups.
  func cover(_ lanes: [LoanLane], months count: Int) -> [[Double]] {
    curves.figures.guarantees.enumerated().map { index, guarantee in
      guard let pool = guarantee.pool else {
        return [Double](repeating: 1, count: count)
      }
      var claims = [Double](repeating: 0, count: count)
      for lane in lanes where lane.guarantee == index {
        for (place, claim) in self.claims(lane).enumerated() { claims[place] += claim }
      }
      var left = Double(pool)
      return claims.map { claim in
        guard claim > left else {
          left -= claim
          return 1
        }
        defer { left = 0 }
        return left / claim
      }
    }
  }

  /// Adds to each lane what comes of its defaults.
  func settled(_ lanes: [LoanLane], cover: [[Double]]) -> [LoanLane] {
    lanes.map { lane in
      var lane = lane
      addCures(to: &lane)
      addLosses(to: &lane, cover)
      return lane
    }
  }

  /// What a lane claims from its guarantee by month, whether or not it is paid.
  func claims(_ lane: LoanLane) -> [Double] {
    guard lane.guarantee >= 0 else {
      return [Double](repeating: 0, count: lane.series[.defaulted].count)
    }
    let guarantee = curves.figures.guarantees[lane.guarantee]
    let share = lost * guarantee.share.approximation
    return convolution(
      lane.series[.defaulted], [Double](repeating: 0, count: guarantee.lag) + [share])
  }

  /// What is cured performs and bears interest again, and is repaid in equal parts from the next month on.
  private func addCures(to lane: inout LoanLane) {
    let defaulted = lane.series[.defaulted]
    lane.series[.recovered] = convolution(defaulted, after.recovered)
    lane.series[.nonPerforming] = convolution(defaulted, after.unsettled)
    var cured = convolution(defaulted, after.cured)
    var curedInterest = convolution(lane.defaultedInterest, after.cured)
    var curedTaxed = convolution(lane.defaultedTaxed, after.cured)
    for standing in lane.standing {
      let rest = StandingFlows(standing.months, after, lost: lost)
      standing.add(rest.recovered, of: \.amount, to: &lane.series[.recovered])
      standing.add(rest.left, of: \.amount, to: &lane.series[.nonPerforming])
      standing.add(rest.writtenOff, of: \.amount, to: &lane.series[.writtenOff])
      standing.add(rest.cured, of: \.amount, to: &cured)
      standing.add(rest.cured, of: \.interest, to: &curedInterest)
      standing.add(rest.cured, of: \.taxed, to: &curedTaxed)
    }
    guard !curves.figures.cured.isZero else { return }
    let months = Double(curves.figures.repaidOver)
    let repaid = [0] + [Double](repeating: 1 / months, count: curves.figures.repaidOver)
    let bearing = [0] + after.curedLeft.dropLast().map { $0 / 12 }
    lane.series[.cured] = cured
    lane.series[.performing].add(convolution(cured, after.curedLeft))
    lane.series[.scheduled].add(convolution(cured, repaid))
    lane.series[.interest].add(convolution(curedInterest, bearing))
    lane.series[.taxedInterest].add(convolution(curedTaxed, bearing))
  }

  /// A loss is the guarantor's for its share, as far as the pool goes, and the bank's for the rest; what a guarantor does not
  /// pay is written off as if it never had been claimed, at the earliest when it is refused.
  private func addLosses(to lane: inout LoanLane, _ cover: [[Double]]) {
    var own = lane.series[.defaulted].map { $0 * lost }
    if lane.guarantee >= 0 {
      let guarantee = curves.figures.guarantees[lane.guarantee]
      let claims = self.claims(lane)
      let (share, lag) = (guarantee.share.approximation, guarantee.lag)
      let claimed = own.map { $0 * share }
      own = zip(own, claimed).map { $0 - $1 }
      let paid = zip(claims, cover[lane.guarantee]).map { $0 * $1 }
      let refused = zip(claims, paid).map { $0 - $1 }
      lane.series[.guarantorPaid] = paid
      // Claims stand in the balance until they are answered; what is refused, until it is written off.
      lane.series[.nonPerforming].add(
        convolution(claimed, [Double](repeating: 1, count: lag)))
      let late = lag < after.count ? Array(after.unwritten[lag...]) : [0]
      lane.series[.nonPerforming].add(convolution(refused, late))
      let writtenAtOnce = [1 - late[0]]
      let writtenLater = lag < after.count ? after.lost.dropFirst(lag + 1) : []
      lane.series[.writtenOff].add(convolution(refused, writtenAtOnce + writtenLater))
    }
    lane.series[.writtenOff].add(convolution(own, after.lost))
    lane.series[.nonPerforming].add(convolution(own, after.unwritten))
  }
}

extension [Double] {
  /// Adds month by month.
  mutating func add(_ other: [Double]) {
    for place in indices { self[place] += other[place] }
  }
}
