import Testing

@testable import Registry

@Suite("what one policy says otherwise than another")
struct PolicyDifferenceTests {
  private func difference(_ change: (inout Policy) -> Void) -> PolicyDifference {
    var policy = Sample.policy
    change(&policy)
    return PolicyDifference(from: Sample.policy, to: policy)
  }

  @Test("is nothing between a policy and itself")
  func same() {
    let none = difference { _ in }
    #expect(none.changes.isEmpty)
    #expect(none.powers.isEmpty)
  }

  @Test("names what is added and removed, by its place")
  func lists() {
    let found = difference {
      $0.roles["risk"] = ["chen.jie", "li.wei", "zheng.hao"]
      $0.halt.roles = ["operations"]
      $0.evidence.scenarios[0].gates = ["match_rate >= 98%"]
    }
    #expect(
      found.changes.compactMap(\.statement?.path) == [
        "roles.risk", "halt.roles", "evidence.scenarios.base.gates",
      ])
    #expect(found.changes.map(\.added) == [["zheng.hao"], [], ["match_rate >= 98%"]])
    #expect(
      found.changes.map(\.removed) == [
        ["sun.lei", "wang.fang"], ["risk"], ["match_rate >= 99%"],
      ])
  }

  @Test("says what each person gains and loses by it, through roles and through what roles may do")
  func powers() {
    let found = difference {
      $0.roles["risk"] = ["chen.jie", "li.wei", "zheng.hao"]
      $0.halt.roles = ["operations", "security"]
    }
    let told = found.powers.map { change in
      "\(change.person): + \(change.gained.map(\.name).joined(separator: " ")) - \(change.lost.map(\.name).joined(separator: " "))"
    }
    #expect(
      told == [
        "chen.jie: +  - halt", "li.wei: +  - halt",
        // Heads of risk may still resume.
        "sun.lei: +  - approve.risk reject halt confirm",
        // A validator may still reject.
        "wang.fang: +  - approve.risk halt resume confirm",
        "zheng.hao: + approve.risk reject halt resume confirm - ",
      ])
  }

  @Test("is never empty where the digests differ")
  func order() throws {
    let changes: [(inout Policy) -> Void] = [
      { $0.roles["risk"]?.reverse() }, { $0.release.environments.reverse() },
      { $0.evidence.scenarios.reverse() }, { $0.evidence.months = nil },
      { $0.evidence.outOfTime = "20.0%" }, { $0.persons["li.wei"]?.emails = [] },
      { $0.persons["li.wei"]?.name = "Li" }, { $0.approve.signatures["risk"] = 2 },
      { $0.approve.expiresDays = 1 }, { $0.waive.longestDays = 1 }, { $0.release.validHours = 1 },
      { $0.rollback.withinDays = 1 }, { $0.rollback.confirmHours = 1 }, { $0.keys.others = 3 },
      { $0.policy.signatures = 3 }, { $0.resume.signatures = 3 }, { $0.validate.roles = ["risk"] },
      { $0.reject.roles.reverse() }, { $0.waive.roles = ["risk"] }, { $0.release.roles = ["risk"] },
      { $0.resume.roles.reverse() }, { $0.rollback.roles = ["risk"] },
      { $0.rollback.confirm.reverse() }, { $0.keys.roles.reverse() }, { $0.policy.roles.reverse() },
      { $0.evidence.data = Sample.digest("other") },
      { $0.evidence.scenarios[0].digest = Sample.digest("other") }, { $0.roles["new"] = [] },
      { $0.roles["author"] = nil }, { $0.persons["qian.bo"] = nil }, { $0.halt.roles.reverse() },
    ]
    for (index, change) in changes.enumerated() {
      var policy = Sample.policy
      change(&policy)
      #expect(try policy.digest() != Sample.policy.digest())
      #expect(
        PolicyDifference(from: Sample.policy, to: policy).changes.isEmpty == false, "\(index)")
    }
  }

  @Test("a policy's file is read as the same policy")
  func file() throws {
    let text = try Sample.policy.fileText()
    #expect(text.hasPrefix("{\n  \"approve\" : {\n"))
    #expect(try Policy(fileText: Array(text.utf8)) == Sample.policy)
  }
}
