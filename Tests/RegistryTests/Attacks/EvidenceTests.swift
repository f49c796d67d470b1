import RunRecord
import Testing

@testable import Registry

@Suite("attack: evidence that is of something else")
struct EvidenceTests {
  private func validate(
    _ bank: TestRegistry, _ version: String, _ change: (inout EvidenceRun) -> Void
  ) -> RegistryError? {
    refusal {
      var validation = try Sample.validation(version, parent: nil)
      change(&validation.runs[0])
      let artefacts = try Sample.policy.evidence.scenarios.map {
        try Sample.runRecord(version, $0, parent: nil)
      }
      try bank.act("wang.fang", artefacts: artefacts, .validated(validation))
    }
  }

  @Test("other data, scenario, months, share, gates or engine than the policy asks for")
  func fold() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    let other = Sample.digest("other")
    let cases: [((inout EvidenceRun) -> Void, RegistryError.Reason, String)] = [
      (
        { $0.data = other }, .evidenceDiffers,
        "data of the evidence: expected \(Names.shown(Sample.policy.evidence.data)), found \(Names.shown(other))"
      ),
      (
        { $0.scenarioDigest = other }, .evidenceDiffers,
        "scenario 'base' of the evidence: expected \(Names.shown(Sample.digest("base"))), found \(Names.shown(other))"
      ),
      (
        { $0.scenario = "mild" }, .evidenceDiffers,
        "scenarios of the evidence: expected base, adverse, found mild, adverse"
      ),
      (
        { $0.months = nil }, .evidenceDiffers,
        "months of the evidence: expected 2023-01..2023-12, found all"
      ),
      (
        { $0.outOfTime = nil }, .evidenceDiffers,
        "out-of-time share of the evidence: expected 20%, found none"
      ),
      (
        { $0.gates = [] }, .evidenceDiffers,
        "gates of 'base' of the evidence: expected match_rate >= 99%, found "
      ),
      (
        { $0.engine.conformance = other }, .engineDiffers,
        "the engine 1.0 does not mean the same by rules as 1.0, which made the evidence"
      ),
      (
        { $0.gates[0].isMet = false }, .badInput,
        "the validation's verdict is not that of its gates"
      ),
    ]
    for (change, reason, message) in cases {
      let refused = validate(bank, version, change)
      #expect(refused?.reason == reason)
      #expect(refused?.description == message)
    }
  }

  @Test("the record of the run says something else than was signed")
  func record() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    let other = Sample.version("v2")
    // A run of another version, signed for as if it were of this one.
    let records = try Sample.policy.evidence.scenarios.map {
      try Sample.runRecord(other, $0, parent: version)
    }
    var validation = try Sample.validation(version, parent: nil)
    for index in validation.runs.indices {
      validation.runs[index].run = Artefact.digest(of: records[index])
    }
    try bank.act("wang.fang", artefacts: records, .validated(validation))
    let found = try Verified.found(in: bank.path)
    #expect(found?.reason == .evidenceDiffers)
    #expect(found?.position == 2)
    #expect(
      found?.description
        == "the run in scenario 'base' has another version than was signed for: signed \(Names.shown(version)), found \(Names.shown(other))"
    )
  }

  @Test("an engine that means something else by rules may not decide")
  func engine() throws {
    let bank = try TestRegistry()
    let plan = ReleasePlan(from: bank.now)
    let version = try bank.submit("v1")
    try bank.validate(version)
    try bank.approve(version, plan: plan)
    var engine = Sample.engine
    engine.conformance = Sample.digest("another engine")
    let refused = refusal {
      try bank.act(
        "zhou.yan",
        .scheduled(
          Release(
            product: Sample.product, environment: Sample.environment, version: version, plan: plan,
            salt: Sample.salt, engine: engine)))
    }
    #expect(refused?.reason == .engineDiffers)
    // A later build that means the same may.
    engine = Sample.engine
    engine.version = "1.1"
    try bank.act(
      "zhou.yan",
      .scheduled(
        Release(
          product: Sample.product, environment: Sample.environment, version: version, plan: plan,
          salt: Sample.salt, engine: engine)))
  }

  @Test("a gate that is not met stops the approval, unless it is waived and as long as it is")
  func waiver() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    try bank.validate(version, missed: ["base"])
    let plan = ReleasePlan(from: bank.now)
    let refused = refusal { try bank.approve(version, as: "product", by: "zhao.min", plan: plan) }
    #expect(refused?.reason == .gatesNotMet)
    #expect(
      refused?.description
        == "the gate 'match_rate >= 99%' of scenario 'base' is not met and not waived at \(bank.now)"
    )
    func waiver(_ gate: String, days: Int) -> EventBody {
      .waived(
        Waiver(
          version: version, scenario: "base", gate: gate, because: "a new product",
          until: bank.now.adding(days: days)))
    }
    #expect(
      refusal { try bank.act("sun.lei", waiver("pass_rate <= 1", days: 3)) }?.description
        == "scenario 'base' has no gate 'pass_rate <= 1'")
    #expect(
      refusal { try bank.act("sun.lei", waiver("match_rate >= 99%", days: 91)) }?.reason == .expired
    )
    try bank.act("sun.lei", waiver("match_rate >= 99%", days: 3))
    let own = refusal { try bank.approve(version, as: "risk", by: "sun.lei", plan: plan) }
    #expect(
      own?.description
        == "'sun.lei' has waived a gate of version \(Names.short(version)) and may not judge it again"
    )
    try bank.approve(version, plan: plan)
    bank.now = bank.now.adding(days: 4)
    let late = refusal { try bank.schedule(version, plan: plan) }
    #expect(late?.reason == .gatesNotMet)
  }

  @Test("a version that was compared with another than the one that is live")
  func parent() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let third = try bank.submit("v3", parent: first)
    let second = try bank.bringLive("v2", parent: first)
    let plan = ReleasePlan(from: bank.now)
    try bank.validate(third)
    try bank.approve(third, plan: plan)
    let refused = refusal { try bank.schedule(third, plan: plan) }
    #expect(refused?.reason == .evidenceDiffers)
    #expect(
      refused?.description
        == "version \(Names.short(third)) was compared with \(Names.short(first)), live is \(Names.short(second))"
    )
  }
}
