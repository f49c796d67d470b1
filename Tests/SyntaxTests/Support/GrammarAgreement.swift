import Diagnostics
import Syntax

/// Reads sentences by the grammar and by the parser and counts where they differ.
struct GrammarAgreement {
  /// What no grammar says: that nothing is said twice.
  private static let tolerated: Set = ["repeated_clause"]
  /// So many differences are told in full.
  private static let told = 8

  let grammar: Grammar
  private let file: Int
  private let shape: SentenceShape
  private(set) var read = 0
  private(set) var accepted = 0
  private(set) var different = 0
  /// The smallest sentences that show a difference, with both verdicts.
  private(set) var differences: [String] = []
  private var rules: [Int]
  private var branches: [Int]
  /// The branches that the texts of a file can take.
  private let open: [Int]

  init(_ grammar: Grammar) {
    self.grammar = grammar
    file = grammar.index(of: "file") ?? 0
    shape = SentenceShape(grammar)
    let reached = grammar.reached(from: file)
    open = grammar.textBranches.filter { reached.contains(grammar.branches[$0].rule) }
    rules = Array(repeating: 0, count: grammar.names.count)
    branches = Array(repeating: 0, count: grammar.branches.count)
  }

  var summary: String {
    "\(read) sentences, \(accepted) accepted, \(different) read differently"
  }

  mutating func read(_ sentence: Sentence) {
    read += 1
    let verdict = Verdict(sentence, self)
    if let derivation = verdict.derivation {
      accepted += 1
      count(derivation)
    }
    guard verdict.difference != nil else { return }
    different += 1
    guard differences.count < Self.told else { return }
    let smallest = sentence.shrunk { Verdict($0, self).kind == verdict.kind }
    let difference = Verdict(smallest, self).difference ?? ""
    differences.append("\n\(smallest.text)\(difference)")
  }

  /// The branch that was taken least; of several the first.
  var leastUsed: Int? { open.min { branches[$0] < branches[$1] } }

  /// The rules, alternatives, options and repetitions that were taken less often.
  func usedLessThan(_ least: Int) -> [String] {
    let reached = grammar.reached(from: file)
    let rules = rules.indices.filter { reached.contains($0) && self.rules[$0] < least }
      .map { "\(grammar.names[$0]): \(self.rules[$0])" }
    let branches = open.filter { self.branches[$0] < least }
      .map { "\(grammar.branches[$0]): \(self.branches[$0])" }
    return rules + branches
  }

  private mutating func count(_ derivation: Derivation) {
    rules[derivation.rule] += 1
    for branch in derivation.branches { branches[branch] += 1 }
    for child in derivation.children { count(child) }
  }

  /// What grammar and parser make of a sentence.
  private struct Verdict {
    enum Kind { case same, onlyParserAccepts, onlyGrammarAccepts, shapesDiffer }

    let kind: Kind
    let derivation: Derivation?
    /// How they differ, in words.
    let difference: String?

    init(_ sentence: Sentence, _ agreement: GrammarAgreement) {
      let parsed = Fixture.parsed(sentence.text)
      let lexed = LexedFile(parsed.tree.source, id: FileID(index: 0))
      var recogniser = Recogniser(agreement.grammar, lexed)
      derivation = lexed.diagnostics.isEmpty ? recogniser.derivation(of: agreement.file) : nil
      let problems = parsed.diagnostics.filter {
        !GrammarAgreement.tolerated.contains($0.id.code)
      }
      switch (derivation, parsed.file != nil && problems.isEmpty) {
      case (nil, false): (kind, difference) = (.same, nil)
      case (nil, true):
        let token = parsed.tree.tokens[recogniser.furthest]
        kind = .onlyParserAccepts
        difference =
          "the parser reads it; the grammar stops at token \(recogniser.furthest), "
          + "'\(parsed.tree.text(of: token))'"
      case (_?, false):
        kind = .onlyGrammarAccepts
        difference =
          "the grammar makes it; the parser says:\n\(SyntaxTests.problems(sentence.text))"
      case (let derivation?, true):
        let byGrammar = agreement.shape.brackets(of: derivation)
        let byParser = agreement.shape.brackets(of: parsed.tree)
        guard
          let place = zip(byGrammar, byParser).enumerated().first(where: { $1.0 != $1.1 })?.offset
            ?? (byGrammar.count == byParser.count ? nil : min(byGrammar.count, byParser.count))
        else {
          (kind, difference) = (.same, nil)
          return
        }
        kind = .shapesDiffer
        difference =
          "shapes differ: by the grammar \(byGrammar.dropFirst(place).prefix(2)), "
          + "by the parser \(byParser.dropFirst(place).prefix(2))"
      }
    }
  }
}
