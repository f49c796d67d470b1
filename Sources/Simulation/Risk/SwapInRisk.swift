package import Numbers

/// How risky those are whom the candidate alone approves: an interval over methods, never one number (METHOD §3.5).
///
/// Swap-ins whose outcome was seen, since a past version or a person let them in, count as seen under every method.
package struct SwapInRisk: Sendable {
  /// A band of reference scores that holds equally many observed loans.
  package struct Band: Hashable, Sendable {
    /// The band's highest score in thousandths; `nil` of the highest band.
    package var upTo: Int64?
    package var observed = 0
    package var bad = 0
    /// Swap-ins of the band whose outcome nobody saw.
    package var unseen = 0
    package var rate: Number? { Number(bad, over: observed) }
  }

  /// What the swap-ins come to under one method.
  package struct Figures: Hashable, Sendable {
    /// Expected bad loans among all swap-ins, and their rate by count and by line.
    package var bads: Number
    package var badRate: Number
    package var badRateByAmount: Number?
    /// The candidate's rate by count: both-in as observed, swap-ins by the method; `nil` where no both-in was observed.
    package var candidateBadRate: Number?
    /// The candidate's expected loss, in which the method judges the swap-ins; `nil` where losses are not available.
    package var loss: ExpectedLoss?
  }

  package struct Row: Hashable, Sendable {
    package var method: InferenceMethod
    package var figures: Result<Figures, RiskGap>
  }

  package private(set) var count = 0
  /// Swap-ins whose outcome was seen, and those of them that were bad.
  package private(set) var seen = 0
  package private(set) var seenBad = 0
  /// Unseen swap-ins without a reference score, which every method judges by the rate of all observed.
  package private(set) var unscored = 0
  package private(set) var bands: [Band] = []
  /// The regression, where there is one.
  package private(set) var fit: LogisticFit?
  /// By method, in the order of METHOD.
  package private(set) var rows: [Row] = []
  /// If none or all of the unseen went bad: bounds that assume nothing, and feed no gate.
  package private(set) var bounds: (low: Figures, high: Figures)?

  /// The lowest and highest rate over methods that are available.
  package var range: (low: Number, high: Number)? { range(\.badRate) }
  package var rangeByAmount: (low: Number, high: Number)? { range(\.badRateByAmount) }
  package var candidateRange: (low: Number, high: Number)? { range(\.candidateBadRate) }

  private func range(_ value: (Figures) -> Number?) -> (low: Number, high: Number)? {
    let values = rows.compactMap(\.figures.found).compactMap(value)
    guard let low = values.min(), let high = values.max() else { return nil }
    return (low, high)
  }

  init(_ cases: RiskCases, _ observed: ObservedRisk, _ losses: ExpectedLosses?) {
    let swapIns = cases.rows.filter(cases.isSwapIn)
    count = swapIns.count
    seen = swapIns.count(where: cases.isObserved)
    seenBad = swapIns.count(where: cases.isBad)
    let unseen = swapIns.filter { !cases.isObserved($0) }
    unscored = unseen.count { cases.score($0) == nil }

    let sums = SwapInSums(cases, swapIns, observed, losses)
    if count > 0 {
      bounds = (sums.figures { _ in .zero }, sums.figures { _ in .one })
    }
    let inferred = InferredChances(cases, observed[.all])
    (bands, fit) = (inferred.bands, inferred.fit)
    for score in unseen.compactMap(cases.score) where !bands.isEmpty {
      bands[inferred.division.band(of: score)].unseen += 1
    }
    rows = inferred.methods.map { method, gap in
      if let gap = gap ?? (count == 0 ? .noCases : nil) {
        return Row(method: method, figures: .failure(gap))
      }
      return Row(
        method: method,
        figures: .success(sums.figures(inferred.chances(method, of: unseen))))
    }
  }
}
