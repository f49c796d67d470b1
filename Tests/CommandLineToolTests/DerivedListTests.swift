import Testing

@testable import CommandLineTool

@Suite("The derived list in replays") struct DerivedListTests {
  private static let book = """
    rulebook owners

    decides application

    record application {
      id         text key
      customer   text role customer
      owner      text role person
      applied_on date as_of
      earlier    list of earlier_application optional
    }
    record earlier_application parent application {
      other      text
      customer   text
      applied_on date known_on
      link       one of person, address, phone, invoices
      shared     share
    }

    fraud {
      undecided: refer
      decline F1 "Owner has applied before" when any earlier where link = person
    }

    """

  @Test("missing until it is derived, and then what the rules see")
  func replay() throws {
    let folder = try TemporaryFolder([
      "owners.rules": Self.book,
      "bank/applications.csv": """
      id,customer,owner,applied_on
      1,c1,p,2026-01-01
      2,c2,q,2026-01-02
      3,c3,p,2026-01-02
      4,c4,p,2026-01-05

      """,
    ])
    let book = folder.path + "/owners.rules"
    let file = folder.path + "/h.db"
    let made = ToolRun("import", "--schema", book, "--into", file, "--csv", folder.path + "/bank")
    #expect(made.code == 0, "\(made.messages)")
    let backtest = [
      "backtest", "--live", book, "--candidate", book, "--history", file, "--format", "json",
    ]
    let before = ToolRun(backtest)
    #expect(before.code == 0, "\(before.messages)")
    #expect(
      before.messages.contains(
        "note: the derived list 'earlier' is not computed: it is missing in every application"))
    #expect(before.output.contains("\"referrals\": 4"))
    let derived = ToolRun("history", "derive", file)
    #expect(derived.code == 0, "\(derived.messages)")
    #expect(
      derived.output
        == "'earlier' is computed for 4 applications, to 2026-01-05: 3 entries\n")
    let after = ToolRun(backtest + ["--audit-lookahead"])
    #expect(after.code == 0, "\(after.messages)")
    #expect(!after.messages.contains("derived"))
    #expect(after.output.contains("\"declines\": 2"), "\(after.output)")
    #expect(after.output.contains("\"approvals\": 2"))
    #expect(after.output.contains("\"clean\": true"))
  }
}
