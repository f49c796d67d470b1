import Diagnostics
import Numbers
import Testing

@testable import Registry

@Suite("decisions held against the registry") struct ReconciliationTests {
  /// A registry with a version live, its successor staged at 10 %, then a halt.
  private struct Bank {
    let registry: TestRegistry
    let first: String
    let second: String
    /// A second at which the first version alone, both, and none decided.
    let alone: Timestamp
    let both: Timestamp
    let halted: Timestamp

    init() throws {
      registry = try TestRegistry()
      first = try registry.bringLive("v1")
      try registry.signCurrent()
      alone = registry.now
      registry.now = registry.now.adding(seconds: 60)
      second = try registry.bringLive(
        "v2", parent: first, plan: ReleasePlan(from: registry.now, share: 10, widenTo: 50))
      try registry.signCurrent()
      both = registry.now
      registry.now = registry.now.adding(seconds: 60)
      try registry.act(
        "wu.di", .halted(Halt(product: nil, environment: Sample.environment, because: "outage")))
      halted = registry.now
    }

    func decision(
      _ version: String, at time: Timestamp, place: Int? = nil, sequence: Int = 1,
      environment: String? = Sample.environment
    ) -> LoggedDecision {
      LoggedDecision(
        number: 1, at: time,
        source: LoggedDecision.Source(
          version: version, environment: environment, product: Sample.product, place: place,
          decidedOn: time.bankDay.description, chosenAt: time, bundle: "sha256:b",
          sequence: sequence), application: nil, customer: nil,
        asOf: time.bankDay.description, inputs: "{}", decision: "{}")
    }

    func reconciled(_ decisions: [LoggedDecision]) throws -> DecisionReconciliation {
      var reconciliation = DecisionReconciliation(
        registry.state, events: try registry.store.events())
      for (index, decision) in decisions.enumerated() {
        var decision = decision
        decision.number = index + 1
        reconciliation.add(decision, chain: "000102030405060708090a0b0c0d0e0f")
      }
      return reconciliation
    }
  }

  @Test("decisions of live versions are proven, by version and arm")
  func proven() throws {
    let bank = try Bank()
    let result = try bank.reconciled([
      bank.decision(bank.first, at: bank.alone),
      bank.decision(bank.first, at: bank.both, place: 10, sequence: 2),
      bank.decision(bank.first, at: bank.both, place: 99, sequence: 2),
      bank.decision(bank.second, at: bank.both, place: 9, sequence: 2),
      bank.decision(bank.second, at: bank.both, place: 0, sequence: 2),
    ])
    #expect(result.violations == [])
    #expect(result.total == DecisionReconciliation.Tally(proven: 5))
    func group(
      _ version: String, _ arm: DecisionReconciliation.Arm
    ) -> DecisionReconciliation.Group {
      DecisionReconciliation.Group(
        environment: Sample.environment, product: Sample.product, version: version, arm: arm)
    }
    #expect(
      result.counts == [
        group(bank.first, .all): .init(proven: 1), group(bank.first, .base): .init(proven: 2),
        group(bank.second, .staged): .init(proven: 2),
      ])
  }

  @Test("what an older statement proves is late, by the time since what is live had changed")
  func late() throws {
    let bank = try Bank()
    // The second version was released 300 s behind `alone`: four acts of a minute each, a minute after it.
    let released = bank.alone.adding(seconds: 300)
    let result = try bank.reconciled([
      // A change of the decision's own second may have come after it.
      bank.decision(bank.first, at: released),
      bank.decision(bank.first, at: released.adding(seconds: 1)),
      bank.decision(bank.first, at: released.adding(seconds: 60)),
      bank.decision(bank.first, at: bank.both),
      bank.decision(bank.first, at: bank.both, place: 50, sequence: 2),
      // The older statement does not give it the second version.
      bank.decision(bank.second, at: bank.both, place: 5),
    ])
    #expect(result.unproven == 1)
    #expect(result.violations.map(\.cause) == [.otherVersion(bank.first)])
    #expect(bank.both == released.adding(seconds: 120))
    #expect(
      result.total
        == DecisionReconciliation.Tally(proven: 5, late: 3, longest: Lag(seconds: 120)))
    #expect(result.counts.values.map(\.late).sorted() == [0, 3])
    #expect(Lag(seconds: 93_784).description == "26:03:04")
  }

  @Test("what a version decided that was withdrawn for cause is a class of its own")
  func withdrawn() throws {
    let registry = try TestRegistry()
    let first = try registry.bringLive("v1")
    try registry.signCurrent()
    let halt = Halt(environment: Sample.environment, because: "wrong lines")
    let halted = try registry.act("wu.di", .halted(halt)).event.at
    let between = registry.now
    registry.now = registry.now.adding(seconds: 60)
    let withdrawn = try registry.act(
      "zhao.min", .withdrawn(Rejection(version: first, because: "discriminates"))
    ).event.at
    func decision(at time: Timestamp) -> LoggedDecision {
      LoggedDecision(
        number: 1, at: time,
        source: LoggedDecision.Source(
          version: first, environment: Sample.environment, product: Sample.product,
          decidedOn: time.bankDay.description, chosenAt: time, bundle: "sha256:b", sequence: 1),
        application: nil, customer: nil, asOf: time.bankDay.description, inputs: "{}",
        decision: "{}")
    }
    var result = DecisionReconciliation(
      registry.state, events: try registry.store.events())
    for time in [halted, between, withdrawn, withdrawn.adding(seconds: 90)] {
      result.add(decision(at: time), chain: "00")
    }
    // What is of the second of a change may have come before it.
    #expect(
      result.violations.map(\.cause) == [
        .halted(halted, Lag(seconds: 60)), .halted(halted, Lag(seconds: 120)),
        .withdrawn(withdrawn, Lag(seconds: 90)),
      ])
    #expect(result.total == DecisionReconciliation.Tally(proven: 1))
    #expect(
      result.violations.last?.cause.words.filled(in: .english)
        == "WAS DECIDED BY A VERSION WITHDRAWN FOR CAUSE, 0:01:30 after the withdrawal at \(withdrawn)"
    )
    #expect(
      result.violations.last?.cause.words.filled(in: .chinese)
        == "所用版本已因故撤回：撤回于 \(withdrawn)，滞后 0:01:30")
  }

  @Test("behind a rollback and a key in other hands nothing is excused")
  func loud() throws {
    let registry = try TestRegistry()
    let first = try registry.bringLive("v1")
    try registry.signCurrent()
    let second = try registry.bringLive("v2", parent: first)
    try registry.signCurrent()
    let stated = registry.now
    let rolledBack = try registry.act(
      "wu.di",
      .rolledBack(
        Rollback(
          product: Sample.product, environment: Sample.environment, from: second, to: first,
          because: "complaints"))
    ).event.at
    try registry.signCurrent()
    let again = registry.now
    // Chen Jie approved the first version.
    let known = try registry.act(
      "zheng.hao",
      .keyRevoked(
        KeyRevocation(
          person: "chen.jie", fingerprint: try TestKeys.signer("chen.jie").key.fingerprint,
          compromisedSince: 1, because: "stolen"))
    ).event.at
    var result = DecisionReconciliation(registry.state, events: try registry.store.events())
    for (number, (version, time, sequence)) in [
      (second, stated, 2), (second, rolledBack, 2), (second, rolledBack.adding(seconds: 45), 2),
      (first, again, 3), (first, known, 3), (first, known.adding(seconds: 3_600), 3),
      (second, known.adding(seconds: 5), 2),
    ].enumerated() {
      result.add(
        LoggedDecision(
          number: number + 1, at: time,
          source: LoggedDecision.Source(
            version: version, environment: Sample.environment, product: Sample.product,
            decidedOn: time.bankDay.description, chosenAt: time, bundle: "sha256:b",
            sequence: sequence), application: nil, customer: nil, asOf: nil,
          inputs: "{}", decision: "{}"), chain: "000102030405060708090a0b0c0d0e0f")
    }
    #expect(result.total == DecisionReconciliation.Tally(proven: 4))
    #expect(
      result.violations.map(\.cause) == [
        .rolledBack(rolledBack, Lag(seconds: 45)), .compromised(known, Lag(seconds: 3_600)),
        .compromised(known, Lag(seconds: 5)),
      ])
    #expect(
      result.violations.map { $0.cause.words.text(in: .english) } == [
        "WAS DECIDED BY A VERSION ROLLED BACK, 0:00:45 after the rollback at \(rolledBack)",
        "WAS DECIDED ON SIGNATURES BY A KEY IN OTHER HANDS, 1:00:00 after that was known at \(known)",
        "WAS DECIDED ON SIGNATURES BY A KEY IN OTHER HANDS, 0:00:05 after that was known at \(known)",
      ])
  }

  @Test(
    "a version chosen by another day, or without the place of a customer whom a staged one asks for"
  )
  func otherDay() throws {
    let bank = try Bank()
    let (today, yesterday) = ("2024-03-01", "2024-02-29")
    #expect(bank.both.bankDay.description == today)
    func changed(
      _ decision: LoggedDecision, _ change: (inout LoggedDecision) -> Void
    ) -> LoggedDecision {
      var decision = decision
      change(&decision)
      return decision
    }
    // By the day before, the staged version would take nobody.
    let staged = bank.decision(bank.second, at: bank.both, place: 0, sequence: 2)
    let base = bank.decision(bank.first, at: bank.both, sequence: 2)
    let result = try bank.reconciled([
      changed(base) { $0.source.decidedOn = yesterday },
      changed(staged) { $0.source.decidedOn = "2024-03-02" },
      changed(staged) { $0.source.decidedOn = nil },
      changed(staged) { $0.source.decidedOn = "today" },
      changed(staged) { $0.source.chosenAt = nil },
      changed(staged) { $0.source.chosenAt = $0.at.adding(seconds: 1) },
      base,
      // A run that began before midnight goes on behind it.
      changed(staged) { $0.at = Timestamp(parsing: "2024-03-01T16:00:01Z")! },
    ])
    #expect(result.total.proven == 0)
    #expect(
      result.violations.map { $0.cause.words.text(in: .english) } == [
        "was decided by another day: its version was chosen by \(yesterday), on \(today)",
        "was decided by another day: its version was chosen by 2024-03-02, on \(today)",
        "does not say when and by which day its version was chosen",
        "does not say when and by which day its version was chosen",
        "does not say when and by which day its version was chosen",
        "was written before its version was chosen at \(bank.both.adding(seconds: 1))",
        "names no place of its customer, while \(bank.second) was staged for it",
        "WAS DECIDED WHILE THE PRODUCT WAS HALTED, 6:45:01 after the halt at \(bank.halted.adding(seconds: -60))",
      ])
    #expect(
      result.violations.map { $0.cause.words.text(in: .chinese) }[0..<7] == [
        "不是按当日决策：版本于 \(today) 按 \(yesterday) 选定",
        "不是按当日决策：版本于 \(today) 按 2024-03-02 选定",
        "未记载何时、按哪一天选定版本", "未记载何时、按哪一天选定版本", "未记载何时、按哪一天选定版本",
        "写入早于选定版本的时间 \(bank.both.adding(seconds: 1))",
        "未记载客户的分组位次，而当时 \(bank.second) 正对其灰度发布",
      ])
  }

  @Test(
    "a customer has one place under one salt, and an application one decision, else that is said")
  func contradictions() throws {
    let bank = try Bank()
    func decision(_ place: Int, _ customer: String, _ application: String) -> LoggedDecision {
      var decision = bank.decision(
        place < 10 ? bank.second : bank.first, at: bank.both, place: place, sequence: 2)
      (decision.customer, decision.application) = (customer, application)
      return decision
    }
    var correction = decision(41, "c1", "a1")
    correction.supersedes = DecisionID("000102030405060708090a0b0c0d0e0f:1")
    // Before the second version was staged there was no salt to reckon a place under.
    var alone = bank.decision(bank.first, at: bank.alone)
    alone.customer = "c1"
    let result = try bank.reconciled([
      decision(41, "c1", "a1"), decision(41, "c1", "a2"), decision(9, "c2", "a3"),
      decision(9, "c1", "a4"), decision(9, "c3", "a1"), correction, alone,
    ])
    #expect(result.total.proven == 6)
    #expect(
      result.violations.map { $0.cause.words.text(in: .english) } == [
        "gives its customer the place 9, who has 41 by decision 000102030405060708090a0b0c0d0e0f:1"
      ])
    #expect(
      result.violations.map { $0.cause.words.text(in: .chinese) } == [
        "记其客户的分组位次为 9，而按决策 000102030405060708090a0b0c0d0e0f:1 应为 41"
      ])
    #expect(result.violations.map(\.decision.number) == [4])
    // The fifth decides the first application as another customer's.
    #expect(result.repeated == 1)
  }

  @Test("a version that was not live, the wrong arm, and statements that do not hold are named")
  func violations() throws {
    let bank = try Bank()
    let until = bank.alone.adding(seconds: -60).adding(hours: 24)
    let stated = bank.both.adding(seconds: -60)
    let result = try bank.reconciled([
      // The wrong arm, both ways.
      bank.decision(bank.first, at: bank.both, place: 9, sequence: 2),
      bank.decision(bank.second, at: bank.both, place: 10, sequence: 2),
      // Not live yet.
      bank.decision(bank.second, at: bank.alone, place: 0),
      bank.decision("sha256:other", at: bank.alone),
      bank.decision(bank.first, at: bank.alone, sequence: 9),
      bank.decision(bank.first, at: bank.alone, sequence: 2),
      bank.decision(bank.first, at: until.adding(seconds: 1), place: 50),
      bank.decision(bank.first, at: bank.halted, place: 50, sequence: 2),
      bank.decision(bank.first, at: bank.alone, environment: nil),
    ])
    #expect(result.total.proven == 0)
    #expect(result.unproven == 9)
    #expect(
      result.violations.map(\.cause) == [
        .otherVersion(bank.second), .otherVersion(bank.first), .otherVersion(bank.first),
        .unknownVersion, .unknownSequence(9), .statedLater(2, stated), .ranOut(1, until),
        .halted(bank.halted.adding(seconds: -60), Lag(seconds: 60)), .noBundle,
      ])
    #expect(
      result.violations.map { $0.cause.words.text(in: .english) } == [
        "should have been decided by \(bank.second)", "should have been decided by \(bank.first)",
        "should have been decided by \(bank.first)",
        "was decided by a version that the registry does not know",
        "names sequence 9, which the registry never stated",
        "names sequence 2, which was stated only at \(stated)",
        "was decided by sequence 1, which ran out at \(until)",
        "WAS DECIDED WHILE THE PRODUCT WAS HALTED, 0:01:00 after the halt at \(bank.halted.adding(seconds: -60))",
        "was decided by no bundle",
      ])
    #expect(
      result.violations[3].decision.description == "000102030405060708090a0b0c0d0e0f:4")
  }
}
