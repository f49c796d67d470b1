import Numbers
package import RunRecord

/// How a figure of a version is spread over the applications of its evidence, ready to take others into the same bands.
package struct FigureSpread: Hashable, Sendable {
  package let figure: RunRecord.Distribution.Figure
  /// Why the evidence has none; the rest is empty then.
  package let gap: RunRecord.Reason?
  private let bands: FrequencyBands
  /// Applications by band, and those of which the figure is not known behind them.
  let counts: [Int]

  /// Reads what a run recorded; `nil` where its bands are none: not ascending, or with counts that do not fit.
  package init?(_ recorded: RunRecord.Distribution) {
    figure = recorded.figure
    gap = recorded.unavailable
    guard gap == nil else {
      (bands, counts) = (FrequencyBands(edges: []), [])
      return
    }
    let edges = recorded.edges.compactMap { text in
      (try? Number(parsing: text))?.scaled(toDecimals: recorded.figure.decimals)
        .flatMap { Int64(exactly: $0) }
    }
    let counts = recorded.counts + [recorded.absent]
    guard edges.count == recorded.edges.count, recorded.counts.count == edges.count + 1,
      zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }), counts.allSatisfy({ $0 >= 0 })
    else { return nil }
    bands = FrequencyBands(edges: edges)
    self.counts = counts
  }

  /// Values in the same bands, `nil` standing for one that is not known.
  func counts(of values: [Int64?]) -> [Int] {
    bands.counts(of: values.compactMap(\.self)) + [values.count { $0 == nil }]
  }

  /// To which of the bank's models the figure belongs.
  var family: ModelFamily { figure == .line ? .approval : .riskEvaluation }
}

extension RunRecord.Distribution.Figure {
  /// What its PSI is of; no field has such a name.
  var subject: String {
    switch self {
    case .score: "own score"
    case .line: "offered line"
    case .rate: "offered rate"
    }
  }
}
