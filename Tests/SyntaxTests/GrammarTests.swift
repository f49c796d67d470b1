import Diagnostics
import Foundation
import Syntax
import Testing

@Suite struct GrammarTests {
  private static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test func everyRuleIsDefined() throws {
    let grammar = try Grammar(Self.text("Grammar/rulebook.ebnf"))
    #expect(grammar.undefined.isEmpty)
    #expect(grammar.rules["file"] != nil)
  }

  @Test("texts by the grammar are read without a problem", arguments: 0..<4)
  func parserKnowsTheGrammar(seed: UInt64) throws {
    let grammar = try Grammar(Self.text("Grammar/rulebook.ebnf"))
    var random = SeededGenerator(seed: seed)
    // What no grammar says: that nothing is said twice.
    let tolerated: Set = ["repeated_clause"]
    var read = 0
    for _ in 0..<400 {
      let depth = 3 + random.below(9)
      let declaration = grammar.text(of: "declaration", &random, depth: depth)
      let text = "module m\n\(declaration)\n"
      guard text.utf8.count < 1500 else { continue }
      let parsed = Fixture.parsed(text)
      let found = parsed.diagnostics.filter { !tolerated.contains($0.id.code) }
      #expect(found == [], "\(problems(text))")
      guard parsed.isValid, let file = parsed.file else { continue }
      read += 1
      let again = Fixture.parsed(canonicalText(file))
      #expect(again.diagnostics == [], "\(canonicalText(file))")
      #expect(structure(again.file as Any) == structure(file), "\(text)")
      #expect(formatted(format(parsed)) == format(parsed), "\(text)")
      #expect(
        structure(Fixture.parsed(format(parsed)).file as Any) == structure(file), "\(text)")
    }
    #expect(read > 200)
  }
}
