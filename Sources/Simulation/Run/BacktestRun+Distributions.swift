import Engine
import Numbers
package import RunRecord

extension BacktestRun {
  /// How scores, lines and rates of both versions are spread, each in at most ten bands of equal frequency.
  ///
  /// Scores are of all applications that a version decided, lines and rates of its approvals. Equal values are never torn
  /// apart (`FrequencyBands`).
  package var distributions: [RunRecord.Distribution] {
    RunRecord.Distribution.Side.allCases.flatMap { side in
      RunRecord.Distribution.Figure.allCases.map { figure in
        (side == .live ? ledger.live : ledger.candidate).distribution(side, figure)
      }
    }
  }
}

extension RunRecord.Distribution.Figure {
  /// Decimals of the whole numbers in which values are put into bands.
  package var decimals: Int { self == .line ? 2 : 12 }

  /// As in deciles.
  fileprivate static let bands = 10

  /// Why a version has none.
  fileprivate var gap: RiskGap {
    switch self {
    case .score: .noOwnRisk
    case .line: .noLines
    case .rate: .noRates
    }
  }
}

extension VersionCases {
  func distribution(
    _ side: RunRecord.Distribution.Side, _ figure: RunRecord.Distribution.Figure
  ) -> RunRecord.Distribution {
    func unavailable(_ gap: RiskGap) -> RunRecord.Distribution {
      RunRecord.Distribution(side, figure, unavailable: RunRecord.Reason(gap.id, gap.words))
    }
    guard !outcomes.isEmpty else { return unavailable(.noCases) }
    guard let values = values(of: figure) else { return unavailable(figure.gap) }
    let known = values.filter { $0 >= 0 }
    guard !known.isEmpty else { return unavailable(.noCases) }
    let bands = FrequencyBands(known, parts: RunRecord.Distribution.Figure.bands)
    return RunRecord.Distribution(
      side, figure,
      edges: bands.edges.compactMap { Number(Int128($0), decimals: figure.decimals) },
      counts: bands.counts(of: known), absent: values.count - known.count)
  }

  /// The figure of each case that counts, negative where it is not known; `nil` where the version has none.
  private func values(of figure: RunRecord.Distribution.Figure) -> [Int64]? {
    func approved<Value>(_ values: [Value], _ scaled: (Value) -> Int64) -> [Int64]? {
      values.isEmpty
        ? nil
        : zip(outcomes, values).compactMap {
          $0 == Outcome.approve.rawValue ? scaled($1) : nil
        }
    }
    switch figure {
    case .score: return ownRisk.isEmpty ? nil : ownRisk
    case .line: return approved(lines) { $0 }
    // Millionths, at the decimals of the figure.
    case .rate: return approved(rates) { Int64($0) * 1_000_000 }
    }
  }
}
