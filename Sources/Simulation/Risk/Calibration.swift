package import Numbers

/// Whose statement of risk is looked at.
package enum RiskStatement: String, CaseIterable, Sendable {
  /// The versions' own chances of default, and the scenario's reference model.
  case live, candidate, reference
}

/// A chance of default that was stated beside what became of the loans, by tenths of the chance.
package struct Calibration: Hashable, Sendable {
  package struct Band: Hashable, Sendable {
    /// The lowest and highest chance of the band.
    package var low: Number
    package var high: Number
    package var loans: Int
    package var bad: Int
    /// The mean of the chances.
    package var predicted: Number
    package var observed: Number
    /// Wilson's, of the observed rate.
    package var interval: WilsonInterval

    /// Whether what was predicted lies within the interval of what was observed.
    package var isMet: Bool { interval.low <= predicted && predicted <= interval.high }
  }

  package let statement: RiskStatement
  /// From the least risk to the greatest; tenths of the observed loans, ties kept together.
  package let bands: [Band]
  /// All bands together.
  package let total: Band

  /// - Throws: why there is nothing to compare.
  init(_ cases: RiskCases, _ statement: RiskStatement) throws(RiskGap) {
    let stated = try cases.chances(statement)
    let observed = cases.rows.filter { cases.isObserved($0) && stated[$0] >= 0 }
    let chances = observed.map { stated[$0] }
    let division = FrequencyBands(chances, parts: 10)
    var groups = [[Int]](repeating: [], count: division.count)
    for (row, chance) in zip(observed, chances) { groups[division.band(of: chance)].append(row) }
    func band(_ rows: [Int]) -> Band? {
      let (sum, bad) = (rows.reduce(0) { $0 + Int128(stated[$1]) }, rows.count(where: cases.isBad))
      guard let low = rows.map({ stated[$0] }).min(), let high = rows.map({ stated[$0] }).max(),
        let lowest = Number(units: Int128(low)), let highest = Number(units: Int128(high)),
        let predicted = Number(sum, over: Number.unitsPerOne * Int128(rows.count)),
        let rate = Number(bad, over: rows.count),
        let interval = WilsonInterval(successes: bad, of: rows.count)
      else { return nil }
      return Band(
        low: lowest, high: highest, loans: rows.count, bad: bad, predicted: predicted,
        observed: rate, interval: interval)
    }
    guard let total = band(observed) else { throw .noEvidence(observed: 0, minimum: 1) }
    self.statement = statement
    self.total = total
    bands = groups.compactMap(band)
  }
}

extension RiskCases {
  /// By row the chance of default that somebody stated, in multiples of 10⁻¹², -1 where none is known.
  func chances(_ statement: RiskStatement) throws(RiskGap) -> [Int64] {
    guard outcomes != nil else { throw .noOutcomes }
    let chances: [Int64]
    switch statement {
    case .live: chances = ledger.live.ownRisk
    case .candidate: chances = ledger.candidate.ownRisk
    case .reference:
      guard let reference = ledger.reference else { throw .noReferenceModel }
      chances = reference.probabilities
    }
    guard chances.count == ledger.count else { throw .noOwnRisk }
    return chances
  }
}
