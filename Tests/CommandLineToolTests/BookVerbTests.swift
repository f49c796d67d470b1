import Testing

@testable import CommandLineTool

@Suite("test") struct TestVerbTests {
  @Test("tests that pass are counted")
  func passes() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    #expect(folder.run("test", "@") == ToolRun(output: "@/small.rules: 1 test passes\n", code: 0))
  }

  @Test("a failed expectation shows what was expected and found, and where")
  func fails() throws {
    let text = Samples.book.replacing("line = 20_000", with: "line = 30_000, reasons A02")
    let folder = try TemporaryFolder(["small.rules": text])
    #expect(
      folder.run("test", "@")
        == ToolRun(
          output: """
            failed: typical
              @/small.rules:26:19
                line: expected 30,000
                         found 20,000
              @/small.rules:26:34
                reasons: expected A02
                            found none

            @/small.rules: 1 of 1 test fails

            """, code: 1))
    #expect(
      folder.run("test", "@", "--format", "json").output.contains(
        """
                    {
                      "subject": "line",
                      "expected": "30,000",
                      "found": "20,000",
                      "place": "@/small.rules:26:19"
                    },
        """))
  }

  @Test("a book that does not hold is bad input; its problems come first")
  func broken() throws {
    let text = Samples.book.replacing("expect approve, line = 20_000", with: "")
    let folder = try TemporaryFolder(["small.rules": text])
    let run = folder.run("test", "@")
    #expect(run.code == 3)
    #expect(run.output == "")
    #expect(run.messages.hasSuffix("error: the rule book '@/small.rules' does not hold\n"))
  }
}

@Suite("diff") struct DiffTests {
  @Test("changes in the words of the book")
  func text() throws {
    let folder = try TemporaryFolder([
      "1.rules": Samples.book,
      "2.rules": Samples.book
        .replacing("= 5_000", with: "= 10_000")
        .replacing("level in (A, B) else decline", with: "level in (A, B) else refer")
        .replacing("A02", with: "A03"),
    ])
    let run = folder.run("diff", "@/1.rules", "@/2.rules")
    #expect(run.code == 0)
    #expect(run.messages == "")
    #expect(
      run.output.split(separator: "\n").filter { !$0.contains("sha256:") } == [
        "small \"A small book\"",
        "Policy values",
        "  Parameter least \"Least amount\": 5,000 → 10,000",
        "Rules",
        "  Rule A03 \"Too little\" (Ningbo 4.7.1): renamed from A02",
        "  Rule A01 \"Level A or B\" (Ningbo 4.2.2), effect: decline → refer",
        "3 changes: parameter 1, rule 2",
      ])
  }

  @Test("the exit code tells on request")
  func exitCode() throws {
    let folder = try TemporaryFolder([
      "1.rules": Samples.book, "2.rules": Samples.book.replacing("5_000", with: "6_000"),
    ])
    #expect(folder.run("diff", "@/1.rules", "@/2.rules", "--exit-code").code == 1)
    let same = folder.run("diff", "@/1.rules", "@/1.rules", "--exit-code")
    #expect(same.code == 0)
    #expect(same.output.hasSuffix("The versions are the same.\n"))
  }

  @Test("as JSON")
  func json() throws {
    let folder = try TemporaryFolder([
      "1.rules": Samples.book, "2.rules": Samples.book.replacing("5_000", with: "6_000"),
    ])
    #expect(
      folder.run("diff", "@/1.rules", "@/2.rules", "--format", "json").output.hasSuffix(
        """
          "changes": [
            {
              "subject": "parameter",
              "name": "least",
              "title": "Least amount",
              "act": "changed",
              "old": "5,000",
              "new": "6,000"
            }
          ]
        }

        """))
  }
}
