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
          bundle: "sha256:b", sequence: sequence), application: nil, customer: nil,
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
    #expect(result.proven == 5)
    func group(
      _ version: String, _ arm: DecisionReconciliation.Arm
    ) -> DecisionReconciliation.Group {
      DecisionReconciliation.Group(
        environment: Sample.environment, product: Sample.product, version: version, arm: arm)
    }
    #expect(
      result.counts == [
        group(bank.first, .all): 1, group(bank.first, .base): 2, group(bank.second, .staged): 2,
      ])
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
    #expect(result.proven == 0)
    #expect(result.unproven == 9)
    #expect(
      result.violations.map(\.cause) == [
        .otherVersion(bank.second), .otherVersion(bank.first), .otherVersion(bank.first),
        .unknownVersion, .unknownSequence(9), .statedLater(2, stated), .ranOut(1, until), .halted,
        .noBundle,
      ])
    #expect(
      result.violations.map { $0.cause.words.text(in: .english) } == [
        "should have been decided by \(bank.second)", "should have been decided by \(bank.first)",
        "should have been decided by \(bank.first)",
        "was decided by a version that the registry does not know",
        "names sequence 9, which the registry never stated",
        "names sequence 2, which was stated only at \(stated)",
        "was decided by sequence 1, which ran out at \(until)",
        "was decided while the product was halted", "was decided by no bundle",
      ])
    #expect(
      result.violations[3].decision.description == "000102030405060708090a0b0c0d0e0f:4")
  }
}
