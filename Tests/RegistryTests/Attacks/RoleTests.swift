import Testing

@testable import Registry

@Suite("attack: people do what is not theirs to do")
struct RoleTests {
  private let plan = ReleasePlan(from: Sample.start)

  @Test("an author validates or approves his own version, in whatever role")
  func author() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1", by: "chen.jie")
    var refused = refusal { try bank.validate(version, by: "chen.jie") }
    #expect(refused?.reason == .authorMayNot)
    #expect(
      refused?.description
        == "'chen.jie' is an author of version \(Names.short(version)) and may not validate it")
    try bank.validate(version)
    refused = refusal { try bank.approve(version, as: "risk", by: "chen.jie", plan: plan) }
    #expect(refused?.reason == .authorMayNot)
    #expect(
      refused?.description
        == "'chen.jie' is an author of version \(Names.short(version)) and may not approve it")
  }

  @Test("whoever committed to a book is an author of it, whatever the submission says")
  func committers() throws {
    let bank = try TestRegistry()
    let commit = String(repeating: "0f", count: 20)
    func submit(_ committers: CommitterSearch) throws {
      var submission = Sample.submission("v1")
      submission.committers = committers
      try bank.act("li.wei", artefacts: Sample.artefacts("v1"), .submitted(submission))
    }
    var refused = refusal {
      try submit(CommitterSearch(since: commit, head: commit, persons: ["li.wei", "chen.jie"]))
    }
    #expect(refused?.reason == .badInput)
    #expect(
      refused?.description == "'chen.jie' committed to the book and is not named as an author")
    for bad in ["0f", "HEAD", String(repeating: "0F", count: 20)] {
      refused = refusal {
        try submit(CommitterSearch(since: commit, head: bad, persons: ["li.wei"]))
      }
      #expect(refused?.description == "'\(bad)' is no commit's id")
    }
    let search = CommitterSearch(since: commit, head: commit, persons: ["li.wei"])
    try submit(search)
    #expect(bank.state.versions[Sample.version("v1")]?.submission.committers == search)
    #expect(try Verified.found(in: bank.path) == nil)
  }

  @Test("an author of an earlier version that never went live is an author of this one")
  func earlierAuthor() throws {
    let bank = try TestRegistry()
    let live = try bank.bringLive("v1")
    try bank.submit("v2", parent: live, by: "chen.jie")
    let version = try bank.submit("v3", parent: live, by: "qian.bo")
    try bank.validate(version)
    let refused = refusal { try bank.approve(version, as: "risk", by: "chen.jie", plan: plan) }
    #expect(refused?.reason == .authorMayNot)
    // The author of the live version, which it replaces, is free to judge it.
    try bank.approve(version, as: "risk", by: "li.wei", plan: plan)
  }

  @Test("the validator approves, a person approves twice in two roles")
  func twice() throws {
    let bank = try TestRegistry()
    let version = try bank.submit("v1")
    try bank.validate(version)
    var refused = refusal { try bank.approve(version, as: "risk", by: "wang.fang", plan: plan) }
    #expect(refused?.reason == .samePerson)
    #expect(
      refused?.description
        == "'wang.fang' has validated version \(Names.short(version)) and may not judge it again")
    try bank.approve(version, as: "risk", by: "chen.jie", plan: plan)
    refused = refusal { try bank.approve(version, as: "product", by: "chen.jie", plan: plan) }
    #expect(refused?.reason == .samePerson)
    #expect(
      refused?.description
        == "'chen.jie' has approved version \(Names.short(version)) and may not judge it again")
    refused = refusal { try bank.approve(version, as: "risk_head", by: "sun.lei", plan: plan) }
    #expect(refused?.reason == .notInRole)
    #expect(refused?.description == "the policy asks for no approval by 'risk_head'")
    refused = refusal { try bank.schedule(version, plan: plan) }
    #expect(refused?.reason == .tooFewSignatures)
    #expect(
      refused?.description
        == "version \(Names.short(version)) for 'production': 'product' has signed 0 of 1")
  }

  @Test(
    "nobody without the role submits, validates, waives, releases, halts, resumes or rolls back")
  func roles() throws {
    let bank = try TestRegistry()
    let version = try bank.bringLive("v1")
    let halt = Halt(product: Sample.product, environment: Sample.environment, because: "x")
    let acts: [(EventBody, String)] = [
      (
        .validated(try Sample.evidence(version, parent: nil).validation),
        "validate: the policy asks for the role validator"
      ),
      (
        .waived(
          Waiver(
            version: version, environment: Sample.environment, scenario: "base",
            gate: "match_rate >= 99%", because: "x", until: bank.now.adding(days: 1))),
        "waive gates: the policy asks for the role risk_head"
      ),
      (
        .scheduled(
          Release(
            product: Sample.product, environment: "production", version: version, plan: plan,
            salt: "", engine: Sample.engine)),
        "release versions: the policy asks for the role release"
      ),
      (.halted(halt), "halt: the policy asks for the role operations or risk"),
      (
        .resumed(halt), "resume: the policy asks for the role operations, risk or risk_head"
      ),
      (
        .rejected(Rejection(version: version, because: "x")),
        "reject versions: the policy asks for the role product, risk or validator"
      ),
      (
        .policyProposed(PolicyProposal(policy: Sample.digest("p"))),
        "change the policy: the policy asks for the role risk_head or security"
      ),
    ]
    for (body, words) in acts {
      let refused = refusal { try bank.act("qian.bo", body) }
      #expect(refused?.reason == .notInRole)
      #expect(refused?.description == "'qian.bo' may not \(words)")
    }
  }

  @Test("a halt needs one, its end two persons in two roles who were not heard before it")
  func halting() throws {
    let bank = try TestRegistry()
    let version = try bank.bringLive("v1")
    let halt = Halt(product: nil, environment: Sample.environment, because: "model drift")
    try bank.act("wu.di", .halted(halt))
    #expect(bank.state.liveEntries(in: Sample.environment, at: bank.now).isEmpty)
    #expect(refusal { try bank.signCurrent() }?.reason == .halted)
    let resumption = try bank.act("chen.jie", .resumed(halt)).event.position
    var refused = refusal {
      try bank.act("chen.jie", .resumeSeconded(Seconding(proposal: resumption)))
    }
    #expect(refused?.reason == .samePerson)
    // Li Wei has the role of risk too, but no other than Chen Jie.
    refused = refusal {
      try bank.act("li.wei", .resumeSeconded(Seconding(proposal: resumption)))
    }
    #expect(refused?.description == "'li.wei' has no other role than those who have signed")
    try bank.act("wu.di", .halted(halt))
    refused = refusal {
      try bank.act("sun.lei", .resumeSeconded(Seconding(proposal: resumption)))
    }
    #expect(refused?.description == "event \(resumption) resumes nothing that still waits")
    let anew = try bank.act("chen.jie", .resumed(halt)).event.position
    try bank.act("sun.lei", .resumeSeconded(Seconding(proposal: anew)))
    #expect(
      bank.state.liveEntries(in: Sample.environment, at: bank.now).map(\.version) == [version])
  }
}
