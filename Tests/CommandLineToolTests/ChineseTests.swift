import Diagnostics
import Foundation
import Reports
import Testing

@testable import CommandLineTool

/// What a Chinese product manager reads.
@Suite("In Chinese") struct ChineseTests {
  private static func hasHan(_ text: some StringProtocol) -> Bool {
    text.contains { ("一"..."鿿").contains($0) }
  }

  private func run(_ folder: TemporaryFolder, _ arguments: String...) -> ToolRun {
    var run = ToolRun(
      arguments.map { $0.replacing("@", with: folder.path) }, locale: .chinese)
    run.output = run.output.replacing(folder.path, with: "@")
    run.messages = run.messages.replacing(folder.path, with: "@")
    return run
  }

  @Test("every verb and every option is explained", arguments: Verb.everyone.map(\.path))
  func helps(path: String) throws {
    let verb = try #require(Verb.everyone.first { $0.path == path })
    let phrases =
      [verb.abstract] + [verb.discussion].compactMap { $0 }
      + verb.parameters.flatMap { [$0.help, $0.description] }
    for phrase in phrases {
      #expect(phrase.english != phrase.chinese)
      #expect(Self.hasHan(phrase.text(in: .chinese)), "\(phrase.text(in: .english))")
      #expect(!Self.hasHan(phrase.text(in: .english).replacing(/[万亿]/, with: "")))
    }
    let help = ToolRun(
      path.split(separator: " ").map(String.init) + ["--help"], locale: .chinese)
    #expect(help.code == 0)
    #expect(help.output.hasPrefix("概述：" + verb.abstract.text(in: .chinese)))
    for parameter in verb.parameters {
      #expect(help.output.contains("  \(parameter.label)"))
    }
    for heading in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "default", "values:"] {
      #expect(!help.output.contains(heading))
    }
  }

  @Test("check on a book with mistakes")
  func check() throws {
    let text = Samples.book
      .replacing("amount < least basis", with: "amont < least basis")
      .replacing("level in (A, B)", with: "level in (A, D)")
    let folder = try TemporaryFolder(["small.rules": text])
    #expect(
      run(folder, "check", "@/small.rules")
        == ToolRun(
          output: """
            错误[unknown_value]：“D”不在可选值之内：A、B、C
              --> @/small.rules:16:44
               |
            16 |   require A01 "Level A or B": level in (A, D) else decline basis "Ningbo 4.2.2"
               |                                            ^

            错误[unknown_name]：没有名为“amont”的字段或指标；是否想写“amount”？
              --> @/small.rules:17:31
               |
            17 |   refer A02 "Too little" when amont < least basis "Ningbo 4.7.1"
               |                               ^^^^^

            @/small.rules：2 个错误

            """, code: 1))
    let good = try TemporaryFolder(["a.rules": Samples.book, "b.rules": Samples.book])
    let lines = run(good, "check", "@").output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("@/a.rules：没有问题；2 条规则，1 个测试，sha256:") == true)
    #expect(lines.last == "2 本规则书：没有问题")
  }

  @Test("explain: the answer, its reasons and what would have changed it")
  func explain() throws {
    let folder = try TemporaryFolder([
      "small.rules": Samples.book, "data/applications.csv": Samples.applications,
    ])
    let run = run(folder, "explain", "--rules", "@", "--data", "@/data", "--id", "2")
    #expect(run.code == 0)
    #expect(run.messages == "")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("small A small book  sha256:") == true)
    #expect(
      lines.dropFirst().joined(separator: "\n") == """
        申请 2，决策日 2026-03-11

        转人工  1 条规则转人工，1 条规则待定

        建议
          line  0.00 元

        原因
          A01  待定，转人工  Level A or B
              要求：level in (A, B)
              level = 缺失
              → “level”未提供
              依据：Ningbo 4.2.2
          A02  转人工  Too little
              命中条件：amount < least
              amount = 4,999.99；least = 5,000.00
              → “amount”为 4,999.99，须为 5,000.00
              依据：Ningbo 4.7.1

        """)
    #expect(
      self.run(folder, "explain", "--rules", "@", "--data", "@/data", "--id", "9")
        == ToolRun(
          messages: "错误：数据中没有 application“9”\n建议：数据中共有 3 笔\n", code: 3))
  }

  @Test("test: what was expected and found")
  func tests() throws {
    let text = Samples.book.replacing("line = 20_000", with: "line = 30_000, reasons A02")
    let folder = try TemporaryFolder(["small.rules": text])
    #expect(
      run(folder, "test", "@")
        == ToolRun(
          output: """
            未通过：typical
              @/small.rules:26:19
                line：预期 30,000
                      实际 20,000
              @/small.rules:26:34
                命中规则：预期 A02
                          实际 none

            @/small.rules：1 个测试中 1 个未通过

            """, code: 1))
  }

  @Test("diff: changes in the words of the book")
  func difference() throws {
    let folder = try TemporaryFolder([
      "1.rules": Samples.book,
      "2.rules": Samples.book
        .replacing("= 5_000 \"Least amount\"", with: "= 10_000 \"Least amount\" zh \"最低金额\"")
        .replacing("level in (A, B) else decline", with: "level in (A, B) else refer")
        .replacing("A02", with: "A03"),
    ])
    #expect(
      run(folder, "diff", "@/1.rules", "@/2.rules").output.split(separator: "\n")
        .filter { !$0.contains("sha256:") } == [
          "small “A small book”",
          "政策取值",
          "  参数 least “最低金额”：5,000 → 10,000",
          "  参数 least “最低金额”，中文标题，新增：最低金额",
          "规则",
          "  规则 A03 “Too little”（Ningbo 4.7.1）：由 A02 改名",
          "  规则 A01 “Level A or B”（Ningbo 4.2.2），作用：decline → refer",
          "共 4 处改动：参数 2、规则 2",
        ])
  }

  /// Places of changes are texts in the code that compares books, which no compiler checks.
  @Test("every place that a change may name has its word")
  func places() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Semantics/Difference")
    var places: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /compare\(\s*\w+, "([^"\\]+)"/) {
        places.insert(String(match.1))
      }
    }
    #expect(places.isSuperset(of: ["when undecided", "hit policy"]))
    for place in places {
      #expect(Self.hasHan(DifferenceWords.place(place).text(in: .chinese)), "\(place)")
    }
  }

  @Test("rows of data that do not fit")
  func data() throws {
    let folder = try TemporaryFolder([
      "small.rules": Samples.book,
      "data/applications.csv": """
      id,applied_on,level,amount
      1,2026-03-10,A,25000.005
      2,2026-13-10,A,10

      """,
    ])
    #expect(
      run(folder, "decide", "--rules", "@", "--data", "@/data").messages == """
        错误：applications.csv:2: amount: “25000.005”有 3 位小数，而金额只保留 2 位
        错误：applications.csv:3: applied_on: “2026-13-10”不是形如 2020-01-31 的日期
        错误：2 行不合要求（小数位过多 1 行、无法读取 1 行）
        建议：修正这些行，或用 --skip-bad 跳过它们

        """)
    #expect(
      run(folder, "check", "@/none").messages == "错误：无法读取“@/none”：没有这个文件或文件夹\n建议：请检查路径是否正确\n")
  }
}
