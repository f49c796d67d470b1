import Testing

@testable import Semantics

@Suite struct DelimitedTextTests {
  private func values(_ text: String) -> [[String]] {
    DelimitedText(Array(text.utf8)).records().map { $0.map(\.text) }
  }

  @Test func readsQuotesLineEndsAndTheByteOrderMark() {
    #expect(
      values("\u{FEFF}tax,level\r\nvat,\"B, M\"\r\n\r\nincome, \"\"\"A\"\"\"\n")
        == [["tax", "level"], ["vat", "B, M"], ["income", "\"\"\"A\"\"\""]])
    #expect(values("a,\"say \"\"x\"\"\",c") == [["a", "say \"x\"", "c"]])
    #expect(values("a,b,") == [["a", "b", ""]])
    #expect(values("") == [])
    #expect(values("\n\n,\n") == [])
  }

  @Test func knowsWhereAValueStands() {
    let text = "税,级\n增值税,A\n"
    let last = DelimitedText(Array(text.utf8)).records()[1][1]
    #expect(Array(text.utf8)[last.lower..<last.upper].elementsEqual("A".utf8))
  }
}
