import Diagnostics
import Foundation
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// Policies that `registry init` takes and those that it does not.
@Suite("registry init: policies that cannot work") struct BeginningVerbTests {
  /// Begins a registry with a policy, and keys for all of the scene's persons but some.
  private func begin(
    _ scene: RegistryScene, keyless: Set<String> = [], locale: Language? = nil,
    _ change: (inout Policy) -> Void
  ) throws -> ToolRun {
    var policy = scene.registry.store.state.policy
    change(&policy)
    let folder = scene.folder.path
    try policy.text().write(toFile: "\(folder)/policy.json", atomically: true, encoding: .utf8)
    let signers = ReleasedRegistry.persons.keys.sorted().filter { !keyless.contains($0) }
    let lines = try signers.map { person in
      "\(person) namespaces=\"rulebench-1\" \(try #require(scene.registry.keys[person]).key.text)\n"
    }
    try lines.joined().write(toFile: "\(folder)/signers", atomically: true, encoding: .utf8)
    let root = "\(scene.registry.folder)/root"
    return ToolRun(
      [
        "registry", "init", "--registry", "\(folder)/new.db", "--policy", "\(folder)/policy.json",
        "--signers", "\(folder)/signers", "--root", "root=\(root).pub", "--by", "root", "--key",
        root,
      ], locale: locale)
  }

  @Test("all that is wrong is told at once, in both languages, and nothing is made")
  func mistakes() throws {
    let scene = try RegistryScene()
    func change(_ policy: inout Policy) {
      policy.roles["release"] = []
      policy.roles["product"] = ["ri"]
      policy.roles["security"] = ["se"]
      policy.evidence.scenarios[0].gates = []
    }
    let run = try begin(scene, change)
    #expect(
      run.messages == """
        error: the policy's release.roles: nobody may release: expected a person in the role release, found none
        help: give somebody the role release
        error: the policy's approve.signatures: 1 product, 1 risk must be different persons, none of them author or validator of the version: expected 2, found at most 1
        help: give more persons a role: each does one thing of a version only
        error: the policy's keys.others: none of he, se could ever get another key: expected 2 others to sign for it, found 1
        help: give at least 3 persons a role of keys.roles
        error: the policy's evidence.scenarios: no scenario has a gate, so that every version would pass: expected one at least
        help: write what its run must show, such as "match_rate >= 99%"
        warning: the policy's policy.signatures: all who may change the policy must agree: with one of he, se gone nobody could
        help: let one person more sign for policies than must
        error: the policy does not hold

        """)
    #expect(run.output == "")
    #expect(run.code == 3)
    #expect(
      try begin(scene, locale: .chinese, change).messages == """
        错误：制度的 release.roles：无人可发布：应有人具有角色 release，实无
        建议：请为某人设置角色 release
        错误：制度的 approve.signatures：1 product、1 risk 须为不同的人，且不是该版本的作者或验证人：应有 2 人，至多只有 1 人
        建议：请为更多人设置角色：就一个版本而言，每人只担任一职
        错误：制度的 keys.others：he、se 均无法更换密钥：应有 2 名其他人签字，实为 1 名
        建议：keys.roles 的角色中至少应有 3 人
        错误：制度的 evidence.scenarios：各情景均无门槛，任何版本都会通过：至少应有一项
        建议：请写明运行须达到的要求，如 "match_rate >= 99%"
        警告：制度的 policy.signatures：可变更制度者须全体同意：he、se 中缺一人即无法变更
        建议：可签署制度的人数应多于所需人数
        错误：制度文件有错误，不能使用

        """)
    #expect(!FileManager.default.fileExists(atPath: "\(scene.folder.path)/new.db"))
  }

  @Test("persons without keys are warned of, unless nobody could ever be enrolled or halt")
  func keyless() throws {
    let scene = try RegistryScene()
    let enrol =
      "help: put their keys into the list of signers at the beginning, or enrol them by 'rulebench registry key propose'\n"
    let stuck = try begin(scene, keyless: ["cu", "se"]) { _ in }
    #expect(
      stuck.messages
        == "error: the policy's keys.others: counting only those who have keys, nobody could ever be enrolled: expected 2 persons to sign for a key, found he\n"
        + enrol + "warning: the policy's persons: cu, se have roles and no key\n" + enrol
        + "warning: the policy's policy.signatures: counting only those who have keys, nobody could change the policy: expected 2 persons, found 1\n"
        + enrol + "error: the policy does not hold\n")
    #expect(stuck.code == 3)
    let unstoppable = try begin(scene, keyless: ["op", "ri"]) { _ in }
    #expect(
      unstoppable.messages.hasPrefix(
        "error: the policy's halt.roles: counting only those who have keys, nobody may halt: expected a person in the role operations or risk, found none\n"
      ))
    #expect(unstoppable.code == 3)
    let later = try begin(scene, keyless: ["re"]) { _ in }
    #expect(
      later.messages == "warning: the policy's persons: re has a role and no key\n" + enrol
        + "warning: the policy's release.roles: counting only those who have keys, nobody may release: expected a person in the role release, found none\n"
        + enrol)
    #expect(later.code == 0)
    #expect(later.output.hasPrefix("made '\(scene.folder.path)/new.db'\n"))
  }

  @Test(
    "environments written twice and addresses that cannot be seen are refused, nothing of them steers a terminal"
  )
  func texts() throws {
    let scene = try RegistryScene()
    let run = try begin(scene) {
      $0.release.environments = ["production", "test", "production"]
      $0.persons["an"]?.emails = ["an@bank.example", "\u{1B}[2Jan"]
      $0.persons["bo"]?.emails = [""]
    }
    let help = "help: write it as the person's commits do, such as li.wei@bank.example\n"
    #expect(
      run.messages
        == "error: the policy's persons.an.emails: '<U+001B>[2Jan' is no e-mail address: expected visible characters without a space\n"
        + help
        + "error: the policy's persons.bo.emails: '' is no e-mail address: expected visible characters without a space\n"
        + help
        + "error: the policy's release.environments: names 'production' twice\nhelp: leave one of them\n"
        + "error: the policy does not hold\n")
    #expect(run.code == 3)
  }

  @Test("a role that is misspelt is not there, and the nearest is told")
  func misspelt() throws {
    let scene = try RegistryScene()
    #expect(
      try begin(scene) {
        $0.halt.roles = ["operation"]
        $0.roles["risk"] = ["rii"]
      }.messages == """
        error: the policy's roles.risk: no person is named 'rii'; did you mean 'ri'?
        error: the policy's halt.roles: no role is named 'operation'; did you mean 'operations'?
        error: the policy does not hold

        """)
  }
}
