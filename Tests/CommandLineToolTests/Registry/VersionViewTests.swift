import Diagnostics
import Foundation
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

/// What `list`, `show`, `timeline`, `due` and `diff` tell of a registry.
@Suite("registry list, show, timeline, due, diff") struct VersionViewTests {
  /// The first version live, the second validated, with no match rate in its late part, which is waived for 20 days.
  private func scene() throws -> (scene: RegistryScene, validation: Validation) {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    try scene.registry.submit(scene.second, parent: scene.first)
    let event = try scene.validate(
      scene.second, parent: scene.first, late: .init(matchRate: nil))
    let waived = scene.sign(
      "he", "waive", "--environment", "production", "--scenario", "base", "--part", "late",
      "--gate", "match_rate >= 99%", "--because", "records begin in October", "--until", "<480h>",
      "<v2>")
    #expect(waived.messages == "")
    #expect(
      waived.output
        == "event 8: <8h> he waived the gate 'match_rate >= 99%' of base on the late part for <v2> in production until <480h>: 'records begin in October'\n"
    )
    let record = try #require(scene.registry.store.state.versions[scene.second.digest])
    #expect(event.event.position == 7)
    return (scene, try #require(record.validations.last).validation)
  }

  /// Revokes the key by which risk approved, in hands of others since then.
  private func compromise(_ scene: RegistryScene) throws {
    let key = try #require(scene.registry.keys["ri"]).key.fingerprint
    let revoked = scene.sign(
      "se", "key", "revoke", "--person", "ri", "--fingerprint", key, "--compromised-since", "3",
      "--because", "a lost token")
    #expect(
      revoked.messages.hasPrefix("warning: the policy's persons: ri has a role and no key\n"))
    #expect(
      revoked.output.hasSuffix(
        " se revoked a key of ri, compromised since event 3: 'a lost token'\n"))
  }

  /// Lines without the rule below the columns' names.
  private func table(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("─") }
  }

  @Test("list: a version is validated where its validation was for, and nowhere else")
  func list() throws {
    let scene = try scene().scene
    let header = "product     version       handed in   by  review by   production  test"
    let rows = [
      "small_line  <v1>  <day>  an  2027-06-30  live        submitted",
      "small_line  <v2>  <day>  an  2027-06-30  validated   submitted",
    ]
    let waived =
      "WAIVED: the gate 'match_rate >= 99%' of base on the late part for <v2> in production until <480h>, by he: 'records begin in October'"
    #expect(table(scene.run("list").output) == [header] + rows + [waived])
    #expect(
      table(scene.run("list", locale: .chinese).output) == [
        "产品        版本          提交日期    提交人  复审期限    production  test",
        "small_line  <v1>  <day>  an      2027-06-30  生效        已提交",
        "small_line  <v2>  <day>  an      2027-06-30  已验证      已提交",
        "豁免：<v2> 在 production 上线所需的 base 情景门槛“match_rate >= 99%”（样本外部分），至 <480h>，由 he：“records begin in October”",
      ])
    let list = scene.run("list", "--product", "small_line")
    #expect(table(list.output) == [header] + rows + [waived])
    try scene.registry.act("op", .halted(Halt(environment: "production", because: "an outage")))
    #expect(
      table(scene.run("list").output) == [
        "product     version       handed in   by  review by   production     test",
        "small_line  <v1>  <day>  an  2027-06-30  live (halted)  submitted",
        "small_line  <v2>  <day>  an  2027-06-30  validated      submitted",
        "HALTED: all products in production since <8h> by op: 'an outage' (event 9); all is referred",
        waived,
      ])
    #expect(
      table(scene.run("list", locale: .chinese).output)[1...].contains(
        "已停用：production 的全部产品 自 <8h> 起，由 op 停用：“an outage”（事件 9）；全部转人工"))
    let json = scene.run("list", "--format", "json").output.replacing(/\s+/, with: "")
    #expect(
      json.contains(
        #""halted":["production"],"halts":[{"environment":"production","since":"<8h>","by":"op","because":"anoutage","event":9,"unconfirmed_rollback":false}],"waivers":[],"#
      ))
    #expect(
      json.contains(
        #""halted":[],"halts":[],"waivers":[{"event":8,"at":"<8h>","by":"he","environment":"production","scenario":"base","part":"late","gate":"match_rate>=99%","because":"recordsbegininOctober","until":"<480h>","lapsed":false}],"#
      ))
  }

  @Test("a release on a compromised approval is named by list, show, timeline and due")
  func compromised() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    #expect(scene.run("due").output == "nothing is due\n")
    try compromise(scene)
    let words = "small_line <v1> in production rests on event 3, signed by a key in other hands"
    let chinese = "production 的 small_line <v1> 依赖事件 3，其签名密钥已失密"
    #expect(table(scene.run("list").output).last == "COMPROMISED: \(words)")
    #expect(
      table(scene.run("list", locale: .chinese).output).last == "密钥失密：\(chinese)")
    #expect(
      scene.run("list", "--format", "json").output.replacing(/\s+/, with: "")
        .contains(#""compromised":{"production":[3]}"#))
    #expect(
      Array(scene.run("show", "<v1>").output.split(separator: "\n").prefix(4)) == [
        "small_line <V1>", "  production: live", "  test: submitted", "  COMPROMISED: \(words)",
      ])
    #expect(
      scene.run("timeline", "--environment", "production").output == """
        small_line in production
          <5h> –                       <v1> 100%
          COMPROMISED: \(words)

        """)
    let due = scene.run("due")
    #expect(due.output == "OVERDUE  release anew or roll back: \(words)\n")
    #expect(due.code == 1)
    #expect(
      scene.run("due", locale: .chinese).output == "已逾期  重新发布或回滚：\(chinese)\n")
  }

  @Test("show: everything of a version, the gates of both parts with their figures and waivers")
  func show() throws {
    let (scene, validation) = try scene()
    let documents = ["request", "card", "purpose", "opinion", "monitoring", "rollback"].map {
      Artefact.digest(of: "\($0) of \(scene.second.digest)".utf8)
    }
    let run = validation.runs[0]
    let late = try #require(run.late)
    #expect(
      scene.run("show", "<v2>").output == """
        small_line <V2>
          production: validated
          test: submitted

        Handed in on <6h> by an (event 6)
          book small_line, rules of semantics 1
          replaces <v1>
          written by an
          nobody looked who committed to it: it was handed in without its repository
          reason: 'smaller loans'
          trigger: 'yearly review'
          to be reviewed by 2027-06-30
          1 test, 0 failed, 1 of 2 parts covered
          declared by the author: 3 backtests and 1 sweep of this candidate
          change request \(documents[0])
          product card \(documents[1])
          purpose check \(documents[2])
          risk opinion \(documents[3])
          monitoring plan \(documents[4])
          rollback plan \(documents[5])

        Validated for production on <7h> by bo (event 7): gates not met
          scenario base: result \(run.result)
            against <v1>, data \(run.data.short), months all, record \(run.run.short)
            met     match_rate >= 99%   is 99.50%
            met     pass_rate.delta <= 3pp   is -1.00pp
            late part 2025-10..2025-12, tuned until 2025-09-30: 70 of 300 applications, 23.33% (at least 20%), record \(late.run.short)
            NOT MET match_rate >= 99%   is not available: the history holds no recorded decisions   WAIVED by he until <480h>
            met     pass_rate.delta <= 3pp   is -1.00pp

        Waivers
          <8h> he waived the gate 'match_rate >= 99%' of base on the late part for <v2> in production until <480h>: 'records begin in October'

        """)
    let chinese = scene.run("show", "<v2>", locale: .chinese).output
    #expect(
      chinese.hasSuffix(
        """
        bo 于 <7h> 为 production 验证（事件 7）：有门槛未达标
          情景 base：结果摘要 \(run.result)
            对照 <v1>，数据 \(run.data.short)，月份 全部，记录 \(run.run.short)
            达标    match_rate >= 99%   实际 99.50%
            达标    pass_rate.delta <= 3pp   实际 -1.00pp
            样本外部分 2025-10..2025-12，调优截至 2025-09-30：300 笔申请中的 70 笔，占 23.33%（至少 20%），记录 \(late.run.short)
            未达标  match_rate >= 99%   实际 无数据：历史库中没有审批记录   由 he 豁免至 <480h>
            达标    pass_rate.delta <= 3pp   实际 -1.00pp

        豁免
          <8h> he 豁免 <v2> 在 production 上线所需的 base 情景门槛“match_rate >= 99%”（样本外部分），至 <480h>：“records begin in October”

        """))
  }

  @Test("show: in JSON the late part stands with its counts, and why a gate has no figure")
  func showJSON() throws {
    let (scene, validation) = try scene()
    let json = scene.run("show", "--format", "json", "<v2>").output.replacing(/\s+/, with: "")
    let late = try #require(validation.runs[0].late)
    #expect(
      json.contains(
        #""late":{"asked":"20%","tuned_until":"2025-09-30","months":"2025-10..2025-12","#
          + #""applications":70,"of":300,"run":"\#(late.run)","result":"\#(late.result)","#
          + #""gates":[{"gate":"match_rate>=99%","figure":"match_rate","met":false,"#
          + #""unavailable":"no_recorded","because":"thehistoryholdsnorecordeddecisions"}"#))
    #expect(json.contains(#""environment":"production","scenario":"base","part":"late","#))
  }

  @Test("a version that is rolled back says by which event, one that is halted that it is")
  func standing() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    try scene.bringLive(scene.second, parent: scene.first)
    let rolled = scene.sign(
      "op", "rollback", "--environment", "production", "--product", "small_line", "--because",
      "complaints")
    #expect(
      rolled.output
        == "event 11: <11h> op rolled small_line in production back from <v2> to <v1>: 'complaints'\n"
    )
    func head(_ version: String) -> String {
      scene.run("show", version).output.split(separator: "\n").dropFirst().prefix(1).joined()
    }
    #expect(head("<v2>") == "  production: rolled back by event 11")
    // Nobody confirms it within 24 hours, and the product halts.
    #expect(
      scene.run("due", "--at", "<30h>", "--within", "2").output
        == "due      confirm the rollback of small_line in production (event 11) by <35h>, or the product halts\n"
    )
    #expect(head("<v1>") == "  production: live")
    scene.registry.wait(hours: 30)
    let stop = "since <35h>, as nobody confirmed the rollback by op: 'complaints' (event 11)"
    #expect(head("<v1>") == "  production: live, but halted \(stop): all is referred")
    #expect(
      scene.run("due").output
        == "OVERDUE  resume small_line in production, halted \(stop)\n")
    #expect(
      scene.run("timeline", "--environment", "production").output == """
        small_line in production
          <5h> – <10h>  <v1> 100%
          <10h> – <11h>  <v2> 100%
          <11h> – <35h>  <v1> 100%
          <35h> –                       halted \(stop): all is referred

        """)
  }

  @Test("timeline of what never was, diff of versions that are not there")
  func refusals() throws {
    let scene = try RegistryScene(isRecent: true)
    #expect(
      scene.run("timeline", "--environment", "production").output
        == "nothing has ever been live in production\n")
    let nowhere = scene.run("timeline", "--environment", "nowhere")
    #expect(
      nowhere.messages == """
        error: the policy knows no environment 'nowhere'
        help: it knows production or test

        """)
    #expect(nowhere.code == 3)
    let none = scene.run("diff", "12345678", "<v1>")
    #expect(
      none.messages == """
        error: the registry holds no version '12345678'
        help: 'rulebench registry list' has all versions

        """)
    #expect(none.code == 3)
    #expect(
      scene.run("show", "1234567").messages == """
        error: '1234567' is too short for a version: 8 digits or more
        help: 'rulebench registry list' has all versions

        """)
  }

  @Test("what is only shown is said to rest on signatures that nobody has checked")
  func unchecked() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.submit(scene.first)
    for command in [
      ["list"], ["show", "<v1>"], ["timeline", "--environment", "production"], ["due"], ["log"],
      ["diff", "<v1>", "<v1>"],
    ] {
      let words = ["registry"] + command + ["--registry", "#/registry.db"]
      #expect(scene.runWords(words).messages == RegistryScene.unchecked)
      #expect(
        scene.runWords(words, locale: .chinese).messages == RegistryScene.uncheckedInChinese)
    }
  }

  @Test("diff: what changes in the words of the book")
  func diff() throws {
    let scene = try RegistryScene(isRecent: true)
    try scene.bringLive(scene.first)
    try scene.registry.submit(scene.second, parent: scene.first)
    let run = scene.run("diff", "<v1>", "<v2>")
    #expect(run.code == 0)
    #expect(
      run.output == """
        small_line "Small line"
          old <V1>
          new <V2>

        Policy values
          Parameter least: 5,000 → 8,000

        1 change: parameter 1

        """)
  }
}
