import Testing

@testable import CommandLineTool

@Suite("trace, lineage and docs") struct BookPageTests {
  @Test("a name the book does not know is told with the nearest one, and nothing is printed")
  func unknownName() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    #expect(
      folder.run("lineage", "@", "lines")
        == ToolRun(
          messages: """
            error: the book has nothing named 'lines'
            help: did you mean 'line'?

            """, code: 3))
  }

  @Test("each kind of text goes to the output or to a file", arguments: ["trace", "lineage"])
  func formats(verb: String) throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    for (format, start) in [("text", ""), ("json", "{"), ("dot", "digraph \"")] {
      let run = folder.run(verb, "@", "--format", format)
      #expect(run.code == 0)
      #expect(run.output.hasPrefix(start) && run.output.count > 40)
      #expect(
        folder.run(verb, "@", "--format", format, "--out", "@/out.txt") == ToolRun(code: 0))
      #expect(
        try folder.text("out.txt").replacing(folder.path, with: "@") == run.output)
    }
  }

  @Test("a book is written in the language that is asked for")
  func docs() throws {
    let folder = try TemporaryFolder(["small.rules": Samples.book])
    #expect(folder.run("docs", "@").output.contains("\n## Admission\n"))
    #expect(folder.run("docs", "@", "--language", "zh").output.contains("\n## 准入\n"))
    #expect(folder.run("docs", "@", "--format", "html").output.hasPrefix("<!doctype html>\n"))
  }
}
