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
}
