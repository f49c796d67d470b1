import Numbers
package import RunRecord
package import Simulation

extension RiskComparison {
  /// Adds the figures of risk, each with its reason where there is none.
  package func add(to summary: inout Summary) {
    addObserved(to: &summary)
    addSwapIns(to: &summary)
    addLosses(to: &summary)
    addScores(to: &summary)
  }

  private func addObserved(to summary: inout Summary) {
    func rate(_ group: ObservedRisk.Group, _ value: (BadRate) -> Number?) -> Summary.Value {
      switch figures.observed {
      case .success(let observed): .risk(value(observed[group]))
      case .failure(let gap): .gap(gap)
      }
    }
    summary.set(
      .observedBadRate, live: rate(.live, \.rate), candidate: rate(.candidate, \.rate))
    summary.set(
      .observedBadRateByAmount, live: rate(.live, \.rateByAmount),
      candidate: rate(.candidate, \.rateByAmount))
    summary.set(.swapOutBadRate, rate(.swapOut, \.rate))
  }

  private func addSwapIns(to summary: inout Summary) {
    let risk = figures.swapIns
    let gap = risk.rows.first?.figures.gap ?? .noCases
    func end(_ value: Number?) -> Summary.Value { .risk(value, else: gap) }
    summary.set(.swapInBadRateLow, end(risk.range?.low))
    summary.set(.swapInBadRateHigh, end(risk.range?.high))
    summary.set(.badRateLow, end(risk.candidateRange?.low))
    summary.set(.badRateHigh, end(risk.candidateRange?.high))
    summary.set(.badRateBoundLow, .risk(risk.bounds?.low.candidateBadRate))
    summary.set(.badRateBoundHigh, .risk(risk.bounds?.high.candidateBadRate))
  }

  private func addLosses(to summary: inout Summary) {
    func loss(
      _ version: (ExpectedLosses) -> ExpectedLoss, _ value: (ExpectedLoss) -> Number?
    ) -> Summary.Value {
      switch figures.losses {
      case .success(let losses): .risk(value(version(losses)))
      case .failure(let gap): .gap(gap)
      }
    }
    let amount = { (loss: ExpectedLoss) in loss.amount?.rounded(.halfEven, toDecimals: 2) }
    summary.set(
      .expectedLossAmount, live: loss(\.live, amount), candidate: loss(\.candidate, amount))
    summary.set(.expectedLossRate, live: loss(\.live, \.rate), candidate: loss(\.candidate, \.rate))
    summary.set(.breakEvenLoss, .breakEven(figures.breakEvenLoss))
    summary.set(.breakEvenHurdle, .breakEven(figures.breakEvenHurdle))
  }

  private func addScores(to summary: inout Summary) {
    func quality(
      _ statement: RiskStatement, _ value: (Discrimination) -> Number
    ) -> Summary.Value {
      switch figures.quality(of: statement).figures {
      case .success(let found): .number(value(found))
      case .failure(let gap): .gap(gap)
      }
    }
    summary.set(.ks, live: quality(.live, \.ks), candidate: quality(.candidate, \.ks))
    summary.set(.auc, live: quality(.live, \.auc), candidate: quality(.candidate, \.auc))
    summary.set(.referenceKS, quality(.reference, \.ks))
    summary.set(.referenceAUC, quality(.reference, \.auc))
    let shift = figures.shifts.first { $0.subject == .score }
    switch shift?.figures {
    case .success(let index): summary.set(.scorePSI, .number(index.value))
    case .failure(let gap): summary.set(.scorePSI, .gap(gap))
    case nil: summary.set(.scorePSI, .gap(.noReferenceModel))
    }
  }
}

extension Summary.Value {
  fileprivate static func gap(_ gap: RiskGap) -> Self { .unavailable(gap.id, gap.words) }

  fileprivate static func risk(_ value: Number?, else gap: RiskGap = .noCases) -> Self {
    value.map { .number($0) } ?? .gap(gap)
  }

  fileprivate static func breakEven(_ rate: BreakEven) -> Self {
    switch rate.cell {
    case .number(let number): .number(number)
    case .unavailable(let id, let words): .unavailable(id, words)
    default: .gap(.outOfRange)
    }
  }
}
