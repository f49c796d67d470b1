import Diagnostics
package import RunRecord

extension Policy {
  /// Gates that are none, or that ask for a metric that nobody knows.
  ///
  /// They are found where a policy is written, never where one is read: a log must read the same whatever metrics a later
  /// tool knows.
  ///
  /// - Parameter measures: units of the measures that scenarios define, by the scenario's digest, of those at hand.
  package func gateProblems(measures: [String: [String: MetricUnit]]) -> [PolicyProblem] {
    evidence.scenarios.flatMap { scenario in
      let known = measures[scenario.digest]
      return scenario.gates.enumerated().compactMap { index, text -> PolicyProblem? in
        do throws(GateError) {
          _ = try Gate(parsing: text, measures: known ?? [:])
          return nil
        } catch {
          return PolicyProblem(
            path: "evidence.scenarios.\(Names.shown(scenario.name)).gates[\(index)]",
            message: Phrase(
              "the gate '\(Names.shown(text))': ", "门槛“\(Names.shown(text))”：") + error.words,
            remedy: error.isUnknownMetric ? Self.remedy(scenario.name, known) : nil)
        }
      }
    }
  }

  private static func remedy(_ scenario: String, _ known: [String: MetricUnit]?) -> Phrase {
    let name = Names.shown(scenario)
    guard let known else {
      return Phrase(
        "where it is a measure of the scenario '\(name)', name that scenario's file by --scenario",
        "若它是情景“\(name)”定义的度量，请用 --scenario 指定该情景文件")
    }
    guard !known.isEmpty else {
      return Phrase("the scenario '\(name)' defines no measures", "情景“\(name)”未定义任何度量")
    }
    let names = known.keys.sorted()
    return Phrase(
      "the scenario '\(name)' defines \(names.joined(separator: ", "))",
      "情景“\(name)”定义的度量：\(names.joined(separator: "、"))")
  }
}
