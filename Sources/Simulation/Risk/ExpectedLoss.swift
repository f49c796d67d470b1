package import Numbers
import Semantics

/// What a version's approvals are expected to lose: Σ chance of a bad loan × loss given default × exposure.
///
/// Exposure is the version's line × the scenario's share of it; nothing says that the chance hangs on the line.
package struct ExpectedLoss: Hashable, Sendable {
  package private(set) var cases = 0
  /// In fen.
  package private(set) var line: Int128 = 0
  /// Cases by how their chance came about, in the order of `RiskJudge.Basis`.
  package private(set) var casesByBasis = [0, 0, 0]
  /// Σ line in fen × chance in multiples of 10⁻¹².
  private(set) var risk: Int128 = 0
  /// Loss given default × exposure as a share of the line.
  let severity: Number

  init(_ scenario: Scenario) {
    severity = scenario.lossGivenDefault.multiplied(by: scenario.exposureOfLine) ?? .zero
  }

  mutating func add(line: Int64, chance: Int64, basis: UInt8) {
    cases += 1
    self.line += Int128(line)
    casesByBasis[Int(basis)] += 1
    risk += Int128(line) * Int128(chance)
  }

  mutating func add(_ other: ExpectedLoss) {
    cases += other.cases
    line += other.line
    risk += other.risk
    for basis in casesByBasis.indices { casesByBasis[basis] += other.casesByBasis[basis] }
  }

  /// The same with so much risk in addition.
  func adding(risk: Int128, line: Int128, cases: Int) -> ExpectedLoss {
    var sum = self
    sum.risk += risk
    sum.line += line
    sum.cases += cases
    return sum
  }

  /// In yuan.
  package var amount: Number? {
    Number(risk, over: 100 * Number.unitsPerOne)?.multiplied(by: severity)
  }

  /// The amount as a share of the line; `nil` without one.
  package var rate: Number? { badRate?.multiplied(by: severity) }

  /// The chance of a bad loan, weighted by line; `nil` without one.
  package var badRate: Number? {
    Number(risk, over: line * Number.unitsPerOne)
  }
}

/// What both versions are expected to lose, by one judge.
package struct ExpectedLosses: Hashable, Sendable {
  package let live: ExpectedLoss
  package let candidate: ExpectedLoss
  /// The candidate's part that both versions approve.
  package let bothIn: ExpectedLoss
  package let swapIn: ExpectedLoss
  package let swapOut: ExpectedLoss
  /// With referrals as they end; not what the versions decide alone.
  package let liveAfterReferral: ReferralLoss?
  package let candidateAfterReferral: ReferralLoss?

  init(_ cases: RiskCases, _ judge: RiskJudge) throws(RiskGap) {
    let ledger = cases.ledger
    guard ledger.live.lines.count == ledger.count, ledger.candidate.lines.count == ledger.count
    else { throw .noLines }
    let (lines, candidateLines) = (ledger.live.lines, ledger.candidate.lines)
    let none = ExpectedLoss(cases.scenario)
    var (live, swapOut, bothIn, swapIn) = (none, none, none, none)
    for row in cases.rows {
      let (isLive, isCandidate) = (cases.isLiveIn(row), cases.isCandidateIn(row))
      let (chance, basis) = (judge.chances[row], judge.bases[row])
      if isLive {
        live.add(line: lines[row], chance: chance, basis: basis)
        if !isCandidate {
          swapOut.add(line: lines[row], chance: chance, basis: basis)
        }
      }
      guard isCandidate else { continue }
      let line = candidateLines[row]
      if isLive {
        bothIn.add(line: line, chance: chance, basis: basis)
      } else {
        swapIn.add(line: line, chance: chance, basis: basis)
      }
    }
    var candidate = bothIn
    candidate.add(swapIn)
    self.live = live
    self.candidate = candidate
    (self.bothIn, self.swapIn, self.swapOut) = (bothIn, swapIn, swapOut)
    let classes = CaseClasses(ledger, cases.recorded, cases.scenario)
    liveAfterReferral = ReferralLoss(
      cases, judge, lines: ledger.live.lines, classes: classes.live, chances: classes.chances)
    candidateAfterReferral = ReferralLoss(
      cases, judge, lines: ledger.candidate.lines, classes: classes.candidate,
      chances: classes.chances)
  }
}
