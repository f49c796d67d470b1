import Testing

@testable import CommandLineTool

@Suite("explain") struct ExplainTests {
  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "small.rules": Samples.book, "data/applications.csv": Samples.applications,
    ])
  }

  @Test("the answer, its reasons and what would have changed it")
  func text() throws {
    let run = try folder().run("explain", "--rules", "@", "--data", "@/data", "--id", "2")
    #expect(run.code == 0)
    #expect(run.messages == "")
    #expect(
      run.output.contains(
        """
        REFER  转人工  1 rule refers and 1 rule is undecided

        Proposed
          line  0.00 CNY

        Reasons
          A01  undecided, refers  Level A or B
              requires level in (A, B)
              level = missing
              → level was not supplied
              basis: Ningbo 4.2.2
          A02  refers  Too little
              when amount < least
              amount = 4,999.99; least = 5,000.00
              → amount is 4,999.99, needs 5,000.00
              basis: Ningbo 4.7.1

        """))
  }

  @Test("as JSON and as a page, to standard output or a file")
  func formats() throws {
    let folder = try folder()
    let json = folder.run(
      "explain", "--rules", "@", "--data", "@/data", "--id", "3", "--format", "json")
    #expect(json.output.hasPrefix("{\n  \"book\": \"small\","))
    #expect(json.output.contains("\"outcome\": \"decline\""))
    let page = folder.run(
      "explain", "--rules", "@", "--data", "@/data", "--id", "1", "--format", "html", "--out",
      "@/page.html")
    #expect(page == ToolRun(code: 0))
    let written = try folder.text("page.html")
    #expect(written.hasPrefix("<!doctype html>"))
    #expect(written.contains("Approved"))
    #expect(written.contains("50,000.00 CNY"))
  }

  @Test("an application that is not there, a format that does not exist")
  func mistakes() throws {
    let folder = try folder()
    let absent = folder.run("explain", "--rules", "@", "--data", "@/data", "--id", "9")
    #expect(
      absent
        == ToolRun(
          messages: "error: no application '9' in the data\nhelp: the data holds 3\n", code: 3))
    let format = folder.run(
      "explain", "--rules", "@", "--data", "@/data", "--id", "1", "--format", "pdf")
    #expect(format.code == 2)
  }
}
