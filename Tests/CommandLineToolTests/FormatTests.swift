import Testing

@testable import CommandLineTool

@Suite("fmt") struct FormatVerbTests {
  private static let untidy = "rulebook   small\ndecides application\n"

  @Test("names the files that would change, and changes none")
  func check() throws {
    let folder = try TemporaryFolder(["a.rules": Self.untidy, "b/c.rules": Self.untidy])
    let run = folder.run("fmt", "--check", "@")
    #expect(run == ToolRun(output: "@/a.rules\n@/b/c.rules\n", code: 1))
    #expect(try folder.text("a.rules") == Self.untidy)
  }

  @Test("changes files in place, once")
  func format() throws {
    let folder = try TemporaryFolder(["a.rules": Self.untidy])
    #expect(folder.run("fmt", "@") == ToolRun(messages: "1 of 1 files changed\n", code: 0))
    #expect(try folder.text("a.rules").hasPrefix("rulebook small\n"))
    #expect(folder.run("fmt", "@/a.rules") == ToolRun(code: 0))
    #expect(folder.run("fmt", "--check", "@/a.rules", "@") == ToolRun(code: 0))
  }

  @Test("a file with mistakes is left as it is")
  func broken() throws {
    let text = "rulebook small\ndecides\n"
    let folder = try TemporaryFolder(["a.rules": text, "b.rules": Self.untidy])
    let run = folder.run("fmt", "@")
    #expect(run.code == 3)
    #expect(run.output == "")
    #expect(run.messages.hasPrefix("error["))
    #expect(
      run.messages.hasSuffix(
        "error: 1 of 2 files cannot be laid out\nhelp: mend the mistakes shown above\n"))
    #expect(try folder.text("a.rules") == text)
    // The others are laid out all the same.
    #expect(try folder.text("b.rules") != Self.untidy)
  }

  @Test("puts files into Chinese and back; the book stays the same")
  func translated() throws {
    let folder = try TemporaryFolder(["a.rules": Samples.book])
    _ = folder.run("fmt", "@")
    let english = try folder.text("a.rules")
    let checked = folder.run("check", "@", "--language", "en")
    #expect(checked.output.contains("sha256:"))
    #expect(
      folder.run("fmt", "--language", "zh", "@")
        == ToolRun(messages: "1 of 1 files changed\n", code: 0))
    let chinese = try folder.text("a.rules")
    #expect(
      chinese.hasPrefix(
        """
        语言 中文

        规则书 small "A small book"

        决策对象 application

        记录 application {
          id          文本               主键
          applied_on  日期               决策日
          level       取值 范围 A, B, C  可缺失
          amount      金额 [0, 1_000_000]
        }

        """), "\(chinese)")
    #expect(folder.run("check", "@", "--language", "en") == checked)
    #expect(folder.run("test", "@", "--language", "en").code == 0)
    #expect(folder.run("fmt", "@") == ToolRun(code: 0))
    _ = folder.run("fmt", "--language=en", "@")
    #expect(try folder.text("a.rules") == english)
  }
}
