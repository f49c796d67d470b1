import Numbers

/// What every method adds up: the swap-ins' chances by count and by line, and the candidate they are a part of.
struct SwapInSums {
  private let cases: RiskCases
  private let swapIns: [Int]
  private let bothIn: BadRate
  private let losses: ExpectedLosses?

  init(
    _ cases: RiskCases, _ swapIns: [Int], _ observed: ObservedRisk, _ losses: ExpectedLosses?
  ) {
    self.cases = cases
    self.swapIns = swapIns
    bothIn = observed[.bothIn]
    self.losses = losses
  }

  /// The figures if `chance` told the chance of each swap-in whose outcome nobody saw.
  func figures(_ chance: (Int) -> Number) -> SwapInRisk.Figures {
    let lines = cases.ledger.candidate.lines
    var (sum, risk, line): (Int128, Int128, Int128) = (0, 0, 0)
    for row in swapIns {
      let own =
        cases.isObserved(row)
        ? (cases.isBad(row) ? Number.one.units : 0) : chance(row).units
      sum += own
      guard row < lines.count else { continue }
      risk += own * Int128(lines[row])
      line += Int128(lines[row])
    }
    let unit = Number.unitsPerOne
    return SwapInRisk.Figures(
      bads: Number(units: sum) ?? .zero,
      badRate: Number(sum, over: unit * Int128(swapIns.count)) ?? .zero,
      badRateByAmount: Number(risk, over: line * unit),
      candidateBadRate: candidateBadRate(sum),
      loss: losses?.bothIn.adding(risk: risk, line: line, cases: swapIns.count))
  }

  /// (rate of both-in × both-in + Σ chances of swap-ins) ÷ all that the candidate approves.
  private func candidateBadRate(_ sum: Int128) -> Number? {
    let whole = bothIn.cases + swapIns.count
    guard bothIn.cases > 0 else { return Number(sum, over: Number.unitsPerOne * Int128(whole)) }
    guard let rate = bothIn.rate else { return nil }
    return Number(
      rate.units * Int128(bothIn.cases) + sum, over: Number.unitsPerOne * Int128(whole))
  }
}
