import Diagnostics
import Foundation
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What `registry key` and `registry policy` do, and whom they refuse.
@Suite("registry key, registry policy") struct AuthorityVerbTests {
  private func fingerprint(_ scene: RegistryScene, _ person: String) throws -> String {
    try #require(scene.registry.keys[person]).key.fingerprint
  }

  @Test("a key is in force when enough others have signed for it, and ends by its revocation")
  func keys() throws {
    let scene = try RegistryScene(isRecent: true)
    let key = try scene.registry.makeKey("an-2").key.fingerprint
    let proposed = scene.sign(
      "se", "key", "propose", "--person", "an", "--public-key", "#/an-2.pub")
    #expect(
      proposed.output == """
        event 1: <1h> se proposed a key for an
        fingerprint \(key)

        """)
    let alone = scene.sign("se", "key", "second", "--proposal", "1")
    #expect(
      alone.messages == """
        error: 'se' has signed for it already
        help: another person must sign

        """)
    #expect(alone.code == 1)
    let seconded = scene.sign(
      "he", "key", "second", "--proposal", "1", "--fingerprint", String(key.prefix(15)))
    #expect(
      seconded.output == """
        proposed for an: \(key) (ssh-ed25519), by se on <1h> (event 1)
          signed by se (event 1); 1 more must until <721h>: cu, he
          an is An, with the roles author
          and signs by \(try fingerprint(scene, "an")) now
          with this signature it is in force
        event 2: <1h> he seconded the key proposed in event 1

        """)
    #expect(seconded.messages == "")
    let state = try RegistryStore(path: scene.registry.store.path).state
    #expect(state.keysInForce(of: "an").map(\.key.fingerprint).contains(key))
    #expect(
      scene.sign("an", "key", "revoke", "--person", "an", "--fingerprint", key, "--because", "old")
        .output == "event 3: <1h> an revoked a key of an: 'old'\n")
    #expect(
      scene.sign("an", "key", "revoke", "--person", "an", "--fingerprint", key, "--because", "old")
        .messages == "error: the key was revoked by event 3 already\n")
  }

  @Test("key: every refusal with its reason")
  func keyRefusals() throws {
    let scene = try RegistryScene(["note.txt": "no key\n"], isRecent: true)
    let root = try fingerprint(scene, "root")
    let own = try fingerprint(scene, "an")
    func propose(_ file: String, for person: String = "an", by signer: String = "se") -> ToolRun {
      scene.sign(signer, "key", "propose", "--person", person, "--public-key", file)
    }
    func revoke(_ key: String, of person: String, by signer: String, _ more: String...) -> ToolRun {
      scene.run(
        [
          "key", "revoke", "--person", person, "--fingerprint", key, "--because", "lost", "--by",
          signer, "--key", "#/\(signer)", "--at", "<1h>",
        ] + more)
    }
    let cases: [(ToolRun, String, Int32)] = [
      (
        propose("#/root.pub"),
        """
        error: the key \(root) is a root key, which signs the genesis only
        help: make another key

        """, 3
      ),
      (
        propose("#/an.pub"),
        """
        error: the key \(own) is or was 'an''s
        help: make another key

        """, 3
      ),
      (propose("#/root.pub", for: "se"), "error: 'se' may not sign for a key of their own\n", 1),
      (
        propose("#/root.pub", by: "an"),
        "error: 'an' may not enrol keys: the policy asks for the role risk_head or security\n", 1
      ),
      (
        propose("#/root.pub", for: "nobody"),
        "error: the policy knows no person 'nobody'\n", 1
      ),
      (
        propose("@/note.txt"),
        """
        error: '@/note.txt': 'no key' is no public key that the registry takes
        help: take an ed25519, ecdsa or hardware key, or an RSA key of at least 3072 bits

        """, 3
      ),
      (
        scene.sign("he", "key", "second", "--proposal", "0"),
        "error: event 0 proposes no key that still waits\n", 1
      ),
      (
        revoke(own, of: "an", by: "op"),
        "error: 'op' may not revoke keys: the policy asks for the role risk_head or security\n", 1
      ),
      (
        revoke(own, of: "bo", by: "se"), "error: the key \(own) is not 'bo''s\n", 1
      ),
      (
        revoke(own, of: "an", by: "se", "--compromised-since", "7"),
        "error: the key was in use from event 0 on, it cannot be compromised since event 7\n", 3
      ),
    ]
    for (run, messages, code) in cases {
      #expect(run.messages == messages)
      #expect(run.code == code)
    }
    #expect(try RegistryStore(path: scene.registry.store.path).state.position == 0)
  }

  /// A file with the policy in force, changed.
  private func policy(_ scene: RegistryScene, _ change: (inout Policy) -> Void) throws -> String {
    var policy = scene.registry.store.state.policy
    change(&policy)
    let path = "\(scene.folder.path)/policy.json"
    try policy.text().write(toFile: path, atomically: true, encoding: .utf8)
    return "@/policy.json"
  }

  @Test("a policy is in force when enough have signed for it by the one before")
  func policies() throws {
    let scene = try RegistryScene(isRecent: true)
    let file = try policy(scene) { $0.approve.expiresDays = 10 }
    let digest = Artefact.digest(of: try scene.folder.text("policy.json").utf8).short
    let whole = Artefact.digest(of: try scene.folder.text("policy.json").utf8)
    #expect(
      scene.sign("se", "policy", "propose", "--file", file).output == """
        Against the policy <policy>
          an approval is good for: 30 days → 10 days
        event 1: <1h> se proposed the policy \(digest)
        policy \(whole)

        """)
    #expect(
      scene.sign("se", "policy", "second", "--proposal", "1").messages
        == "error: 'se' has signed for it already\nhelp: another person must sign\n")
    #expect(
      scene.sign("an", "policy", "second", "--proposal", "1").messages
        == "error: 'an' may not change the policy: the policy asks for the role risk_head or security\n"
    )
    #expect(
      scene.sign("he", "policy", "second", "--proposal", "1", "--digest", digest).output == """
        policy \(whole)
          \(digest), proposed by se on <1h> (event 1)
          signed by se (event 1); 1 more must until <721h>: cu, he

        Against the policy <policy>
          an approval is good for: 30 days → 10 days
        with this signature it is in force
        event 2: <1h> he seconded the policy proposed in event 1

        """)
    let state = try RegistryStore(path: scene.registry.store.path).state
    #expect(state.policy.approve.expiresDays == 10)
    #expect(
      scene.sign("se", "policy", "propose", "--file", file).messages
        == "error: the policy \(digest) is in force already\n")
    #expect(
      scene.sign("he", "policy", "second", "--proposal", "1").messages
        == "error: event 1 proposes no policy that still waits\n")
  }

  @Test("a policy with mistakes is refused where it is proposed, all of them with place and remedy")
  func policyMistakes() throws {
    let scene = try RegistryScene(isRecent: true)
    let file = try policy(scene) {
      $0.evidence.outOfTime = "20"
      $0.evidence.scenarios[0].gates = ["match_rat >= 99%", "pass_rate.delta <= 3%"]
    }
    let run = scene.sign("se", "policy", "propose", "--file", file)
    #expect(
      run.messages == """
        error: the policy's evidence.out_of_time: '20' is no share between 0 and 1
        help: write it as 20%
        error: the policy's evidence.scenarios.base.gates[0]: the gate 'match_rat >= 99%': no metric is named 'match_rat'; did you mean 'match_rate'?
        help: where it is a measure of the scenario 'base', name that scenario's file by --scenario
        error: the policy's evidence.scenarios.base.gates[1]: the gate 'pass_rate.delta <= 3%': '3%' does not fit the metric: expected percentage points such as 3pp, or 50bp
        error: the policy does not hold

        """)
    #expect(run.code == 3)
    #expect(
      scene.sign("se", "policy", "propose", "--file", file, locale: .chinese).messages == """
        错误：制度的 evidence.out_of_time：“20”不是 0 与 1 之间的比例
        建议：请写作 20%
        错误：制度的 evidence.scenarios.base.gates[0]：门槛“match_rat >= 99%”：没有名为“match_rat”的指标；是否想写“match_rate”？
        建议：若它是情景“base”定义的度量，请用 --scenario 指定该情景文件
        错误：制度的 evidence.scenarios.base.gates[1]：门槛“pass_rate.delta <= 3%”：“3%”与该指标不符：应为百分点，如 3pp，或 50bp
        错误：制度文件有错误，不能使用

        """)
  }

  @Test("a measure that only a scenario defines is known where the scenario is at hand")
  func measures() throws {
    let scene = try RegistryScene(isRecent: true)
    let folder = "\(BacktestHistoryTests.root)Models/scenarios"
    let checked = try check(scenarioAt: "\(folder)/base.rules", reader: .disk)
    let digest = try #require(checked.scenario).digest
    let file = try policy(scene) {
      $0.evidence.scenarios[0].digest = digest
      $0.evidence.scenarios[0].gates = ["micro_approvals.delta <= 3"]
    }
    func propose(_ more: String...) -> ToolRun {
      scene.sign("se", ["policy", "propose", "--file", file] + more)
    }
    #expect(propose().code == 3)
    let other = propose("--scenario", "\(folder)/severe.rules")
    #expect(other.messages.hasPrefix("error: the scenario '\(folder)/severe.rules' ("))
    #expect(other.messages.hasSuffix(") is none of the policy's\n"))
    let known = propose("--scenario", "\(folder)/base.rules")
    #expect(known.messages == "")
    #expect(known.code == 0)
  }
}
