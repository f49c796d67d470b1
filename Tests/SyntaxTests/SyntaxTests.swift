import Diagnostics
import Syntax
import Testing

@Suite struct SampleTests {
  @Test func theSampleParses() throws {
    let text = try Fixture.text("tax_line.rules")
    #expect(problems(text) == "")
    let file = SourceFile(path: "a.rules", text: text)
    #expect(parse(file, id: FileID(index: 0)).tree.text == text)
  }
}
