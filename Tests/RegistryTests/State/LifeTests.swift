import Testing

@testable import Registry

@Suite("the life of a version")
struct LifeTests {
  private func state(_ registry: TestRegistry, _ version: String) -> VersionState {
    registry.state.state(of: version, in: Sample.environment, at: registry.now)
  }

  @Test("runs from submitted to live, one state after the other")
  func states() throws {
    let bank = try TestRegistry()
    let plan = ReleasePlan(from: bank.now.adding(days: 1))
    let version = try bank.submit("v1")
    #expect(state(bank, version) == .submitted)
    try bank.validate(version)
    #expect(state(bank, version) == .validated)
    try bank.approve(version, as: "risk", by: "chen.jie", plan: plan)
    #expect(state(bank, version) == .validated)
    try bank.approve(version, as: "product", by: "zhao.min", plan: plan)
    #expect(state(bank, version) == .approved)
    try bank.schedule(version, plan: plan)
    #expect(state(bank, version) == .pending)
    bank.now = plan.from
    #expect(state(bank, version) == .live)
    #expect(bank.state.state(of: version, in: "test", at: bank.now) == .submitted)
  }

  @Test("its successor is staged, widened, takes over, and is rolled back")
  func succession() throws {
    let bank = try TestRegistry()
    let first = try bank.bringLive("v1")
    let plan = ReleasePlan(from: bank.now, share: 10, widenTo: 100)
    let second = try bank.bringLive("v2", parent: first, plan: plan)
    func live() -> [String] {
      bank.state.liveEntries(in: Sample.environment, at: bank.now).map {
        "\($0.version == first ? "v1" : "v2") \($0.share)"
      }
    }
    #expect(live() == ["v2 10", "v1 100"])
    let place = ReleaseLine.Place(product: Sample.product, environment: Sample.environment)
    func widen(_ share: Int) throws {
      try bank.act(
        "zhou.yan",
        .widened(
          Widening(
            product: place.product, environment: place.environment, version: second, share: share,
            from: bank.now)))
    }
    try widen(50)
    #expect(live() == ["v2 50", "v1 100"])
    try widen(100)
    #expect(live() == ["v2 100"])
    #expect(state(bank, first) == .retired)
    try bank.act(
      "wu.di",
      .rolledBack(
        Rollback(
          product: place.product, environment: place.environment, from: second, to: first,
          because: "bad rate above expectation")))
    #expect(live() == ["v1 100"])
    #expect(state(bank, second) == .rolledBack)
    // Nobody confirms it in a day: the product halts, and two persons of two roles let it go on.
    bank.now = bank.now.adding(hours: 24)
    #expect(bank.state.isHalted(place, at: bank.now))
    #expect(live() == [])
    let halt = Halt(
      product: place.product, environment: place.environment, because: "looked into")
    let resumption = try bank.act("chen.jie", .resumed(halt))
    #expect(live() == [])
    try bank.act("sun.lei", .resumeSeconded(Seconding(proposal: resumption.event.position)))
    #expect(live() == ["v1 100"])
    #expect(try RegistryStore(path: bank.path).state.head == bank.state.head)
  }
}
