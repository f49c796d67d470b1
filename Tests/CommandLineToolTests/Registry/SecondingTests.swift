import Diagnostics
import Foundation
import Glibc
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What a second person sees before signing, and what is refused of those who have not looked.
@Suite("registry policy show, registry key list, seconding") struct SecondingTests {
  /// Proposes a policy by which security approves, risk may not halt and somebody joins; its digest.
  private func propose(_ scene: RegistryScene) throws -> String {
    var policy = scene.registry.store.state.policy
    policy.persons["xu"] = Policy.Person(name: "Xu", emails: ["xu@bank.example"])
    policy.roles["risk"] = ["se"]
    policy.roles["release"] = ["re", "xu"]
    policy.halt.roles = ["operations"]
    policy.approve.signatures["risk_head"] = 1
    policy.evidence.scenarios[0].gates = ["match_rate >= 99.5%", "pass_rate.delta <= 3pp"]
    policy.evidence.outOfTime = nil
    let path = "\(scene.folder.path)/policy.json"
    try policy.fileText().write(toFile: path, atomically: true, encoding: .utf8)
    let run = scene.sign("se", "policy", "propose", "--file", "@/policy.json")
    #expect(run.code == 3)
    #expect(
      run.messages == """
        error: the policy's waive.roles: the role 'risk_head' approves and would waive what it approves: expected a role above the approvers
        help: name a role above the approvers, which approves nothing, such as the head of risk
        warning: the policy's persons: xu has a role and no key
        help: put their keys into the list of signers at the beginning, or enrol them by 'rulebench registry key propose'
        error: the policy does not hold

        """)
    policy.approve.signatures["risk_head"] = nil
    policy.approve.signatures["product"] = nil
    try policy.fileText().write(toFile: path, atomically: true, encoding: .utf8)
    #expect(scene.sign("se", "policy", "propose", "--file", "@/policy.json").code == 0)
    return try policy.digest()
  }

  private static let difference = """
    Against the policy <policy>
      xu joins: Xu, xu@bank.example
      role release: gained by xu
      role risk: gained by se; lost by ri
      may halt: removed risk
      gates of base: added match_rate >= 99.5%; removed match_rate >= 99%
      persons who must approve as product: 1 → none
      least late part: 20% → none
    By that
      po may no longer approve as product
      ri may no longer approve as risk, reject and withdraw, halt, resume, confirm rollbacks
      se may now approve as risk, reject and withdraw, resume, confirm rollbacks
      xu may now release

    """

  @Test("a proposed policy is shown as what it changes, and for whom")
  func difference() throws {
    let scene = try RegistryScene(isRecent: true)
    let digest = try propose(scene)
    #expect(
      scene.run("policy", "show", "--proposal", "1").output == """
        policy \(digest)
          \(digest.short), proposed by se on <1h> (event 1)
          signed by se (event 1); 1 more must until <721h>: cu, he


        """ + Self.difference)
    #expect(
      scene.run("policy", "show", "--proposal", "1", locale: .chinese).output == """
        制度 \(digest)
          \(digest.short)，由 se 于 <1h> 提议（事件 1）
          签字：se（事件 1）；还须 1 人于 <721h> 前签字：cu、he

        与制度 <policy> 相比
          xu 加入：Xu, xu@bank.example
          角色 release：新增 xu
          角色 risk：新增 se；移除 ri
          可停用：移除 risk
          base 的门槛：新增 match_rate >= 99.5%；移除 match_rate >= 99%
          须以 product 身份批准的人数：1 → 无
          样本外最低占比：20% → 无
        由此
          po 失去权限：以 product 身份批准
          ri 失去权限：以 risk 身份批准、驳回与撤回、停用、恢复、确认回滚
          se 新获权限：以 risk 身份批准、驳回与撤回、恢复、确认回滚
          xu 新获权限：发布

        """)
    let json = scene.run("policy", "show", "--proposal", "1", "--format", "json").output
      .replacing(/\s+/, with: "")
    #expect(
      json.hasPrefix(
        #"{"policy":"\#(digest)","event":1,"by":"se","at":"<1h>","waits":{"signed_by":[{"person":"se","event":1}],"#
          + #""asked":2,"may_sign":["cu","he"],"until":"<721h>","lapsed":false},"in_force_since":null,"#
          + #""against":"<Policy>","changes":[{"path":"persons.xu","new":"Xu,xu@bank.example","words":"#
      ))
    #expect(
      json.contains(
        #"{"path":"roles.risk","added":["se"],"removed":["ri"],"words":"rolerisk:gainedbyse;lostbyri"}"#
      ))
    #expect(json.contains(#"{"person":"po","gained":[],"lost":["approve.product"]}"#))
  }

  @Test("whoever seconds a policy names it: another one, or none, is not signed for")
  func naming() throws {
    let scene = try RegistryScene(isRecent: true)
    let digest = try propose(scene)
    func second(_ more: String...) -> ToolRun {
      scene.sign("he", ["policy", "second", "--proposal", "1"] + more)
    }
    let other = second("--digest", "sha256:0123456789")
    #expect(other.output.hasSuffix(Self.difference + "with this signature it is in force\n"))
    #expect(
      other.messages.hasSuffix(
        """
        error: event 1 proposes the policy \(digest), not 'sha256:0123456789'
        help: nothing was signed; look at what is proposed before you second it

        """))
    #expect(other.code == 1)
    let short = second("--digest", "sha256:\(digest.dropFirst(7).prefix(7))")
    #expect(
      short.messages.contains("is too short for '--digest': 8 characters behind 'sha256:' or more"))
    #expect(short.code == 2)
    // Where the tests run at a terminal, somebody would be asked.
    if isatty(STDIN_FILENO) == 0 {
      let unnamed = second()
      #expect(
        unnamed.messages.hasSuffix(
          "error: there is no terminal to ask at\nhelp: give --digest where nobody can answer\n"))
      #expect(unnamed.code == 2)
    }
    #expect(try RegistryStore(path: scene.registry.store.path).state.position == 1)
    #expect(second("--digest", String(digest.dropFirst(7).prefix(8))).code == 0)
    #expect(try RegistryStore(path: scene.registry.store.path).state.policyDigest == digest)
    let shown = scene.run("policy", "show", "--proposal", "1").output
    #expect(shown.contains("  came into force by event 2\n"))
    #expect(shown.hasSuffix(Self.difference))
  }

  @Test("the policy in force, wholly; and the one before, by event and by time")
  func inForce() throws {
    let scene = try RegistryScene(isRecent: true)
    let data = Artefact.digest(of: "data".utf8)
    let base = Artefact.digest(of: "base".utf8)
    let policy = """
      Persons
        an  An, an@bank.example
        bo  Bo, bo@bank.example
        cu  Cu, cu@bank.example
        he  He, he@bank.example
        op  Op, op@bank.example
        po  Po, po@bank.example
        re  Re, re@bank.example
        ri  Ri, ri@bank.example
        se  Se, se@bank.example

      Roles
        author      an
        operations  op
        product     po
        release     re
        risk        ri
        risk_head   he
        security    cu, se
        validator   bo

      Who may do what, and how many must agree
        may validate                         validator (bo)
        persons who must approve as product  1
        persons who must approve as risk     1
        an approval is good for              30 days
        may reject and withdraw              risk (ri), product (po), validator (bo)
        may waive gates                      risk_head (he)
        a waiver lasts at most               90 days
        may release                          release (re)
        what is published is good for        24 hours
        environments                         production, test
        may halt                             operations (op), risk (ri)
        may resume                           risk (ri), risk_head (he)
        persons who must agree to resume     2
        may roll back                        operations (op)
        a version may be rolled back for     30 days
        may confirm a rollback               risk (ri)
        a rollback must be confirmed within  24 hours
        may sign for and revoke keys         security (cu, se), risk_head (he)
        others who must sign for a key       2
        may change the policy                security (cu, se), risk_head (he)
        persons who must agree to a policy   2

      Evidence
        history          \(data)
        least late part  20%
        scenarios        base
        scenario base    \(base)
        gates of base    match_rate >= 99%, pass_rate.delta <= 3pp

      """
    let whole = """
      policy <Policy>
        in force since <0h> (event 0)
        the first one, signed by a root key


      """
    #expect(scene.run("policy", "show").output == whole + policy)
    #expect(scene.run("policy").output == whole + policy)
    let digest = try propose(scene)
    #expect(
      scene.run("policy").output == whole + policy + """

        Proposed
          \(digest.short), proposed by se on <1h> (event 1)
          signed by se (event 1); 1 more must until <721h>: cu, he

        """)
    #expect(
      scene.sign("he", "policy", "second", "--proposal", "1", "--digest", digest).code == 0)
    let now = scene.run("policy").output
    #expect(
      now.hasPrefix(
        "policy \(digest)\n  in force since <1h> (event 2)\n  signed by se (event 1), he (event 2)\n"
      ))
    let past = whole.replacing("(event 0)\n", with: "(event 0), until <1h> (event 2)\n") + policy
    #expect(scene.run("policy", "show", "--position", "1").output == past)
    #expect(scene.run("policy", "show", "--at", "<0h>").output == past)
    #expect(scene.run("policy", "show", "--at", "<1h>").output == now)
    #expect(
      scene.run("policy", "show", "--position", "3").messages
        == "error: the log ends with event 2, there is no event 3\n")
    // What is printed is what can be proposed.
    let printed = scene.run("policy", "show", "--position", "0", "--print")
    #expect(
      try Policy(fileText: Array(printed.output.utf8)) == scene.registry.store.state.policy)
  }

  @Test("what a hostile proposal holds is shown as it is, and steers no terminal")
  func hostile() throws {
    let scene = try RegistryScene(isRecent: true)
    // Written by a tool of the attacker's own: ours would not propose it.
    var policy = scene.registry.store.state.policy
    policy.persons["an"]?.emails = ["\u{1B}[2J\u{202E}nothing changes"]
    policy.evidence.scenarios[0].gates = ["match_rate >= 99%", "x\nnothing changes"]
    try scene.registry.act(
      "se", .policyProposed(PolicyProposal(policy: try policy.digest())),
      artefacts: [Array(try policy.text().utf8)])
    let shown = scene.run("policy", "show", "--proposal", "1")
    #expect(
      shown.output.hasSuffix(
        """
        Against the policy <policy>
          an: An, an@bank.example → An, <U+001B>[2J<U+202E>nothing changes
          gates of base: added x<U+000A>nothing changes; removed pass_rate.delta <= 3pp

        """))
    let run = scene.sign(
      "he", "policy", "second", "--proposal", "1", "--digest", try policy.digest())
    #expect(
      run.messages.hasPrefix(
        "error: the policy's persons.an.emails: '<U+001B>[2J<U+202E>nothing changes' is no e-mail address"
      ))
    #expect(run.messages.hasSuffix("error: the policy does not hold\n"))
    #expect(run.code == 3)
    #expect(try RegistryStore(path: scene.registry.store.path).state.position == 1)
  }

  @Test("a proposer who has lost the role does not count, and it is said who may sign")
  func dismissed() throws {
    let scene = try RegistryScene(isRecent: true)
    var policy = scene.registry.store.state.policy
    policy.policy.roles = ["security", "risk_head", "operations"]
    func propose(_ policy: Policy, by person: String) throws -> Int {
      try scene.registry.act(
        person, .policyProposed(PolicyProposal(policy: try policy.digest())),
        artefacts: [Array(try policy.text().utf8)]
      ).event.position
    }
    let key = try scene.registry.makeKey("an-2").key
    let proposal = try scene.registry.act(
      "se", .keyProposed(KeyProposal(person: "an", key: key.text))
    ).event.position
    policy.roles["security"] = ["cu", "op"]
    let adopted = try propose(policy, by: "he")
    try scene.registry.act("cu", .policySeconded(Seconding(proposal: adopted)))
    #expect(
      scene.run("key", "list", "--person", "an").output.hasSuffix(
        """
        proposed for an: \(key.fingerprint) (ssh-ed25519), by se on <1h> (event \(proposal))
          signed by nobody who may; 2 more must until <721h>: cu, he, op

        """))
  }

  @Test("options that say nothing to what is done are refused")
  func options() throws {
    let scene = try RegistryScene(isRecent: true)
    for (words, message) in [
      (["policy", "show", "--file", "x"], "'--file' says nothing to 'show'"),
      (["policy", "propose", "--digest", "x"], "'--digest' says nothing to 'propose'"),
      (["key", "list", "--because", "x"], "'--because' says nothing to 'list'"),
      (["key", "revoke", "--proposal", "1"], "'--proposal' says nothing to 'revoke'"),
      (
        ["policy", "--proposal", "1", "--position", "1"],
        "'--proposal' and '--position' cannot be given together"
      ),
      (["key", "second", "--by", "he"], "missing option '--proposal <event>'"),
      (["policy", "second", "--proposal", "1"], "missing option '--by <person>'"),
    ] {
      let run = scene.run(words)
      #expect(run.messages.hasPrefix("error: \(message)\n"), "\(run.messages)")
      #expect(run.code == 2)
    }
    let none = scene.run("policy", "show", "--proposal", "0")
    #expect(
      none.messages
        == "error: event 0 proposes no policy\nhelp: 'rulebench registry log' has all events\n")
    #expect(none.code == 1)
  }

  @Test("keys: whose, since when, by whom, and what became of them")
  func keys() throws {
    let scene = try RegistryScene(isRecent: true)
    let made = try scene.registry.makeKey("an-2").key.fingerprint
    func key(_ person: String) throws -> String {
      try #require(scene.registry.keys[person]).key.fingerprint
    }
    _ = scene.sign("se", "key", "propose", "--person", "an", "--public-key", "#/an-2.pub")
    let wide = String(repeating: "─", count: 50)
    let waiting = """
      proposed for an: \(made) (ssh-ed25519), by se on <1h> (event 1)
        signed by se (event 1); 1 more must until <721h>: cu, he

      """
    #expect(scene.run("key", "list", "--person", "an").output.hasSuffix(waiting))
    #expect(
      scene.sign("cu", "key", "second", "--proposal", "1", "--fingerprint", made).code == 0)
    // Whoever enrolled it had lost his own key by then; and Bo has none any more.
    #expect(
      scene.sign(
        "he", "key", "revoke", "--person", "cu", "--fingerprint", try key("cu"),
        "--compromised-since", "2", "--because", "stolen"
      ).messages == """
        warning: the policy's persons: cu has a role and no key
        help: put their keys into the list of signers at the beginning, or enrol them by 'rulebench registry key propose'
        warning: the policy's keys.others: counting only those who have keys, none of he, se could ever get another key: expected 2 others to sign for it, found 1
        help: put their keys into the list of signers at the beginning, or enrol them by 'rulebench registry key propose'

        """)
    let list = scene.run("key", "list", "--person", "an").output.split(separator: "\n")
    #expect(list.count == 4)
    #expect(list[0].hasPrefix("person  key"))
    #expect(list[1].contains(wide))
    #expect(
      list[2].hasPrefix("an      \(try key("an"))  ssh-ed25519  <0h> (event 0)  root, a root key"))
    #expect(list[2].hasSuffix("  in force"))
    #expect(
      list[3]
        == "an      \(made)  ssh-ed25519  <1h> (event 2)  se (event 1), cu (event 2)  counts for nothing: enrolled by keys in other hands, events 2"
    )
    let lost = scene.run("key", "list", "--person", "cu", locale: .chinese).output
    #expect(lost.contains("<1h> 吊销（事件 3），自事件 2 起失密\n无密钥：cu，其角色为 security\n"))
    let json = scene.run("key", "list", "--person", "cu", "--format", "json").output
      .replacing(/\s+/, with: "")
    #expect(
      json.hasSuffix(
        #""since":{"event":0,"at":"<0h>"},"enrolled_by":[{"root":"root","event":0}],"#
          + #""revoked":{"event":3,"at":"<1h>"},"compromised_since":2}],"proposals":[],"without_key":["cu"]}"#
      ))
    let nobody = scene.run("key", "list", "--person", "nobody")
    #expect(nobody.messages == "error: the policy knows no person 'nobody'\n")
    #expect(nobody.code == 1)
  }
}
