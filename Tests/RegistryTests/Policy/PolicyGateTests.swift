import Diagnostics
import RunRecord
import Testing

@testable import Registry

@Suite("gates and parts that a policy asks for") struct PolicyGateTests {
  private func problems(
    of gates: [String], measures: [String: MetricUnit]? = nil
  ) -> [String] {
    var policy = Sample.policy
    policy.evidence.scenarios[0].gates = gates
    let known = measures.map { [policy.evidence.scenarios[0].digest: $0] } ?? [:]
    return policy.gateProblems(measures: known).map {
      "\($0.error.message.text(in: .english)) | \($0.remedy?.text(in: .english) ?? "")"
    }
  }

  @Test("a gate that is none, or of a metric that nobody knows, is found where it stands")
  func gates() {
    #expect(problems(of: ["match_rate >= 99%", "pass_rate.delta <= 3pp"]) == [])
    #expect(
      problems(of: ["match_rate >= 99%", "match_rat >= 99%", "pass_rate", "pass_rate <= 3pp"]) == [
        "the policy's evidence.scenarios.base.gates[1]: the gate 'match_rat >= 99%': "
          + "no metric is named 'match_rat'; did you mean 'match_rate'? | where it is a measure of the "
          + "scenario 'base', name that scenario's file by --scenario",
        "the policy's evidence.scenarios.base.gates[2]: the gate 'pass_rate': 'pass_rate' is no gate: "
          + "expected a metric, one of <= < >= > =, and a value, such as 'pass_rate.delta <= 3pp' | ",
        "the policy's evidence.scenarios.base.gates[3]: the gate 'pass_rate <= 3pp': '3pp' does not "
          + "fit the metric: expected a share such as 99.5%, or 50bp | ",
      ])
  }

  @Test("a scenario's own measure is known where the scenario is at hand")
  func measures() {
    let gate = ["weekend_share.delta <= 1pp"]
    #expect(problems(of: gate, measures: ["weekend_share": .share]) == [])
    #expect(problems(of: gate).count == 1)
    let path =
      "the policy's evidence.scenarios.base.gates[0]: the gate 'weekend_share.delta <= 1pp': "
    #expect(
      problems(of: gate, measures: ["weekend_line": .number, "n_weekend": .count])
        == [
          path + "no metric is named 'weekend_share'; did you mean 'weekend_line'? | "
            + "the scenario 'base' defines n_weekend, weekend_line"
        ])
    #expect(
      problems(of: gate, measures: [:]) == [
        path + "no metric is named 'weekend_share' | the scenario 'base' defines no measures"
      ])
  }

  @Test("months and the out-of-time share are read when the policy is")
  func parts() {
    var policy = Sample.policy
    policy.evidence.months = "2025-12..2025-01"
    policy.evidence.outOfTime = "100%"
    #expect(
      policy.problems().map { $0.error.message.text(in: .english) } == [
        "the policy's evidence.months: '2025-12..2025-01' are no months",
        "the policy's evidence.out_of_time: '100%' is no share between 0 and 1",
      ])
    for share in ["0", "-5%", "a fifth", ""] {
      policy.evidence.outOfTime = share
      #expect(policy.problems().count == 2, "\(share)")
    }
    policy.evidence.months = nil
    policy.evidence.outOfTime = "0.5%"
    #expect(policy.problems().isEmpty)
  }
}
