import Foundation
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What `waive`, `reject` and `withdraw` do, and whom they refuse.
@Suite("registry waive, reject, withdraw") struct JudgingVerbTests {
  private func scene() throws -> RegistryScene {
    let scene = try RegistryScene(isRecent: true)
    try scene.registry.submit(scene.first)
    try scene.validate(scene.first, .init(matchRate: "0.98"))
    return scene
  }

  private func waive(
    _ scene: RegistryScene, by person: String = "he", gate: String = "match_rate >= 99%",
    scenario: String = "base", environment: String = "production", part: String = "whole",
    because: String = "why", until: String = "<480h>"
  ) -> ToolRun {
    scene.sign(
      person, "waive", "--environment", environment, "--scenario", scenario, "--part", part,
      "--gate", gate, "--because", because, "--until", until, "<v1>")
  }

  @Test("waive: every refusal with its reason")
  func waivers() throws {
    let scene = try scene()
    let cases: [(ToolRun, String, Int32)] = [
      (
        waive(scene, gate: "match_rate >= 9%"),
        """
        error: scenario 'base' has no gate 'match_rate >= 9%'
        help: 'rulebench registry show' has the gates as the policy writes them

        """, 3
      ),
      (
        waive(scene, scenario: "mild", part: "late"),
        """
        error: scenario 'mild' has no gate 'match_rate >= 99%' on the late part
        help: 'rulebench registry show' has the gates as the policy writes them

        """, 3
      ),
      (
        waive(scene, gate: "pass_rate.delta <= 3pp"),
        "error: the gate 'pass_rate.delta <= 3pp' is met and needs no waiver\n", 1
      ),
      (
        waive(scene, part: "late"),
        "error: the gate 'match_rate >= 99%' is met on the late part and needs no waiver\n", 1
      ),
      (
        waive(scene, environment: "test"),
        """
        error: version <v1> is not validated for 'test'
        help: validate it first

        """, 1
      ),
      (
        waive(scene, by: "ri"),
        "error: 'ri' may not waive gates: the policy asks for the role risk_head\n", 1
      ),
      // From the third hour on 90 days are 2,163 hours.
      (
        waive(scene, until: "<9999h>"),
        "error: a waiver from <3h> may last until \(scene.start.adding(hours: 2_163)), not until \(scene.start.adding(hours: 9_999))\n",
        1
      ),
      (
        waive(scene, because: "a\u{202E}b"),
        """
        error: the reason holds U+202E, which does not show or moves what shows
        help: write one line of visible characters

        """, 3
      ),
    ]
    for (run, messages, code) in cases {
      #expect(run.messages == messages)
      #expect(run.code == code)
      #expect(run.output == "")
    }
    #expect(try RegistryStore(path: scene.registry.store.path).state.position == 2)
  }

  @Test("waive: an approval waits for it, and it is written down for each part")
  func waived() throws {
    let scene = try scene()
    let plan = ReleasePlan(from: scene.registry.time)
    let refused = #expect(throws: RegistryError.self) {
      try scene.approve(scene.first, plan: plan)
    }
    #expect(refused?.reason == .gatesNotMet)
    // The refused approval has taken its hour.
    #expect(
      waive(scene).output
        == "event 3: <4h> he waived the gate 'match_rate >= 99%' of base for <v1> in production until <480h>: 'why'\n"
    )
    try scene.approve(scene.first, plan: plan)
    // Who approved or validated may not waive; and a gate is waived for the evidence at hand only.
    try scene.validate(scene.first, .init(matchRate: "0.97"))
    #expect(scene.registry.store.state.versions[scene.first.digest]?.waivers == [])
  }

  @Test("reject and withdraw: what follows, and whom they refuse")
  func sentBack() throws {
    let scene = try scene()
    func act(_ verb: String, by person: String, _ because: String = "unclear purpose") -> ToolRun {
      scene.sign(person, verb, "--because", because, "<v1>")
    }
    #expect(
      act("reject", by: "op").messages
        == "error: 'op' may not reject versions: the policy asks for the role product, risk or validator\n"
    )
    #expect(
      act("withdraw", by: "op").messages
        == "error: 'op' may not withdraw versions: the policy asks for the role product, risk or validator\n"
    )
    #expect(
      act("reject", by: "ri").output == "event 3: <3h> ri rejected <v1>: 'unclear purpose'\n")
    let again = act("reject", by: "po")
    #expect(
      again.messages == """
        error: version <v1> was rejected by event 3
        help: submit it again

        """)
    #expect(again.code == 1)
    #expect(
      act("withdraw", by: "po", "uses data without consent").output
        == "event 4: <3h> po withdrew <v1> for cause: 'uses data without consent'\n")
    #expect(
      act("withdraw", by: "po").messages
        == "error: version <v1> was withdrawn for cause by event 4\n")
    let resubmitted = #expect(throws: RegistryError.self) {
      try scene.registry.submit(scene.first)
    }
    #expect(resubmitted?.reason == .wrongState)
    let shown = scene.run("show", "<v1>").output
    #expect(shown.contains("\n  production: withdrawn for cause\n"))
    #expect(shown.contains("\n  sent back by event 3\n  drawn out of use for cause by event 4\n"))
  }

  @Test("a live version is neither sent back nor withdrawn before it is rolled back")
  func live() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    for (verb, first) in [
      ("reject", "roll it back first"), ("withdraw", "roll it back, or halt the product, first"),
    ] {
      let run = scene.sign("ri", verb, "--because", "late doubts", "<v1>")
      #expect(
        run.messages == """
          error: version <v1> is live in 'production'
          help: \(first)

          """)
      #expect(run.code == 1)
    }
  }
}
