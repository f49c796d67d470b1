import Diagnostics
import Foundation
import Testing

@Suite struct ExcerptTests {
  private func shown(
    _ text: String, _ marked: String, related: String? = nil, paint: Paint = .none
  ) throws -> String {
    var files = SourceFiles()
    let id = files.add(SourceFile(path: "a.rules", text: text))
    func span(_ part: String) throws -> SourceSpan {
      let range = try #require(text.range(of: part))
      let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return SourceSpan(file: id, lower: lower, upper: lower + part.utf8.count)
    }
    let place = try related.map { RelatedPlace(role: "first_here", span: try span($0)) }
    return DiagnosticRenderer(files: files, paint: paint).text(
      Diagnostic(
        ProblemID("empty_range"), at: try span(marked), related: place.map { [$0] } ?? []))
  }

  @Test func theOtherPlaceHasItsCaptionAtTheUnderline() throws {
    #expect(
      try shown("额度 = 1\n\n\n期限 = 2\n", "2", related: "额度") == """
        error[empty_range]: the range holds nothing
         --> a.rules:4:10
          |
        1 | 额度 = 1
          | ---- the first one is here
         ...
        4 | 期限 = 2
          |        ^

        """)
  }

  @Test func tabsAreOneColumn() throws {
    #expect(
      try shown("\t税\tx", "x") == """
        error[empty_range]: the range holds nothing
         --> a.rules:1:6
          |
        1 |  税 x
          |     ^

        """)
  }

  /// Of 400 columns 120 are shown: a third of them before the mark, wide characters whole or not at all.
  @Test func aLongLineIsCutAroundTheMark() throws {
    let text = String(repeating: "税", count: 100) + "x" + String(repeating: "额", count: 100)
    let lines = try shown(text, "x").split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines[3].dropFirst(4)
    #expect(displayWidth(of: shown) == 120)
    #expect(shown.hasPrefix("… 税") && shown.hasSuffix("额 …") || shown.hasSuffix("额…"))
    let mark = lines[4].dropFirst(4)
    #expect(mark == String(repeating: " ", count: 40) + "^")
    let before = shown.prefix { $0 != "x" }
    #expect(displayWidth(of: before) == 40)
  }

  @Test func coloursAreOnlyAsked() throws {
    let plain = try shown("a = 1", "1", related: "a")
    let coloured = try shown("a = 1", "1", related: "a", paint: .ansi)
    #expect(coloured.hasPrefix("\u{1B}[1;31merror[empty_range]\u{1B}[0m\u{1B}[1m: the range"))
    #expect(coloured.contains("\u{1B}[1;31m^\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[34m-\u{1B}[0m \u{1B}[34mthe first one is here\u{1B}[0m"))
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
  }
}
