import Testing

@testable import CommandLineTool

@Suite("check --fix") struct CheckFixTests {
  /// Two slips that leave no choice, and one that is policy.
  private static let broken = """
    rulebook small
    decides application
    record application {
      id         text key
      applied_on date as_of
      amount     money
      age        integer optional
    }
    admission {
      requre A01: amount == 5_000 else decline
      refer A02 when (amuont > 300万
      refer A03 when age > 65
    }

    """

  @Test("makes what leaves no choice, and says so; policy is left to people")
  func fixes() throws {
    let folder = try TemporaryFolder(["small.rules": Self.broken])
    let run = folder.run("check", "--fix", "@")
    #expect(run.code == 1)
    #expect(
      run.messages == """
        @/small.rules:10: write 'require'
        @/small.rules:10: write '='
        @/small.rules:11: insert ')'
        @/small.rules:11: write 'amount'
        4 fixes made in 1 file

        """)
    #expect(
      try folder.text("small.rules")
        == Self.broken.replacing("requre", with: "require").replacing("==", with: "=")
        .replacing("(amuont > 300万", with: "(amount > 300万)"))
    #expect(run.output.hasPrefix("error[undecided_needed]: 'A03' may be undecided"))
    #expect(run.output.hasSuffix("@/small.rules: 1 error\n"))
    let again = folder.run("check", "--fix", "@")
    #expect(again.messages == "nothing that could be fixed without a choice\n")
    #expect(again.output == run.output)
  }

  @Test("what a slip in the text hid is told when the slip is mended")
  func uncovered() throws {
    // Behind the missing parenthesis stands a comparison of an amount with a date.
    let text = Self.broken.replacing("(amuont > 300万", with: "(amount > applied_on")
    let folder = try TemporaryFolder(["small.rules": text])
    let run = folder.run("check", "--fix", "@")
    #expect(
      run.messages == """
        @/small.rules:10: write 'require'
        @/small.rules:10: write '='
        @/small.rules:11: insert ')'
        3 fixes made in 1 file

        """)
    #expect(run.output.hasPrefix("error[incomparable]: money and date do not compare"))
  }

  @Test("no more problems than asked for, the rest counted")
  func limit() throws {
    let folder = try TemporaryFolder(["small.rules": Self.broken])
    let run = folder.run("check", "--limit", "1", "@")
    #expect(run.output.hasPrefix("error[unknown_item]: 'requre' does not begin a rule"))
    #expect(run.output.hasSuffix("@/small.rules: 4 errors (3 not shown)\n"))
    #expect(run.output.split(separator: "\n").count { $0.hasPrefix("error[") } == 1)
  }
}
