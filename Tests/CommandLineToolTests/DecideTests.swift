import Testing

@testable import CommandLineTool

@Suite("decide") struct DecideTests {
  @Test("one record a line, with what was offered, proposed or withheld")
  func records() throws {
    let folder = try TemporaryFolder([
      "small.rules": Samples.book, "data/applications.csv": Samples.applications,
    ])
    let run = folder.run("decide", "--rules", "@", "--data", "@/data")
    #expect(run.messages == "")
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.hasPrefix(#"{"book":"small","digest":"sha256:"#) })
    #expect(lines[0].contains(#""id":"1","as_of":"2026-03-10","outcome":"approve""#))
    #expect(lines[0].contains(#""offered":{"line":"50000"},"reasons":[]"#))
    #expect(
      lines[1].contains(#""outcome":"refer","proposed":{"line":"0"},"reasons":[{"code":"A02""#))
    #expect(lines[1].contains(#""operands":{"amount":"4999.99","least":"5000"}"#))
    #expect(
      lines[1].contains(#""undecided":[{"code":"A01","effect":"refer","missing":["level"]}]"#))
    #expect(lines[2].contains(#""outcome":"decline","reasons":[{"code":"A01","effect":"decline""#))
    #expect(!lines[2].contains("proposed"))
  }

  @Test("the same from NDJSON")
  func ndjson() throws {
    let folder = try TemporaryFolder([
      "small.rules": Samples.book, "data/applications.csv": Samples.applications,
      "in.ndjson": """
      {"id": "1", "applied_on": "2026-03-10", "level": "A", "amount": 25000}
      {"id": "2", "applied_on": "2026-03-11", "amount": "4999.99"}
      {"id": "3", "applied_on": "2026-03-12", "level": "C", "amount": 7000.50}

      """,
    ])
    let fromJSON = folder.run("decide", "--rules", "@", "--data", "@/in.ndjson")
    #expect(fromJSON.code == 0)
    #expect(fromJSON == folder.run("decide", "--rules", "@", "--data", "@/data"))
  }

  @Test("bad rows stop it, or are left out and counted")
  func badRows() throws {
    let folder = try TemporaryFolder([
      "small.rules": Samples.book,
      "applications.csv": Samples.applications + "4,2026-03-12,E,-1\n5,,A,1\n",
    ])
    let stopped = folder.run("decide", "--rules", "@", "--data", "@")
    #expect(stopped.code == 3)
    #expect(stopped.output == "")
    #expect(
      stopped.messages == """
        error: applications.csv:5: level: 'E' is none of A, B, C
        error: applications.csv:6: applied_on: missing, but required
        error: 2 rows do not fit (1 absent, 1 unknown_value)
        help: mend them, or leave them out with --skip-bad

        """)
    let skipped = folder.run("decide", "--rules", "@", "--data", "@", "--skip-bad")
    #expect(skipped.code == 0)
    #expect(skipped.output.split(separator: "\n").count == 3)
    #expect(
      skipped.messages == """
        note: 2 rows do not fit (1 absent, 1 unknown_value); 2 of 5 applications are left out

        """)
  }

  @Test("columns of other names, constants, and no data at all")
  func naming() throws {
    let folder = try TemporaryFolder([
      "small.rules": Samples.book, "loans.csv": "id,level,sum\n1,A,25000\n",
    ])
    let run = folder.run(
      "decide", "--rules", "@", "--file", "application=@/loans.csv", "--map", "sum=amount",
      "--constant", "applied_on=2026-03-10")
    #expect(run.messages == "")
    #expect(run.output.contains(#""offered":{"line":"50000"}"#))
    #expect(folder.run("decide", "--rules", "@").code == 2)
    #expect(
      folder.run("decide", "--rules", "@", "--data", "@/none").messages
        == "error: no file for 'application': expected 'application.csv' or 'applications.csv'\n"
    )
  }
}
