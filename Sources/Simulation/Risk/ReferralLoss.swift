package import Numbers

/// What a version is expected to lose if referrals end as people decided, or in the scenario's share, where nobody did.
package struct ReferralLoss: Hashable, Sendable {
  /// Approvals in the end, their line and their loss in yuan; an estimate wherever shares stand in for people.
  package private(set) var cases: Number = .zero
  package private(set) var line: Number = .zero
  package private(set) var amount: Number = .zero

  package var rate: Number? { line.isZero ? nil : amount.divided(by: line) }

  /// - Parameters:
  ///   - classes: by case its class of outcome under the version.
  ///   - chances: by class the chance of an approval in the end, in multiples of 10⁻¹².
  init?(
    _ cases: RiskCases, _ judge: RiskJudge, lines: [Int64], classes: [UInt16], chances: [Int128]
  ) {
    var sums = [ExpectedLoss](repeating: ExpectedLoss(cases.scenario), count: chances.count)
    for row in cases.rows where chances[Int(classes[row])] > 0 {
      sums[Int(classes[row])].add(
        line: lines[row], chance: judge.chances[row], basis: judge.bases[row])
    }
    for (sum, chance) in zip(sums, chances) {
      guard let chance = Number(units: chance), let amount = sum.amount?.multiplied(by: chance),
        let own = Number(sum.line, decimals: 2)?.multiplied(by: chance),
        let count = Number(sum.cases).multiplied(by: chance),
        let amounts = self.amount.adding(amount), let lines = line.adding(own),
        let counts = self.cases.adding(count)
      else { return nil }
      (self.amount, line, self.cases) = (amounts, lines, counts)
    }
  }
}
