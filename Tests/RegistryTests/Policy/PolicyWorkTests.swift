import Diagnostics
import Testing

@testable import Registry

@Suite("policies by which something could never be done")
struct PolicyWorkTests {
  /// A policy that works without a caveat: three persons for keys and policies, somebody above the approvers, a gate in
  /// each scenario.
  private static let sound: Policy = {
    var policy = Sample.policy
    policy.roles["risk"] = ["chen.jie", "wang.fang", "li.wei"]
    return policy
  }()

  /// What is told of the sound policy, changed: `error path: message | remedy`.
  private func told(
    signers: Set<String>? = nil, in language: Language = .english, _ change: (inout Policy) -> Void
  ) -> [String] {
    var policy = Self.sound
    change(&policy)
    #expect(policy.problems().isEmpty, "the change is one of form")
    return policy.workProblems(signers: signers).map { problem in
      "\(problem.severity) \(problem.path): \(problem.message.text(in: language))"
        + (problem.remedy.map { " | \($0.text(in: language))" } ?? "")
    }
  }

  @Test("a policy that works has nothing to tell, whoever has keys of those who need them")
  func sound() {
    #expect(told { _ in } == [])
    #expect(told(signers: Set(Sample.persons)) { _ in } == [])
  }

  @Test("acts that nobody may do")
  func nobody() {
    #expect(
      told { $0.roles["author"] = [] } == [
        "error roles.author: nobody may hand a version in: expected a person in the role author, found none | give somebody the role author"
      ])
    #expect(
      told { $0.roles["validator"] = [] } == [
        "error validate.roles: nobody may validate: expected a person in the role validator, found none | give somebody the role validator"
      ])
    #expect(
      told { $0.roles["release"] = [] } == [
        "error release.roles: nobody may release: expected a person in the role release, found none | give somebody the role release"
      ])
    #expect(
      told {
        $0.roles["guard"] = []
        $0.roles["night_guard"] = []
        $0.halt.roles = ["guard", "night_guard"]
      } == [
        "error halt.roles: nobody may halt: expected a person in the role guard or night_guard, found none | give somebody the role guard or night_guard"
      ])
    #expect(
      told(in: .chinese) {
        $0.roles["guard"] = []
        $0.halt.roles = ["guard"]
      } == ["error halt.roles: 无人可停用：应有人具有角色 guard，实无 | 请为某人设置角色 guard"])
    #expect(
      told {
        $0.roles["guard"] = []
        $0.reject.roles = ["guard"]
        $0.waive.roles = ["guard"]
      } == [
        "warning reject.roles: nobody may reject or withdraw a version: expected a person in the role guard, found none | give somebody the role guard",
        "warning waive.roles: nobody may waive a gate: expected a person in the role guard, found none | give somebody the role guard",
      ])
  }

  @Test("all mistakes are told, in the order of a version's life")
  func several() {
    let found = told {
      $0.roles["validator"] = []
      $0.roles["release"] = []
      $0.keys.roles = ["security"]
    }
    #expect(
      found.map { $0.prefix { $0 != ":" } } == [
        "error validate.roles", "error release.roles", "error keys.others",
      ])
  }

  @Test("author, validator and approvers that cannot all be different persons")
  func approval() {
    // One person in both approving roles.
    #expect(
      told {
        $0.roles["risk"] = ["zhao.min"]
        $0.roles["product"] = ["zhao.min"]
      } == [
        "error approve.signatures: 1 product, 1 risk must be different persons, none of them author or validator of the version: expected 2, found at most 1 | give more persons a role: each does one thing of a version only"
      ])
    // The only person for risk is the only author; then the only validator.
    for role in ["author", "validator"] {
      #expect(
        told {
          $0.roles["risk"] = ["sun.lei"]
          $0.roles[role] = ["sun.lei"]
          $0.roles["risk_head"] = ["wu.di"]
          $0.roles["security"] = ["zheng.hao", "sun.lei"]
        }.first?.hasPrefix("error approve.signatures: 1 product, 1 risk must be") == true)
    }
    #expect(
      told(in: .chinese) {
        $0.roles["author"] = ["qian.bo"]
        $0.roles["validator"] = ["qian.bo"]
      } == [
        "error validate.roles: 只有 qian.bo 可提交，也只有 qian.bo 可验证：应为两人 | 请让另一人验证：作者不得评判自己的版本"
      ])
    // Three for two roles, one of whom validates: it can be done by one arrangement only.
    #expect(
      told {
        $0.roles["author"] = ["li.wei"]
        $0.roles["validator"] = ["wang.fang", "chen.jie"]
        $0.roles["risk"] = ["chen.jie", "wang.fang"]
        $0.roles["product"] = ["zhao.min", "chen.jie"]
        $0.approve.signatures = ["risk": 1, "product": 1]
      } == [])
    #expect(
      told {
        $0.roles["author"] = ["li.wei"]
        $0.roles["validator"] = ["wang.fang", "chen.jie"]
        $0.roles["risk"] = ["chen.jie", "wang.fang"]
        $0.roles["product"] = ["zhao.min", "chen.jie"]
        $0.approve.signatures = ["risk": 2, "product": 1]
      }.map { $0.contains("expected 3, found at most 2") } == [true])
  }

  @Test("a halt that nobody could end, rollbacks that nobody could make or confirm")
  func halting() {
    #expect(
      told { $0.resume.roles = ["risk"] } == [
        "error resume.signatures: what is halted could never go on: expected 2 persons, each for another of the roles risk, found at most 1 | name more roles, or more persons in them"
      ])
    #expect(
      told {
        $0.roles["guard"] = []
        $0.rollback.roles = ["guard"]
      } == [
        "error rollback.roles: nobody may roll back: expected a person in the role guard, found none | give somebody the role guard"
      ])
    #expect(
      told {
        $0.roles["guard"] = []
        $0.rollback.confirm = ["guard"]
      } == [
        "error rollback.confirm: nobody may confirm a rollback: expected a person in the role guard, found none | give somebody the role guard"
      ])
    // The form of a policy asks for two persons between both: here one of them could not be confirmed.
    #expect(
      told {
        $0.roles["second"] = ["wu.di"]
        $0.rollback.confirm = ["second"]
      } == [
        "warning rollback.confirm: nobody could confirm a rollback by wu.di: the product would halt after 24 hours | let another person confirm too"
      ])
  }

  @Test("waivers by those who approve, and evidence that asks for nothing")
  func waiving() {
    let remedy =
      "name a role above the approvers, which approves nothing, such as the head of risk"
    #expect(
      told { $0.waive.roles = ["risk"] }.first
        == "error waive.roles: the role 'risk' approves and would waive what it approves: expected a role above the approvers | \(remedy)"
    )
    #expect(
      told { $0.roles["risk_head"] = ["chen.jie", "li.wei", "wang.fang"] }.first
        == "error waive.roles: those who waive are those who approve as 'risk': chen.jie, li.wei, wang.fang; expected somebody above the approvers | \(remedy)"
    )
    #expect(
      told { $0.roles["risk"]?.append("sun.lei") } == [
        "warning waive.roles: everybody who may waive may approve too: sun.lei | whoever waives a gate of a version may not approve it: let somebody above the approvers waive"
      ])
    #expect(
      told { $0.evidence.scenarios[1].gates = [] } == [
        "warning evidence.scenarios.adverse.gates: is empty: whatever its run comes to is let pass | write a gate, such as \"match_rate >= 99%\""
      ])
    #expect(
      told {
        $0.evidence.scenarios[0].gates = []
        $0.evidence.scenarios[1].gates = []
      } == [
        "error evidence.scenarios: no scenario has a gate, so that every version would pass: expected one at least | write what its run must show, such as \"match_rate >= 99%\""
      ])
  }

  @Test("keys of those who sign for keys need as many others")
  func keys() {
    #expect(
      told { $0.roles["security"] = ["zheng.hao"] } == [
        "error keys.others: none of sun.lei, zheng.hao could ever get another key: expected 2 others to sign for it, found 1 | give at least 3 persons a role of keys.roles",
        "warning policy.signatures: all who may change the policy must agree: with one of sun.lei, zheng.hao gone nobody could | let one person more sign for policies than must",
      ])
    #expect(
      told(in: .chinese) { $0.roles["security"] = ["zheng.hao"] }.first
        == "error keys.others: sun.lei、zheng.hao 均无法更换密钥：应有 2 名其他人签字，实为 1 名 | keys.roles 的角色中至少应有 3 人"
    )
  }

  private static let enrolment =
    "put their keys into the list of signers at the beginning, or enrol them by 'rulebench registry key propose'"

  @Test("persons without keys are a warning, what enrolment could not mend is an error")
  func keyless() {
    let all = Set(Sample.persons)
    #expect(
      told(signers: all.subtracting(["zhou.yan"])) { _ in } == [
        "warning persons: zhou.yan has a role and no key | \(Self.enrolment)",
        "warning release.roles: counting only those who have keys, nobody may release: expected a person in the role release, found none | \(Self.enrolment)",
      ])
    // Two sign for keys: whoever is third can still be enrolled by them, one of them cannot.
    #expect(
      told(signers: all.subtracting(["wu.di"])) { _ in } == [
        "warning persons: wu.di has a role and no key | \(Self.enrolment)",
        "warning keys.others: counting only those who have keys, none of sun.lei, zheng.hao could ever get another key: expected 2 others to sign for it, found 1 | \(Self.enrolment)",
      ])
    #expect(
      told(signers: all.subtracting(["wu.di", "zheng.hao"])) { _ in } == [
        "warning persons: wu.di, zheng.hao have roles and no key | \(Self.enrolment)",
        "error keys.others: counting only those who have keys, nobody could ever be enrolled: expected 2 persons to sign for a key, found sun.lei | \(Self.enrolment)",
        "warning policy.signatures: counting only those who have keys, nobody could change the policy: expected 2 persons, found 1 | \(Self.enrolment)",
      ])
    // A halt cannot wait for an enrolment.
    let guarded = told(signers: all.subtracting(["qian.bo"])) {
      $0.roles["guard"] = ["qian.bo"]
      $0.halt.roles = ["guard"]
    }
    #expect(
      guarded == [
        "warning persons: qian.bo has a role and no key | \(Self.enrolment)",
        "error halt.roles: counting only those who have keys, nobody may halt: expected a person in the role guard, found none | \(Self.enrolment)",
      ])
  }

  @Test("a policy that could not be proposed today holds where a log has it already")
  func earlier() throws {
    var policy = Sample.policy
    policy.roles["release"] = []
    policy.keys.roles = ["security"]
    policy.evidence.scenarios[0].gates = []
    policy.evidence.scenarios[1].gates = []
    #expect(policy.workProblems().count { $0.severity == .error } == 3)
    let bank = try TestRegistry(policy: policy)
    try bank.submit("v1")
    #expect(try Verified.found(in: bank.path) == nil)
  }

  /// Every way to seat persons, tried one after the other.
  private func slow(_ places: [Set<String>], without taken: Set<String> = []) -> Int {
    guard let first = places.first else { return 0 }
    let rest = Array(places.dropFirst())
    return first.subtracting(taken).map { 1 + slow(rest, without: taken.union([$0])) }
      .reduce(slow(rest, without: taken), max)
  }

  @Test("as many places are filled as by trying every way")
  func filled() {
    let people = (0..<5).map { "p\($0)" }
    for seed in 0..<200 {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let places = (0..<Int.random(in: 0...5, using: &numbers)).map { _ in
        Set(people.filter { _ in Int.random(in: 0..<3, using: &numbers) == 0 })
      }
      #expect(PolicyWork.filled(places) == slow(places))
    }
  }
}
