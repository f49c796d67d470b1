package import Numbers
import Semantics

/// What a version comes to at one point of a sweep.
package struct SweepFigures: Hashable, Sendable {
  package let approvals: Int
  package let referrals: Int
  package let declines: Int
  /// Σ over customers and products of the highest line approved.
  package let customerLine: Number
  /// Expected loss of all approved lines; `nil` where nobody judges.
  package let lossAmount: Number?
  /// The same as a share of the lines; `nil` without lines, too.
  package let lossRate: Number?

  /// What is expected to be owed at the end of the last month of applications; `nil` where nobody asked.
  package let balance: Number?

  init(_ counts: SweepCounts, _ scenario: Scenario, isJudged: Bool, hasBalances: Bool) {
    balance =
      hasBalances ? Number(counts.balance, over: 100 * Number.unitsPerOne) : nil
    (approvals, referrals, declines) = (
      counts.outcomes[0], counts.outcomes[1], counts.outcomes[2]
    )
    customerLine = Number(counts.customerLine, decimals: 2) ?? .zero
    let severity = scenario.lossGivenDefault.multiplied(by: scenario.exposureOfLine)
    func loss(over whole: Int128) -> Number? {
      guard isJudged, whole > 0, let severity else { return nil }
      return Number(counts.risk, over: whole)?.multiplied(by: severity)
    }
    lossAmount = loss(over: 100 * Number.unitsPerOne)
    lossRate = loss(over: counts.line * Number.unitsPerOne)
  }

  package var applications: Int { approvals + referrals + declines }

  /// Approvals ÷ applications; `nil` of none.
  package var passRate: Number? {
    applications == 0 ? nil : Number(approvals).divided(by: Number(applications))
  }

  /// What the frontier weighs against the loss.
  package func gain(_ gain: Sweep.Gain) -> Number {
    switch gain {
    case .passRate: passRate ?? .zero
    case .customerLine: customerLine
    case .balance: balance ?? .zero
    }
  }
}
