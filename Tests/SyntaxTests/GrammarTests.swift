import Diagnostics
import Foundation
import Syntax
import Testing

/// The parser and `Grammar/rulebook.ebnf` are of one mind.
///
/// When the language changes, change the grammar, and these tell where the parser differs; a new
/// rule with a node of its own goes into `SentenceShape`. `SENTENCES=100000 swift test` reads more.
@Suite struct GrammarTests {
  private static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private static func grammar() throws -> Grammar {
    try Grammar(
      String(contentsOf: root.appending(path: "Grammar/rulebook.ebnf"), encoding: .utf8))
  }

  /// How many sentences are generated, and how many are changed.
  private static let count =
    ProcessInfo.processInfo.environment["SENTENCES"].flatMap(Int.init) ?? 16_000

  @Test func everyRuleIsDefinedAndUsed() throws {
    let grammar = try Self.grammar()
    #expect(grammar.undefined == [], "read by a rule of the grammar, but defined by none")
    let file = try #require(grammar.index(of: "file"))
    let unused = grammar.names.indices.filter { rule in
      !grammar.reached(from: file).contains(rule) && !grammar.isReadAhead(rule)
    }
    #expect(unused.map { grammar.names[$0] } == [], "no text has it")
  }

  @Test func everyNodeHasARule() throws {
    #expect(SentenceShape.unknown(to: try Self.grammar()) == [], "not in the grammar")
    let missing = Set(SyntaxKind.allCases).subtracting(SentenceShape.kinds).map(\.rawValue)
    #expect(missing == ["unexpected"], "kinds of nodes for which SentenceShape names no rule")
  }

  @Test("what the grammar makes the parser reads, with the same shape")
  func generated() throws {
    let grammar = try Self.grammar()
    let file = try #require(grammar.index(of: "file"))
    var generator = SentenceGenerator(grammar, seed: 1)
    var agreement = GrammarAgreement(grammar)
    for _ in 0..<Self.count {
      agreement.read(generator.sentence(of: file, aim: agreement.leastUsed))
    }
    #expect(agreement.differences == [])
    #expect(agreement.accepted * 100 >= agreement.read * 90, "\(agreement.summary)")
    #expect(agreement.usedLessThan(20) == [], "the generator does not get there")
  }

  @Test("what the grammar makes is printed and formatted without a change of meaning")
  func printed() throws {
    let grammar = try Self.grammar()
    let file = try #require(grammar.index(of: "file"))
    var generator = SentenceGenerator(grammar, seed: 4)
    let branches = grammar.textBranches
    var read = 0
    for number in 0..<800 {
      let aim = branches[number % branches.count]
      let text = generator.sentence(of: file, aim: aim).text
      let parsed = Fixture.parsed(text)
      guard parsed.isValid, let file = parsed.file else { continue }
      read += 1
      let again = Fixture.parsed(canonicalText(file))
      #expect(again.diagnostics == [], "\(canonicalText(file))")
      #expect(structure(again.file as Any) == structure(file), "\(text)")
      #expect(formatted(format(parsed)) == format(parsed), "\(text)")
      #expect(
        structure(Fixture.parsed(format(parsed)).file as Any) == structure(file), "\(text)")
    }
    #expect(read > 600)
  }

  @Test("of changed sentences both say the same")
  func mutated() throws {
    let grammar = try Self.grammar()
    let file = try #require(grammar.index(of: "file"))
    var generator = SentenceGenerator(grammar, seed: 2)
    var random = SeededGenerator(seed: 3)
    let texts = grammar.texts
    var agreement = GrammarAgreement(grammar)
    while agreement.read < Self.count {
      var sentence = generator.sentence(of: file, aim: agreement.leastUsed)
      random.pick(SentenceMutation.mixture).change(&sentence, texts: texts, &random)
      agreement.read(sentence)
    }
    #expect(agreement.differences == [])
    let share = agreement.accepted * 100 / agreement.read
    #expect((30...60).contains(share), "\(agreement.summary)")
  }

  // MARK: What the test itself can see

  /// What is told of a sentence when a piece of the grammar is another one.
  private static func difference(_ sentence: String, _ piece: String, _ other: String) throws
    -> [String]
  {
    let text = try String(
      contentsOf: root.appending(path: "Grammar/rulebook.ebnf"), encoding: .utf8)
    #expect(text.contains(piece))
    var agreement = GrammarAgreement(try Grammar(text.replacing(piece, with: other)))
    agreement.read(
      Sentence(
        pieces: sentence.split(separator: " ").map { .init(text: String($0), gap: .space) }))
    return agreement.differences
  }

  @Test func aLongSentenceIsCutDownToItsDifference() throws {
    let sentence = "module m use m facts { let m = m let m = 1 + ( m is not missing ) } use m"
    let parserReads = try Self.difference(
      sentence, #""is" [ "not" ] "missing""#, #""is" "missing""#)
    #expect(
      parserReads == [
        """

        module m facts { let m = m is not missing }
        the parser reads it; the grammar stops at token 9, 'not'
        """
      ])
    let grammarMakes = try Self.difference(
      "module m use m use", #""use" NAME"#, #""use" [ NAME ]"#)
    #expect(
      grammarMakes == [
        """

        module m use
        the grammar makes it; the parser says:
        error[expected_token]: expected a name, found the end of the file
         --> a.rules:1:13
          |
        1 | module m use
          |             ^

        1 error

        """
      ])
  }

  @Test func anotherPrecedenceIsSeen() throws {
    let piece = """
      unary           = negative | postfix ;
      negative        = "-" unary ;
      postfix         = primary {
      """
    let other = """
      unary           = postfix ;
      negative        = "-" primary ;
      postfix         = ( negative | primary ) {
      """
    #expect(
      try Self.difference("module m facts { let a = - b . c }", piece, other) == [
        """

        module m facts { let a = - b . c }
        shapes differ: by the grammar [member 7..<11, negate 7..<9], \
        by the parser [negate 7..<11, member 8..<11]
        """
      ])
  }
}
