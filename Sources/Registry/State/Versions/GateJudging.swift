import Diagnostics
import Numbers
import RunRecord

extension RegistryState {
  /// Refuses gates that are called met, or not met, against their own figures: a validator signs figures, not verdicts.
  func checkVerdicts(of run: EvidenceRun) throws(RegistryError) {
    for (part, outcome) in run.outcomes {
      guard outcome.judged != outcome.isMet else { continue }
      throw RegistryError(
        .evidenceDiffers,
        Phrase(
          "the gate '\(Names.shown(outcome.gate))' of scenario '\(Names.shown(run.scenario))'",
          "情景“\(Names.shown(run.scenario))”的门槛“\(Names.shown(outcome.gate))”")
          + part.place
          + Phrase(
            " is called \(outcome.isMet ? "met" : "not met"), which its figure does not say",
            "被称为\(outcome.isMet ? "达标" : "未达标")，与其数值不符"))
    }
  }
}

extension RunRecord.GateOutcome {
  /// What the figure says of the gate; `nil` where the one is not of the other.
  fileprivate var judged: Bool? {
    // A measure that the scenario states has the unit which its bound is written in.
    let side = MetricSide.allCases.first { figure.hasSuffix(".\($0.rawValue)") }
    let measure = side.map { String(figure.dropLast($0.rawValue.utf8.count + 1)) } ?? figure
    let gates = [[:], [measure: MetricUnit.number], [measure: MetricUnit.share]].lazy.compactMap {
      try? Gate(parsing: gate, measures: $0)
    }
    guard let gate = gates.first, gate.figure == figure else { return nil }
    guard let value else { return unavailable == nil ? nil : false }
    return (try? Number(parsing: value)).map { gate.comparison.holds($0, gate.bound) }
  }
}
