import Numbers
import Semantics

/// The one judge of both versions: a chance of a bad loan for each case, whoever approves it.
///
/// It is the observed outcome where there is one, else what the scenario's reference model says. Where neither does, the
/// bad rate of all observed loans stands in, and is named.
package struct RiskJudge: Hashable, Sendable {
  /// How the chance of a case came about.
  package enum Basis: String, CaseIterable, Sendable {
    case observed
    case referenceModel = "reference_model"
    case observedRate = "observed_rate"
  }

  /// By row of the ledger in multiples of 10⁻¹².
  let chances: [Int64]
  /// By row the position in `Basis.allCases`.
  let bases: [UInt8]
  /// The bad rate of all observed loans, in multiples of 10⁻¹²; 0 of none.
  let usual: Int64

  /// - Throws: why some case cannot be judged.
  init(_ cases: RiskCases) throws(RiskGap) {
    var (good, bad) = (0, 0)
    for row in cases.rows {
      if cases.isGood(row) { good += 1 }
      if cases.isBad(row) { bad += 1 }
    }
    let minimum = max(cases.scenario.minimumSupport, 1)
    let usual = Number(bad, over: good + bad).flatMap { Int64(exactly: $0.units) }
    var chances = [Int64](repeating: 0, count: cases.ledger.count)
    var bases = [UInt8](repeating: 0, count: cases.ledger.count)
    let model = cases.ledger.reference?.probabilities ?? []
    for row in cases.rows {
      if cases.isObserved(row) {
        chances[row] = cases.isBad(row) ? Int64(Number.unitsPerOne) : 0
      } else if !model.isEmpty, model[row] >= 0 {
        (chances[row], bases[row]) = (model[row], 1)
      } else if let usual, good + bad >= minimum {
        (chances[row], bases[row]) = (usual, 2)
      } else if cases.outcomes == nil {
        throw .noOutcomes
      } else {
        throw .noEvidence(observed: good + bad, minimum: minimum)
      }
    }
    (self.chances, self.bases, self.usual) = (chances, bases, usual ?? 0)
  }
}
