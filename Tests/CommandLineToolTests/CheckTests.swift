import Testing

@testable import CommandLineTool

@Suite("check") struct CheckTests {
  @Test("its help")
  func help() {
    #expect(
      ToolRun("check", "--help").output == """
        OVERVIEW: Check rule books and scenarios and show every problem.

        USAGE: rulebench check [--format <format>] [--limit <n>] [--fix] [--watch]
            [--no-advice] <path> ...

        ARGUMENTS:
          <path>                  A rule book, its folder, or a tree of them such as
                                  Models.

        OPTIONS:
          --format <format>       How to print. (values: text, json, sarif; default:
                                  text)
          --limit <n>             How many problems of a book are shown; the rest are
                                  counted. (default: 100)
          --fix                   Make the fixes that leave no choice, then check;
                                  choices of policy are shown and never made.
          --watch                 Check again whenever a file is saved, until
                                  interrupted.
          --no-advice             Leaves out notes, which are advice.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """)
  }

  @Test("a misspelt option, a missing argument")
  func usage() {
    #expect(
      ToolRun("check", "--formt", "json", "x")
        == ToolRun(
          messages: """
            error: unknown option '--formt'; did you mean '--format'?
            Usage: rulebench check [--format <format>] [--limit <n>] [--fix] [--watch] [--no-advice] <path> ...
              See 'rulebench help check' for more information.

            """, code: 2))
    #expect(
      ToolRun("check")
        == ToolRun(
          messages: """
            error: missing argument '<path>'
            Usage: rulebench check [--format <format>] [--limit <n>] [--fix] [--watch] [--no-advice] <path> ...
              See 'rulebench help check' for more information.

            """, code: 2))
  }

  @Test("a path that is not there, and a folder without books")
  func absent() throws {
    #expect(
      ToolRun("check", "no/such.rules")
        == ToolRun(
          messages: """
            error: cannot read 'no/such.rules': No such file or directory
            help: see whether the path is right

            """, code: 4))
    let folder = try TemporaryFolder(["notes.txt": "x", "part.rules": "module part\n"])
    #expect(
      folder.run("check", "@")
        == ToolRun(
          messages: """
            error: no rule book in or below '@'
            help: a rule book is a file that ends in .rules and begins with 'rulebook NAME'

            """, code: 3))
  }

  @Test("books of a tree, each with its rules, tests and digest")
  func tree() throws {
    let folder = try TemporaryFolder([
      "b/v1/small.rules": Samples.book, "a.rules": Samples.book,
      ".hidden/c.rules": "rulebook c\n",
    ])
    let run = folder.run("check", "@")
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("@/a.rules: no problems; 2 rules, 1 test, sha256:"))
    #expect(lines[1] == "  analysed 2 of 2 rules and tables")
    #expect(lines[2].hasPrefix("@/b/v1/small.rules: no problems; 2 rules, 1 test, sha256:"))
    #expect(lines[3] == "  analysed 2 of 2 rules and tables")
    #expect(lines[4] == "2 books: no problems")
  }

  @Test("scenarios are checked beside the books, and by themselves")
  func scenarios() throws {
    let scenario = """
      scenario small "Small"
      decides application
      outcome {
        bad    90 days past due within 12 months after first draw source "policy"
        mature 15 months after first draw source "policy"
      }
      loss { given_default 60% source "policy" exposure 100% of line source "policy" }
      return {
        funding 2% source "policy" operating 1% source "policy" risk_weight 75% source "policy"
        capital_ratio 10.5% source "policy" hurdle 11% source "policy" income_tax 25%
      }
      referred { approve 40% source "policy" }
      trust { support at least 30 source "policy" match_rate at least 99% source "policy" }
      measure approvals = count where outcome = approve

      """
    let folder = try TemporaryFolder([
      "a.rules": Samples.book, "scenarios/bad.rules": scenario,
      "scenarios/good.rules": scenario.replacing(
        "income_tax 25%", with: "income_tax 25% source \"law\""),
    ])
    let run = folder.run("check", "@")
    #expect(run.code == 1)
    let lines = Array(run.output.split(separator: "\n").map(String.init).suffix(3))
    #expect(lines[0] == "@/scenarios/bad.rules: 1 error")
    #expect(
      lines[1].hasPrefix(
        "@/scenarios/good.rules: no problems; 13 figures, 1 measure, sha256:"))
    #expect(lines[2] == "1 book and 2 scenarios: 1 error")
    #expect(
      run.output.contains(
        "error[figure_without_origin]: 'income_tax' does not say where it is from"))
    #expect(run.output.contains("= choice: insert 'source \"…\"'"))
    let alone = folder.run("check", "@/scenarios/good.rules", "--format", "json")
    #expect(alone.code == 0)
    #expect(alone.output.contains(#""book":"small""#))
    let chinese = folder.run("--language", "zh", "check", "@/scenarios")
    #expect(chinese.output.hasSuffix("2 个情景：1 个错误\n"))
    #expect(folder.run("fmt", "@/scenarios/good.rules").code == 0)
    #expect(folder.run("fmt", "--check", "@/scenarios/good.rules").code == 0)
  }

  @Test("every problem with its place, and 1")
  func problems() throws {
    let text = Samples.book
      .replacing("amount < least basis", with: "amont < least basis")
      .replacing("level in (A, B)", with: "level in (A, D)")
    let folder = try TemporaryFolder(["small.rules": text])
    let run = folder.run("check", "@/small.rules")
    #expect(run.code == 1)
    #expect(run.messages == "")
    #expect(
      run.output == """
        error[unknown_value]: 'D' is not one of A, B, C
          --> @/small.rules:16:44
           |
        16 |   require A01 "Level A or B": level in (A, D) else decline basis "Ningbo 4.2.2"
           |                                            ^

        error[unknown_name]: no field or value named 'amont'; did you mean 'amount'?
          --> @/small.rules:17:31
           |
        17 |   refer A02 "Too little" when amont < least basis "Ningbo 4.7.1"
           |                               ^^^^^

        @/small.rules: 2 errors

        """)
  }

  @Test("as JSON")
  func json() throws {
    let folder = try TemporaryFolder(["small.rules": "rulebook small\n"])
    let run = folder.run("check", "@", "--format=json")
    #expect(run.code == 1)
    #expect(run.output.hasPrefix(#"{"books": [\#n  {"path":"@/small.rules", "problems": ["#))
    #expect(run.output.hasSuffix("\"hidden\": 0}\n], \"errors\": 1, \"warnings\": 0}\n"))
  }

  @Test("what is saved is noticed")
  func watch() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    let paths = ["\(folder.path)/small.rules"]
    let before = FileSnapshot(paths)
    #expect(FileSnapshot(paths) == before)
    try FileSystem.replace(paths[0], with: Array("rulebook other\n".utf8))
    let saved = FileSnapshot(paths)
    #expect(saved != before)
    // A module beside the book belongs to it.
    try FileSystem.replace("\(folder.path)/part.rules", with: Array("module part\n".utf8))
    #expect(FileSnapshot(paths) != saved)
  }
}
