import Diagnostics
import Numbers
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What `due` says must be done, and that it stays until it is.
@Suite("registry due") struct DueTests {
  @Test("a halt is overdue until it is resumed; a resumption waits for a second person")
  func halts() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    try scene.registry.act("op", .halted(Halt(environment: "production", because: "an outage")))
    let halted = "since <6h> by op: 'an outage' (event 6)"
    #expect(
      scene.run("due").output
        == "OVERDUE  resume all products in production, halted \(halted)\n")
    #expect(scene.run("due").code == 1)
    #expect(
      scene.run("show", "<v1>").output.hasPrefix(
        "small_line <V1>\n  production: live, but halted \(halted): all is referred\n"))
    #expect(
      scene.run("timeline", "--environment", "production", locale: .chinese).output == """
        production 的 small_line
          <5h> – <6h>  <v1> 100%
          <6h> –                       停用，自 <6h> 起，由 op 停用：“an outage”（事件 6），全部转人工

        """)
    try scene.registry.act("ri", .resumed(Halt(environment: "production", because: "it is back")))
    let waiting = scene.run("due", "--within", "0").output
    #expect(
      waiting == """
        OVERDUE  resume all products in production, halted \(halted)
        due      second the resumption of all products in production (event 7) by <727h>: 1 of 2 have signed, ri

        """)
    #expect(
      scene.run("due", "--within", "0", locale: .chinese).output == """
        已逾期  恢复 production 的全部产品；停用情况：自 <6h> 起，由 op 停用：“an outage”（事件 6）
        将到期  在 <727h> 前附议恢复 production 的全部产品（事件 7）：须 2 人签名，已有 1 人（ri）

        """)
    try scene.registry.act("he", .resumeSeconded(Seconding(proposal: 7)))
    #expect(scene.run("due").output == "nothing is due\n")
  }

  @Test("approvals and reviews that end before a version goes live; waivers near and lapsed")
  func lapsing() throws {
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
    let plan = ReleasePlan(from: scene.start.adding(hours: 290))
    try scene.approve(scene.second, parent: scene.first, plan: plan)
    let gate = "the gate 'match_rate >= 99%' of base for <v2> in production"
    #expect(
      scene.run("due").output == """
        due      the waiver of \(gate) ends on <300h>
        due      schedule <v2> in production: the approval by ri lapses unused on <488h>
        due      schedule <v2> in production: the approval by po lapses unused on <489h>

        """)
    #expect(
      scene.run("due", "--at", "<299h>", "--within", "1", locale: .chinese).output
        == "将到期  关于 <v2> 在 production 上线所需的 base 情景门槛“match_rate >= 99%”的豁免于 <300h> 到期\n")
    let lapsed = scene.run("due", "--at", "<300h>", "--within", "1")
    #expect(
      lapsed.output
        == "OVERDUE  the waiver of \(gate) ended on <300h>: meet the gate, or have it waived anew\n"
    )
    #expect(lapsed.code == 1)
  }

  @Test("a go-live behind the approvals' end, and behind the review's, is told however far away")
  func behind() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    try scene.registry.submit(scene.second, parent: scene.first)
    try scene.validate(scene.second, parent: scene.first)
    let from = try #require(Timestamp(parsing: "2029-01-01T00:00:00Z"))
    let plan = ReleasePlan(from: from)
    try scene.approve(scene.second, parent: scene.first, plan: plan)
    let before = ", before its go-live on 2029-01-01T00:00:00Z"
    #expect(
      scene.run("due", "--within", "0").output == """
        due      schedule <v2> in production: the approval by ri lapses unused on <487h>\(before)
        due      schedule <v2> in production: the approval by po lapses unused on <488h>\(before)

        """)
    try scene.registry.schedule(scene.second, plan: plan)
    #expect(
      scene.run("due", "--within", "0").output
        == "due      review small_line <v2>, live in production from 2029-01-01T00:00:00Z on, by 2027-06-30, before it goes live\n"
    )
    #expect(
      scene.run("due", "--within", "0", locale: .chinese).output
        == "将到期  复审 small_line <v2>（production 生效（自 2029-01-01T00:00:00Z 起）），期限 2027-06-30，早于生效时间\n"
    )
    let past = scene.run("due", "--at", "2027-07-01", "--within", "0")
    #expect(
      past.output.split(separator: "\n").sorted() == [
        "OVERDUE  review small_line <v1>, live in production, by 2027-06-30",
        "OVERDUE  review small_line <v2>, live in production from 2029-01-01T00:00:00Z on, by 2027-06-30, before it goes live",
      ])
    #expect(past.code == 1)
  }

  @Test("a review is due until it is closed, wherever its version stands")
  func reviews() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    try scene.registry.act(
      "op",
      .reviewOpened(
        ReviewOpening(
          version: scene.first.digest, because: "2 monitored figures are beyond their limits",
          breaches: ["pass_rate", "hit_rate A01"])))
    let open =
      "'2 monitored figures are beyond their limits' (pass_rate, hit_rate A01, event 6)"
    #expect(
      scene.run("due").output
        == "OVERDUE  look at small_line <v1>, live in production, and close the review: \(open)\n")
    #expect(
      scene.run("due", locale: .chinese).output
        == "已逾期  核查 small_line <v1>（production 生效）并结束复核：“2 monitored figures are beyond their limits”（pass_rate、hit_rate A01，事件 6）\n"
    )
    try scene.bringLive(scene.second, parent: scene.first)
    #expect(
      scene.run("due").output
        == "OVERDUE  look at small_line <v1>, live nowhere, and close the review: \(open)\n")
    #expect(scene.run("due").code == 1)
    let author = scene.sign("op", "close-review", "--because", "no harm", "6")
    #expect(
      author.messages
        == "error: 'op' may not close reviews: the policy asks for the role product, risk or validator\n"
    )
    #expect(author.code == 1)
    #expect(scene.sign("po", "close-review", "6").code == 2)
    #expect(scene.sign("po", "close-review", "--because", "no harm", "six").code == 2)
    let closed = scene.sign("po", "close-review", "--because", "a holiday week", "6")
    #expect(closed.messages == "")
    #expect(closed.output == "event 12: <12h> po closed the review of event 6: 'a holiday week'\n")
    #expect(scene.run("due").output == "nothing is due\n")
    #expect(
      scene.run("show", "<v1>").output.hasSuffix(
        """
        Reviews
          <6h> op: \(open); closed on <12h> by po: 'a holiday week' (event 12)

        """))
    #expect(
      scene.run("show", "<v1>", locale: .chinese).output.hasSuffix(
        """
        复核
          <6h> op：“2 monitored figures are beyond their limits”（pass_rate、hit_rate A01，事件 6）；po 于 <12h> 结束：“a holiday week”（事件 12）

        """))
    #expect(
      scene.run("show", "--format", "json", "<v1>").output.replacing(/\s+/, with: "").contains(
        #""reviews":[{"event":6,"at":"<6h>","by":"op","because":"2monitoredfiguresarebeyondtheirlimits","breaches":["pass_rate","hit_rateA01"],"closed":{"event":12,"at":"<12h>","by":"po","because":"aholidayweek"}}]"#
      ))
  }
}
