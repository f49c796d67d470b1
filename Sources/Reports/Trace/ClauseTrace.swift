package import Semantics
import Trials

/// Which clauses of the policy a book carries out: clause → rules → tests.
package struct ClauseTrace: Sendable {
  /// A rule, and the tests that bear on it.
  struct Entry: Sendable {
    /// Position in the book's rules.
    var rule: Int
    /// Positions of the tests whose expected reasons or warnings name the rule.
    var expectedIn: [Int]
    /// Positions of the tests in which the rule fired.
    var firedIn: [Int]
  }

  /// A clause as rules cite it, and the rules that rest on it, in the book's order.
  struct Clause: Sendable {
    var text: String
    var entries: [Entry]
  }

  package let program: Program
  let names: BookNames
  /// By the clause's text.
  let clauses: [Clause]
  /// Rules that cite none.
  let withoutClause: [Entry]

  /// - Parameter firings: by rule, the positions of the tests in which it fired.
  package init(_ program: Program, firings: [[Int]]) {
    self.program = program
    names = BookNames(program)
    let entries = program.rules.indices.map { rule in
      Entry(
        rule: rule, expectedIn: Self.tests(of: program, naming: program.rules[rule].code),
        firedIn: firings[rule])
    }
    var clauses: [String: [Entry]] = [:]
    for entry in entries {
      for clause in Self.clauses(in: program.rules[entry.rule].basis) {
        clauses[clause, default: []].append(entry)
      }
    }
    self.clauses = clauses.sorted { $0.key < $1.key }
      .map { Clause(text: $0.key, entries: $0.value) }
    withoutClause = entries.filter { Self.clauses(in: program.rules[$0.rule].basis).isEmpty }
  }

  /// The clauses that a basis cites, which semicolons part.
  static func clauses(in basis: String?) -> [String] {
    (basis ?? "").split { $0 == ";" || $0 == "；" }
      .map(\.trimmed).filter { !$0.isEmpty }
  }

  private static func tests(of program: Program, naming code: String) -> [Int] {
    program.tests.indices.filter { program.tests[$0].expects(code) }
  }

  /// How many rules no test makes fire.
  var neverFired: Int {
    let cited = Set(clauses.flatMap(\.entries).filter { $0.firedIn.isEmpty }.map(\.rule))
    return cited.union(withoutClause.filter { $0.firedIn.isEmpty }.map(\.rule)).count
  }
}

extension Substring {
  /// The text without the spaces around it.
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
