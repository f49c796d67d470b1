import Diagnostics
import Engine
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What `publish` signs and says: for whom a version is live, by which waivers, and until when it stays so.
@Suite("registry publish") struct PublishTests {
  /// The second version on its way to Guangdong and Zhejiang by a waiver, live 20 hours in.
  private func scene() throws -> RegistryScene {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    try scene.registry.submit(scene.second, parent: scene.first)
    try scene.validate(scene.second, parent: scene.first, .init(matchRate: "0.98"))
    try scene.registry.act(
      "he",
      .waived(
        Waiver(
          version: scene.second.digest, environment: "production", scenario: "base",
          gate: "match_rate >= 99%", because: "a thin month",
          until: scene.start.adding(hours: 300))))
    let plan = ReleasePlan(
      from: scene.start.adding(hours: 20), share: 10, widenTo: 50,
      provinces: ["Guangdong", "Zhejiang"])
    try scene.approve(scene.second, parent: scene.first, plan: plan)
    try scene.registry.schedule(scene.second, plan: plan)
    return scene
  }

  private func publish(
    _ scene: RegistryScene, _ more: String..., locale: Language? = nil
  ) -> ToolRun {
    scene.sign("re", ["publish", "--environment", "production"] + more, locale: locale)
  }

  @Test("no statement outlives a change that is scheduled")
  func change() throws {
    let scene = try scene()
    let longer = publish(scene, "--valid-until", "<21h>")
    #expect(longer.code == 1)
    #expect(
      longer.messages == """
        error: what is live in 'production' changes at <20h>, and cannot be signed until <21h>
        help: leave --valid-until out, and publish again then

        """)
    let signed = publish(scene)
    #expect(signed.messages == "")
    #expect(
      signed.output == """
        event 12: <12h> re published sequence 1 of production, good until <20h>: small_line <v1> 100%
        good until <20h> only, when what is live in production changes: publish again then

        """)
    let sooner = publish(scene, "--valid-until", "<13h>", locale: .chinese)
    #expect(
      sooner.output
        == "事件 13：<12h> re 发布 production 第 2 号清单，有效至 <13h>：small_line <v1> 100%\n")
    let last = publish(scene, locale: .chinese)
    #expect(
      last.output == """
        事件 14：<12h> re 发布 production 第 3 号清单，有效至 <20h>：small_line <v1> 100%
        仅有效至 <20h>：届时 production 的生效情况将变化，请再次发布

        """)
  }

  @Test("provinces and waivers stand wherever the version does")
  func provinces() throws {
    let scene = try scene()
    scene.registry.wait(hours: 9)
    let waived =
      "WAIVED: the gate 'match_rate >= 99%' of base for <v2> in production until <300h>, by he: 'a thin month'"
    let signed = publish(scene)
    #expect(signed.messages == "")
    #expect(
      signed.output == """
        event 12: <21h> re published sequence 1 of production, good until <45h>: small_line <v2> 10% in Guangdong, Zhejiang; small_line <v1> 100%
        \(waived)

        """)
    let log = scene.run("log", "--from", "11").output.split(separator: "\n")
    #expect(
      log == [
        "   11  <11h>  re  scheduled small_line <v2> in production: from <20h>, to 10% of the customers in Guangdong, Zhejiang, at most 50%, by the decision date",
        "   12  <21h>  re  published sequence 1 of production, good until <45h>: small_line <v2> 10% in Guangdong, Zhejiang; small_line <v1> 100%",
      ])
    #expect(
      scene.run("log", "--from", "12", locale: .chinese).output
        == "   12  <21h>  re  发布 production 第 1 号清单，有效至 <45h>：small_line <v2> 10%（限 Guangdong、Zhejiang）；small_line <v1> 100%\n"
    )
    #expect(
      scene.run("timeline", "--environment", "production").output == """
        small_line in production
          <5h> – <20h>  <v1> 100%
          <20h> –                       <v2> 10% in Guangdong, Zhejiang, else <v1> 100%
          \(waived)

        """)
    #expect(
      scene.run("show", "<v2>").output.hasSuffix(
        """
        Live
          production: from <20h> on, 10% of the customers in Guangdong, Zhejiang (event 11)

        """))
    #expect(
      DoorAnswer.json(of: try scene.registry.fetch().bundle).line.contains(
        #""provinces":["Guangdong","Zhejiang"],"waivers":[{"event":8,"at":"\#(scene.start.adding(hours: 8))","by":"he","environment":"production","scenario":"base","part":"whole","gate":"match_rate >= 99%","because":"a thin month","until":"\#(scene.start.adding(hours: 300))","lapsed":"#
      ))
    scene.registry.wait(hours: 290)
    // What is live in spite of its gate is told, and stays told.
    let lapsed = publish(scene)
    #expect(
      lapsed.messages
        == "warning: version <v2> is live: the gate 'match_rate >= 99%' of scenario 'base' is not met and not waived at <311h>\n"
    )
    #expect(lapsed.output.split(separator: "\n").last == "\(waived) – lapsed")
    #expect(
      scene.run("timeline", "--environment", "production").output.hasSuffix(
        "  \(waived) – lapsed\n"))
  }
}
