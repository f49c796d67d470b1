import Diagnostics
import Semantics
import Testing

/// The examples of the problems' pages say what they claim.
@Suite struct PageTests {
  /// Codes without a wrong example: the check reads text, which is UTF-8; a table too large to go
  /// through does not fit a page; what a small book declares can be set, read or not; a scenario's
  /// example is checked as what it says it is.
  private static let withoutExample: Set<String> = [
    "not_a_scenario", "setting_unread", "table_too_large", "unreadable_text",
  ]

  @Test func everyCodeHasItsPage() {
    #expect(ProblemPage.all.map(\.code) == Catalogue.checked.map(\.id))
    #expect(
      Set(ProblemPage.all.filter { $0.wrong == nil || $0.right == nil }.map(\.code))
        == Self.withoutExample)
  }

  @Test(arguments: ProblemPage.all.map(\.code))
  func itsWrongExampleHasThatProblemAloneAndTheRightOneHasNone(code: String) throws {
    let page = try #require(ProblemPage.page(of: code))
    if let wrong = page.wrong { #expect(try Self.codes(of: wrong) == [code]) }
    if let right = page.right { #expect(try Self.codes(of: right) == []) }
  }

  /// Pages are one sentence each, in both languages.
  @Test func pagesAreSentences() {
    for page in ProblemPage.all {
      for phrase in [page.meaning, page.remedy] {
        #expect(phrase.filled(in: .english).hasSuffix("."), "\(page.code)")
        #expect(phrase.filled(in: .chinese).hasSuffix("。"), "\(page.code)")
      }
    }
  }

  private static func codes(of example: ProblemExample) throws -> [String] {
    if example.isScenario {
      return try Semantics.check(scenarioAt: example.path, reader: .memory(example.files))
        .diagnostics.map(\.id.code)
    }
    let book = try Semantics.check(bookAt: example.path, reader: .memory(example.files))
    guard case .setting(let text) = example else { return book.diagnostics.map(\.id.code) }
    #expect(book.program != nil)
    return book.setting(text).diagnostics.map(\.id.code)
  }
}

@Suite struct CodeTests {
  /// Tools and people keep codes: one is added to the list by hand, and never taken away lightly.
  @Test func codesAreStable() throws {
    let list = try BookReader.disk.text(Fixture.path(of: "codes.txt"))
    #expect(Catalogue.checked.map(\.id) == list.split(separator: "\n").map(String.init))
  }
}
