import Diagnostics
import Testing

@testable import Registry

@Suite("policy files")
struct PolicyFileTests {
  @Test("are read however they are spaced, to the same digest")
  func spacing() throws {
    let text = try Sample.policy.text()
    let spaced = text.split(separator: ",", omittingEmptySubsequences: false)
      .joined(separator: " ,\n  ")
    let policy = try Policy(fileText: Array(spaced.utf8))
    #expect(policy == Sample.policy)
    #expect(try policy.digest() == Sample.policy.digest())
    #expect(policy.problems().isEmpty)
    let refused = refusal { _ = try Policy(canonical: Array(spaced.utf8)) }
    #expect(refused?.reason == .policyNotAllowed)
  }

  @Test("with a member that no policy has are refused by its place")
  func unknown() throws {
    let text = try Sample.policy.text().replacing(
      "\"expires_days\":30", with: "\"expires_days\":30,\"expire_days\":1")
    let refused = refusal { _ = try Policy(fileText: Array(text.utf8)) }
    #expect(refused?.description == "a policy has no member 'approve.expire_days'")
  }

  @Test("with a member stated twice are refused, for readers differ in which they take")
  func twice() throws {
    let text = try Sample.policy.text().replacing(
      "\"expires_days\":30", with: "\"expires_days\":30,\"expires_days\":365")
    let refused = refusal { _ = try Policy(fileText: Array(text.utf8)) }
    #expect(refused?.description == "the policy states 'approve.expires_days' twice")
  }

  @Test("that lack a member are refused by its place")
  func absent() throws {
    let text = try Sample.policy.text().replacing("\"valid_hours\":24", with: "\"valid\":24")
    let refused = refusal { _ = try Policy(fileText: Array(text.utf8)) }
    #expect(
      refused?.description == "the policy cannot be read: 'release.valid_hours' is absent")
  }

  @Test("with impossible demands tell each, with its place")
  func problems() {
    var policy = Sample.policy
    policy.roles["risk"] = ["chen.jie", "nobody"]
    policy.approve.signatures["product"] = 9
    policy.approve.expiresDays = 0
    policy.halt.roles = ["guard"]
    policy.evidence.data = "bank.db"
    #expect(
      policy.problems().map { "\($0.path): \($0.message.filled(in: .english))" } == [
        "roles.risk: no person is named 'nobody'", "halt.roles: no role is named 'guard'",
        "approve.signatures.product: 9 signatures of 2 persons in the role",
        "approve.expires_days: expected 1 to 366, found 0",
        "evidence.data: is no digest of a history",
      ])
  }
}
