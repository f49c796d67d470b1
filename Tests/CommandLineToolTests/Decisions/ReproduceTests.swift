import Diagnostics
import Foundation
import Registry
import RegistryFixture
import Semantics
import Testing

@testable import CommandLineTool

@Suite("registry reproduce") struct ReproduceTests {
  /// A decline by the staged version.
  private static func scene() throws -> LoggedScene {
    let logged = try LoggedScene()
    try logged.write([
      try logged.decision(logged.scene.first, 1, at: "06:30:00", sequence: 1),
      try logged.decision(logged.scene.second, 1, at: "12:30:00", sequence: 2, place: 7),
    ])
    return logged
  }

  private func key(_ person: String, _ logged: LoggedScene) throws -> String {
    try #require(logged.scene.registry.keys[person]).key.fingerprint
  }

  // The names of application and customer: Python's hmac.new(bytes([15] * 32), b"application\0" + b"1", "sha256")
  // and b"customer\0" + b"C1", 32 digits.
  @Test("the whole page")
  func english() throws {
    let logged = try Self.scene()
    let run = logged.scene.run("reproduce", "--log", "@/log.ndjson", "\(LoggedScene.chain):2")
    #expect(run.messages == "")
    #expect(run.code == 0)
    #expect(
      run.output == """
        # Decision \(LoggedScene.chain):2

        ## Outcome

        | what | value |
        | --- | --- |
        | outcome | `decline` |
        | decided at | `2026-03-01T12:30:00Z` |
        | application dated | `2026-03-01` |
        | application | `adc1847e624338e31c4dd85097e77e55` |
        | customer | `45d7d474e31630939b35d29f2de76da0` |

        ## Reasons

        - `A01` Too little → decline: `amount = 6000, least = 8000`

        it replays to an equal record

        ## What decided

        | what | value |
        | --- | --- |
        | version | `<V2>` |
        | product | `small_line` |
        | environment | `production` |
        | bundle | `\(LoggedScene.bundle)` |
        | sequence | `2` |
        | customer's place of 100 | `7` |
        | version chosen by | `2026-03-01` |
        | chosen at | `2026-03-01T12:29:59Z` |
        | engine's conformance | `\(LoggedScene.conformance)` |

        it is proven that this version was live for it

        ## Who approved

        | what | who | when | event | key |
        | --- | --- | --- | --- | --- |
        | submitted | an | 2026-03-01T07:00:00Z | 7 | `\(try key("an", logged))` |
        | validated | bo | 2026-03-01T08:00:00Z | 8 | `\(try key("bo", logged))` |
        | approved as risk | ri | 2026-03-01T09:00:00Z | 9 | `\(try key("ri", logged))` |
        | approved as product | po | 2026-03-01T10:00:00Z | 10 | `\(try key("po", logged))` |
        | scheduled | re | 2026-03-01T11:00:00Z | 11 | `\(try key("re", logged))` |
        | stated as live | re | 2026-03-01T12:00:00Z | 12 | `\(try key("re", logged))` |

        the signatures of all events hold

        ## Inputs

        | field | value |
        | --- | --- |
        | `amount` | `6000` |
        | `applied_on` | `2026-03-01` |

        """)
  }

  @Test("in Chinese, with the book's own Chinese titles")
  func chinese() throws {
    let logged = try Self.scene()
    let run = logged.scene.run(
      "reproduce", "--log", "@/log.ndjson", "\(LoggedScene.chain):2", locale: .chinese)
    #expect(run.code == 0)
    #expect(
      run.output == """
        # 决策 \(LoggedScene.chain):2

        ## 结论

        | 项目 | 内容 |
        | --- | --- |
        | 结论 | `拒绝` |
        | 决策时间 | `2026-03-01T12:30:00Z` |
        | 申请日期 | `2026-03-01` |
        | 申请（密文） | `adc1847e624338e31c4dd85097e77e55` |
        | 客户（密文） | `45d7d474e31630939b35d29f2de76da0` |

        ## 原因

        - `A01` 金额过低 → 拒绝：`申请金额 = 6000，“least” = 8000`

        重放结果与记录一致

        ## 决策依据

        | 项目 | 内容 |
        | --- | --- |
        | 版本 | `<V2>` |
        | 产品 | `small_line` |
        | 环境 | `production` |
        | 发布包 | `\(LoggedScene.bundle)` |
        | 序号 | `2` |
        | 客户分组位次（0–99） | `7` |
        | 选定版本所依据的日期 | `2026-03-01` |
        | 选定版本的时间 | `2026-03-01T12:29:59Z` |
        | 引擎一致性摘要 | `\(LoggedScene.conformance)` |

        已证实该版本当时对其生效

        ## 审批

        | 事项 | 人员 | 时间 | 事件 | 密钥 |
        | --- | --- | --- | --- | --- |
        | 提交 | an | 2026-03-01T07:00:00Z | 7 | `\(try key("an", logged))` |
        | 验证 | bo | 2026-03-01T08:00:00Z | 8 | `\(try key("bo", logged))` |
        | 批准（risk） | ri | 2026-03-01T09:00:00Z | 9 | `\(try key("ri", logged))` |
        | 批准（product） | po | 2026-03-01T10:00:00Z | 10 | `\(try key("po", logged))` |
        | 安排发布 | re | 2026-03-01T11:00:00Z | 11 | `\(try key("re", logged))` |
        | 声明生效 | re | 2026-03-01T12:00:00Z | 12 | `\(try key("re", logged))` |

        全部事件的签名均有效

        ## 输入

        | 字段 | 取值 |
        | --- | --- |
        | `amount` 申请金额 | `6000` |
        | `applied_on` | `2026-03-01` |

        """)
  }

  @Test("after it was handed in again a decision still shows the round that carried it")
  func rounds() throws {
    let logged = try Self.scene()
    let registry = logged.scene.registry
    let command = [
      "reproduce", "--log", "@/log.ndjson", "\(LoggedScene.chain):2",
    ]
    let before = logged.scene.run(command)
    try registry.act(
      "op",
      .rolledBack(
        Rollback(
          product: "small_line", environment: "production", from: logged.scene.second.digest,
          to: logged.scene.first.digest, because: "complaints")))
    try logged.scene.submit(logged.scene.second, parent: logged.scene.first)
    let after = logged.scene.run(command)
    #expect(
      after.output
        == before.output.replacing(
          "## Who approved\n\n",
          with:
            "## Who approved\n\nthe version was handed in 2 times; this decision rests on round 1\n\n"
        ))
  }

  @Test("a decision that nothing proves says so, however it had come to be live")
  func unproven() throws {
    let logged = try LoggedScene()
    let halt = try logged.scene.registry.act(
      "op", .halted(Halt(environment: "production", because: "an outage"))
    ).event.at
    let late = try logged.decision(logged.scene.second, 1, at: "13:30:00", sequence: 2, place: 7)
    let wrong = try logged.decision(logged.scene.first, 1, at: "12:30:00", sequence: 2, place: 7)
    try logged.write([wrong, late])
    for (number, english, chinese) in [
      (
        1, "NOT PROVEN: the decision should have been decided by <V2>", "未能证实：本决策应由 <V2> 决策"
      ),
      (
        2,
        "NOT PROVEN: the decision WAS DECIDED WHILE THE PRODUCT WAS HALTED, 0:30:00 after the halt at \(halt)",
        "未能证实：本决策作出时该产品已停用：停用于 \(halt)，滞后 0:30:00"
      ),
    ] {
      let words = ["reproduce", "--log", "@/log.ndjson", "\(LoggedScene.chain):\(number)"]
      let run = logged.scene.run(words)
      #expect(run.code == 1)
      #expect(run.output.contains("\n\n\(english)\n\n"), "\(run.output)")
      #expect(
        logged.scene.run(words, locale: .chinese).output.contains("\n\n\(chinese)\n\n"))
    }
  }

  @Test("no such decision, a decision by no bundle, and a log that does not hold")
  func others() throws {
    let logged = try Self.scene()
    func reproduce(_ decision: String) -> ToolRun {
      logged.scene.run("reproduce", "--log", "@/log.ndjson", decision)
    }
    #expect(
      reproduce("\(LoggedScene.chain):9").messages
        == """
        error: no log has the decision \(LoggedScene.chain):9
        help: name the log, or the folder, that holds its chain

        """)
    #expect(
      reproduce("x\u{1B}[2J").messages.hasPrefix(
        "error: 'x<U+001B>[2J' names no decision: expected a chain and a number\n"))
    var plain = try logged.decision(logged.scene.first, 1, at: "06:30:00", sequence: 1)
    plain.source = LoggedDecision.Source(version: logged.scene.first.digest)
    plain.asOf = "2026\u{1B}[2J"
    try FileManager.default.removeItem(atPath: logged.log)
    try logged.write([plain])
    let run = reproduce("\(LoggedScene.chain):1")
    #expect(run.code == 1)
    #expect(run.output.contains("\n\nNOT PROVEN: the decision was decided by no bundle\n\n"))
    #expect(run.output.contains("\n\nit does not replay: its day is not that of its inputs\n\n"))
    #expect(run.output.contains("| application dated | `2026<U+001B>[2J` |\n"))
    #expect(!run.output.contains("\u{1B}"))
    #expect(
      run.output.contains(
        "## Who approved\n\nno release in the registry carried this decision\n\n## Inputs\n"))
    let text = try logged.scene.folder.text("log.ndjson")
    try text.replacing("6000", with: "6001").write(
      toFile: logged.log, atomically: true, encoding: .utf8)
    let altered = reproduce("\(LoggedScene.chain):1")
    #expect(altered.code == 3)
    #expect(
      altered.messages
        == "error: '@/log.ndjson': line 2 was altered: it does not have the hash that it states\n")
  }
}
