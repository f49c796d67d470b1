import Numbers
import RunRecord
import Testing

@testable import Registry

@Suite("attack: evidence that is of something else")
struct EvidenceTests {
  private func validate(
    _ bank: TestRegistry, _ version: String, _ change: (inout EvidenceRun) -> Void
  ) -> RegistryError? {
    refusal {
      var (validation, records) = try Sample.evidence(version, parent: nil)
      change(&validation.runs[0])
      try bank.act("wang.fang", artefacts: records, .validated(validation))
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
        { $0.late = nil }, .evidenceDiffers,
        "out-of-time share of the evidence: expected 20%, found none"
      ),
      (
        { $0.late?.asked = "10%" }, .evidenceDiffers,
        "out-of-time share of the evidence: expected 20%, found 10%"
      ),
      // 19 of 100 are less than 20 %.
      (
        { $0.late?.applications = 19 }, .evidenceDiffers,
        "out-of-time share of the evidence: expected 20%, found 19.00%"
      ),
      (
        { $0.late?.applications = 101 }, .badInput,
        "the late part of 'base' has impossible months or counts"
      ),
      // The last month of the tuning is none of the late part, nor may a later one be left out.
      (
        { $0.late?.months = "2023-06..2023-12" }, .evidenceDiffers,
        "months of the late part of the evidence: expected 2023-07..2023-12, found 2023-06..2023-12"
      ),
      (
        { $0.late?.months = "2023-07..2023-11" }, .evidenceDiffers,
        "months of the late part of the evidence: expected 2023-07..2023-12, found 2023-07..2023-11"
      ),
      (
        { $0.late?.tunedUntil = CalendarDate(packed: (2023 * 12 + 6) << 5 | 1) }, .evidenceDiffers,
        "months of the late part of the evidence: expected 2023-08..2023-12, found 2023-07..2023-12"
      ),
      // Each run of a candidate says the same day.
      (
        { $0.late?.tunedUntil = CalendarDate(packed: (2023 * 12 + 5) << 5 | 29) },
        .evidenceDiffers,
        "last day of the tuning of the evidence: expected 2023-06-29, found 2023-06-30"
      ),
      (
        { $0.late?.gates = [] }, .evidenceDiffers,
        "gates of the late part of 'base' of the evidence: expected match_rate >= 99%, found "
      ),
      (
        { $0.late?.gates[0].isMet = false }, .evidenceDiffers,
        "the gate 'match_rate >= 99%' of scenario 'base' on the late part is called not met, which its figure does not say"
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
        { $0.gates[0].isMet = false }, .evidenceDiffers,
        "the gate 'match_rate >= 99%' of scenario 'base' is called not met, which its figure does not say"
      ),
      (
        { $0.gates[0].value = "0.5" }, .evidenceDiffers,
        "the gate 'match_rate >= 99%' of scenario 'base' is called met, which its figure does not say"
      ),
      (
        { $0.gates[0].value = nil }, .evidenceDiffers,
        "the gate 'match_rate >= 99%' of scenario 'base' is called met, which its figure does not say"
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
    var (validation, _) = try Sample.evidence(version, parent: nil)
    let (foreign, records) = try Sample.evidence(other, parent: version)
    for index in validation.runs.indices {
      validation.runs[index].run = foreign.runs[index].run
      validation.runs[index].late?.run = foreign.runs[index].late?.run ?? ""
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

  @Test("the record of the late part says something else than was signed")
  func lateRecord() throws {
    let base = Sample.policy.evidence.scenarios[0]
    let cases: [((inout RunRecord) -> Void, (inout LateRun) -> Void, String)] = [
      (
        { $0.data.applications = 60 }, { _ in },
        "has another count of late applications than was signed for: signed 40, found 60"
      ),
      (
        { $0.options.months = "2023-07..2023-11" }, { _ in },
        "has another window of months than was signed for: signed 2023-07..2023-12, found 2023-07..2023-11"
      ),
      (
        { _ in }, { $0.of = 90 },
        "has another count of applications than was signed for: signed 90, found 100"
      ),
      (
        { $0.gates = [] }, { _ in }, "came to another figure at the gate 'match_rate >= 99%'"
      ),
      (
        { $0.candidate.digest = Sample.digest("v9") }, { _ in },
        "has another version than was signed for: signed \(Names.shown(Sample.version("v1"))), found \(Names.shown(Sample.digest("v9")))"
      ),
    ]
    for (change, claim, words) in cases {
      let bank = try TestRegistry()
      let version = try bank.submit("v1")
      var (validation, records) = try Sample.evidence(version, parent: nil)
      let gates = validation.runs[0].late?.gates ?? []
      records[1] = try Sample.runRecord(
        version, base, parent: nil, .late, gates: gates, change)
      validation.runs[0].late?.run = Artefact.digest(of: records[1])
      if var late = validation.runs[0].late {
        claim(&late)
        validation.runs[0].late = late
      }
      try bank.act("wang.fang", artefacts: records, .validated(validation))
      let found = try Verified.found(in: bank.path)
      #expect(found?.reason == .evidenceDiffers)
      #expect(found?.position == 2)
      #expect(found?.description == "the run in scenario 'base' " + words)
    }
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
      try bank.act("zhou.yan") { [engine] state in
        .scheduled(Sample.release(version, plan, state, at: state.at, by: engine))
      }
    }
    #expect(refused?.reason == .engineDiffers)
    // A later build that means the same may.
    engine = Sample.engine
    engine.version = "1.1"
    try bank.act("zhou.yan") { [engine] state in
      .scheduled(Sample.release(version, plan, state, at: state.at, by: engine))
    }
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
    func waiver(
      _ gate: String, days: Int, _ part: EvidencePart = .whole,
      environment: String = Sample.environment
    ) -> EventBody {
      .waived(
        Waiver(
          version: version, environment: environment, scenario: "base", part: part, gate: gate,
          because: "a new product", until: bank.now.adding(days: days)))
    }
    #expect(
      refusal { try bank.act("sun.lei", waiver("pass_rate <= 1", days: 3)) }?.description
        == "scenario 'base' has no gate 'pass_rate <= 1'")
    #expect(
      refusal { try bank.act("sun.lei", waiver("match_rate >= 99%", days: 91)) }?.reason == .expired
    )
    #expect(
      refusal { try bank.act("sun.lei", waiver("match_rate >= 99%", days: 3, .late)) }?
        .description == "the gate 'match_rate >= 99%' is met on the late part and needs no waiver")
    #expect(
      refusal {
        try bank.act("sun.lei", waiver("match_rate >= 99%", days: 3, environment: "test"))
      }?
      .description == "version \(Names.short(version)) is not validated for 'test'")
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

  @Test("a gate that is met on the whole must be met, or waived, on the late part too")
  func late() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    try bank.validate(version, late: ["adverse"])
    let plan = ReleasePlan(from: bank.now)
    let refused = refusal { try bank.approve(version, as: "product", by: "zhao.min", plan: plan) }
    #expect(refused?.reason == .gatesNotMet)
    #expect(
      refused?.description
        == "the gate 'pass_rate.delta <= 3pp' of scenario 'adverse' is not met on the late part and not waived at \(bank.now)"
    )
    func waiver(_ part: EvidencePart) -> EventBody {
      .waived(
        Waiver(
          version: version, environment: Sample.environment, scenario: "adverse", part: part,
          gate: "pass_rate.delta <= 3pp", because: "a new district", until: bank.now.adding(days: 3)
        ))
    }
    #expect(
      refusal { try bank.act("sun.lei", waiver(.whole)) }?.description
        == "the gate 'pass_rate.delta <= 3pp' is met and needs no waiver")
    try bank.act("sun.lei", waiver(.late))
    try bank.approve(version, plan: plan)
    try bank.schedule(version, plan: plan)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("evidence for one environment is none for another, and spends nothing there")
  func environments() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    try bank.validate(version, environment: "test")
    #expect(bank.state.state(of: version, in: "test", at: bank.now) == .validated)
    #expect(bank.state.state(of: version, in: "production", at: bank.now) == .submitted)
    let plan = ReleasePlan(from: bank.now)
    let refused = refusal { try bank.approve(version, as: "risk", by: "chen.jie", plan: plan) }
    #expect(refused?.reason == .wrongState)
    #expect(
      refused?.description == "version \(Names.short(version)) is not validated for 'production'")
    try bank.approve(version, plan: plan, environment: "test")
    try bank.validate(version)
    #expect(bank.state.state(of: version, in: "test", at: bank.now) == .approved)
    try bank.schedule(version, plan: plan, environment: "test")
    #expect(
      refusal { try bank.validate(version, environment: "elsewhere") }?.description
        == "the policy knows no environment 'elsewhere'")
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
