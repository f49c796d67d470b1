import Numbers

extension VersionResult {
  init(
    _ version: ReplayedVersion, _ side: PairTally.Side, _ assumptions: AssumptionTally,
    _ causes: UndecidedCauses
  ) {
    program = version.program
    byMonth = side.months.tallies.map { month in
      Figures(
        approvals: month.outcomes[0], referrals: month.outcomes[1], declines: month.outcomes[2],
        errors: month.errors, systemReferrals: month.systemReferrals,
        offeredLine: version.lineSum(month.lines[0]), proposedLine: version.lineSum(month.lines[1]))
    }
    total = byMonth.reduce(into: byMonth.isEmpty ? Figures() : byMonth[0].zeroed) { $0.add($1) }
    rules = side.hits?.rules(version.program) ?? []
    firstByOutput = side.hits?.firstByOutput ?? 0
    undecided = causes
    self.assumptions = assumptions.counts.enumerated().map {
      AssumptionCount(assumption: $0, applications: $1)
    }
  }
}

extension Figures {
  fileprivate var zeroed: Figures {
    Figures(
      offeredLine: offeredLine.map { _ in .zero }, proposedLine: proposedLine.map { _ in .zero })
  }

  fileprivate mutating func add(_ other: Figures) {
    approvals += other.approvals
    referrals += other.referrals
    declines += other.declines
    errors += other.errors
    systemReferrals += other.systemReferrals
    // Sums of lines stay far below the bound of a number: 10²⁶ for each of 10¹² applications.
    offeredLine = offeredLine.flatMap { sum in other.offeredLine.flatMap { sum.adding($0) } }
    proposedLine = proposedLine.flatMap { sum in other.proposedLine.flatMap { sum.adding($0) } }
  }
}
