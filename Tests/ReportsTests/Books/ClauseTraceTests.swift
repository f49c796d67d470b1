import Diagnostics
import Engine
import Reports
import Semantics
import Testing
import Trials

@Suite struct ClauseTraceTests {
  private func trace() throws -> ClauseTrace {
    let (book, program) = try SmallShop.checked()
    let tests = try #require(TrialBook(book))
    return ClauseTrace(program, firings: try firings(of: tests))
  }

  @Test("clauses part at semicolons, each with its rules and the tests they fire in")
  func text() throws {
    expectText(
      try trace().text(in: .english),
      """
      Law 3
        A01 Too young (declines)  shop.rules:24
            fires, expected by "a young shop"  shop.rules:35
        A02 Not level A (refers)  shop.rules:25
            no test makes it fire

      Notice 7
        A01 Too young (declines)  shop.rules:24
            fires, expected by "a young shop"  shop.rules:35

      without a clause
        A03 Large (refers)  shop.rules:26
            fires in "a large wish"  shop.rules:36

      rules: 3, clauses: 2, rules without a clause: 1, rules that fire in no test: 1

      """)
  }

  @Test("machines read the same")
  func json() throws {
    #expect(
      try trace().json.line.contains(
        #"{"clause":"Notice 7","rules":[{"code":"A01","effect":"decline","title":"Too young","zh":"经营时间短","place":"shop.rules:24","fires_in":[{"title":"a young shop","place":"shop.rules:35"}],"expected_in":[{"title":"a young shop","place":"shop.rules:35"}]}]}"#
      ))
  }

  @Test("as a drawing, clauses lead to rules and these to tests")
  func drawing() throws {
    let drawing = try trace().drawing(in: .chinese).text
    #expect(drawing.contains(#""clause Law 3" -> "rule A01";"#))
    #expect(drawing.contains(#""rule A01" [label="A01\n经营时间短", shape=hexagon];"#))
    #expect(drawing.contains(#""rule A03" -> "test 1";"#))
  }
}
