import Analysis
import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Testing

/// Compares what is found of conditions with what the engine makes of them over every case of a grid.
@Suite("findings against every case of a grid") struct ConditionTwinTests {
  static let head = """
    rulebook b
    decides application
    type level = one of A, B, C, D
    order level: C < B < A
    record application {
      id text key
      applied_on date as_of
      age integer [0, 9] optional
      amount money [0, 100]
      tax_level level optional
      listed boolean optional
      since date optional
    }
    parameter least: integer = 4
    reference rate_of_day: integer { from 2024-01-01 = 3 from 2025-01-01 = 6 }
    facts { let total = age + 1 }

    """

  /// Atoms by the facts they read: bounds within, at and beyond the facts' own, on either side.
  static let atoms: [[String]] = [
    [
      "age < 3", "age >= 3", "age > least", "age <= 9", "age = 4", "age != 0", "age in (1, 2, 3)",
      "age is missing", "3 > age", "age > 9", "(age assumed 5 because \"r\") > 4",
    ],
    [
      "amount < 50", "amount >= 50", "amount > 99.99", "amount <= 0", "amount < 0", "amount != 50",
      "amount <= 100",
    ],
    [
      "tax_level = A", "tax_level in (A, B)", "tax_level >= B", "tax_level < A", "tax_level != D",
      "tax_level is missing", "tax_level > A",
    ],
    ["listed", "not listed", "listed is missing", "listed = true"],
    ["age > rate_of_day", "total <= rate_of_day * 2", "rate_of_day > 2", "rate_of_day = 6"],
    ["total > 5", "total <= 10", "total < age", "total = age", "total >= 1"],
    [
      "applied_on >= 2024-06-01", "since < applied_on", "since is missing", "since = 2024-12-31",
      "applied_on < 2025-01-01",
    ],
  ]

  static let grid: [String: [Constant]] = {
    func numbers(_ all: [Int]) -> [Constant] { all.map { .number(Number($0)) } }
    func dates(_ all: [String]) -> [Constant] {
      all.compactMap { CalendarDate(parsing: $0).map { .date($0) } }
    }
    let cents = ["0", "0.01", "49.99", "50", "99.99", "100"]
    return [
      "age": numbers([0, 1, 2, 3, 4, 5, 6, 7, 9]) + [.missing],
      "amount": cents.compactMap { try? .number(Number(parsing: $0)) },
      "tax_level": (0..<4).map { .code($0) } + [.missing],
      "listed": [.truth(false), .truth(true), .missing],
      "total": numbers([1, 2, 3, 4, 5, 6, 7, 9, 10]) + [.missing],
      "applied_on": dates([
        "2024-01-01", "2024-05-31", "2024-06-01", "2024-12-31", "2025-01-01", "2025-01-02",
      ]),
      "since": dates([
        "2023-12-31", "2024-01-01", "2024-12-30", "2024-12-31", "2025-01-01", "2025-01-03",
      ]) + [.missing],
    ]
  }()

  /// The truths of some conditions over every case of the facts they read: 0 no, 1 yes, 2 open.
  static func truths(of conditions: [String], facts: [String]) throws -> [[UInt8]] {
    let rules = conditions.enumerated().map { "  refer R\($0) when \($1)\n" }.joined()
    let text = head + "admission {\n  undecided: refer\n\(rules)}\n"
    let book = try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
    let words = DiagnosticRenderer(files: book.files).text(book.diagnostics)
    let opened = try #require(book.opening(facts), "\(words)")
    var cases: [[Int: Constant]] = [[:]]
    for fact in facts {
      let field = try #require(opened.fields[fact])
      cases = cases.flatMap { known in
        (grid[fact] ?? []).map { known.merging([field: $0]) { $1 } }
      }
    }
    let program = opened.program.withoutData
    let decisions = try Engine(program).decide(RecordTable(cases, of: program))
    return conditions.indices.map { rule in
      cases.indices.map { row in
        decisions.fired(rule, row) ? 1 : decisions.undecided(rule, row) ? 2 : 0
      }
    }
  }

  @Test(
    "rules, pairs of rules and parts of rules agree on generated conditions", arguments: 0..<100)
  func agrees(_ seed: Int) throws {
    var generator = SeededGenerator(UInt64(seed) &+ 7)
    let groups = Self.atoms.indices.shuffled(using: &generator)
      .prefix(seed % 3 == 0 ? 3 : 2)
    let atoms = groups.flatMap { Self.atoms[$0] }
    let facts = ["age", "amount", "tax_level", "listed", "total", "applied_on", "since"].filter {
      fact in
      atoms.contains { $0.contains(fact) }
        || fact == "applied_on"
          && atoms.contains { $0.contains("rate_of_day") }
    }
    let conditions = (0..<20).map { _ in
      MadeCondition.random(atoms, depth: 2, using: &generator)
    }
    var twin = Twin(conditions)
    try twin.run(facts)

    let rules = conditions.enumerated().map { "  refer R\($0) when \($1.text())\n" }.joined()
    let book = try AnalysedBook(Self.head + "admission {\n  undecided: refer\n\(rules)}\n")
    #expect(book.analysis.notAnalysed.isEmpty)
    let found = book.analysis.findings.filter { !$0.diagnostic.id.code.hasPrefix("unused") }
    for (index, condition) in conditions.enumerated() {
      let line = "  refer R\(index) when "
      let own = found.filter { finding in
        let place = book.program.files[finding.diagnostic.span.file].lineAndColumn(
          at: finding.diagnostic.span.lower)
        return book.program.files[finding.diagnostic.span.file].line(place.line).hasPrefix(line)
      }.map(Twin.summary)
      #expect(own.sorted() == twin.expected[index].sorted(), "\(condition.text())")
    }
    try book.expectClaims()
  }
}

/// The same findings by looking at every case.
private struct Twin {
  let conditions: [MadeCondition]
  private var variants: [String: [UInt8]] = [:]
  /// By rule, what must be found: an id and the text or the other rule that it speaks of.
  private(set) var expected: [[String]]

  init(_ conditions: [MadeCondition]) {
    self.conditions = conditions
    expected = conditions.map { _ in [] }
  }

  static func summary(_ finding: Finding) -> String {
    let arguments = finding.diagnostic.arguments
    if case .name(let other)? = arguments["other"] {
      return "\(finding.diagnostic.id.code) \(other)"
    }
    if case .text(let text)? = arguments["text"] {
      // Both say that a part can go.
      let id = finding.diagnostic.id.code
      return "\(id == "duplicate_condition" ? "part_without_effect" : id) \(plain(text))"
    }
    return finding.diagnostic.id.code
  }

  /// The beginning without parentheses, which a part may bring along or not.
  private static func plain(_ text: String) -> String {
    String(text.filter { $0 != "(" && $0 != ")" }.prefix(60))
  }

  mutating func run(_ facts: [String]) throws {
    var texts: [String] = []
    for condition in conditions { Self.collect(condition, condition, [], &texts) }
    let unique = Array(Set(texts)).sorted()
    for (text, truths) in zip(unique, try ConditionTwinTests.truths(of: unique, facts: facts)) {
      variants[text] = truths
    }
    var changing: [Int] = []
    for index in conditions.indices {
      let truths = Set(truths(conditions[index].text()))
      if truths == [2] {
        expected[index] = ["rule_never_decided"]
      } else if !truths.contains(1) {
        expected[index] = ["rule_never_fires"]
      } else if !truths.contains(0) {
        expected[index] = ["rule_always_fires"]
      } else {
        changing.append(index)
        lookInside(conditions[index], [], of: index)
      }
    }
    comparePairs(changing)
  }

  private func truths(_ text: String) -> [UInt8] { variants[text] ?? [] }

  private static func collect(
    _ whole: MadeCondition, _ part: MadeCondition, _ path: MadeCondition.Path,
    _ texts: inout [String]
  ) {
    texts.append(whole.text(replacing: path, by: part.text()))
    texts.append(whole.text())
    texts.append(part.text())
    for (index, operand) in part.operands.enumerated() {
      if part.isJunction {
        texts.append(whole.text(replacing: path + [index], by: neutral(part)))
      }
      collect(whole, operand, path + [index], &texts)
    }
  }

  private static func neutral(_ part: MadeCondition) -> String {
    if case .and = part { "true" } else { "false" }
  }

  private func ownTruth(_ part: MadeCondition) -> Bool? {
    guard case .atom(let text) = part else { return nil }
    let truths = Set(truths(text))
    if !truths.contains(1) { return false }
    return truths.contains(0) ? nil : true
  }

  private mutating func lookInside(
    _ part: MadeCondition, _ path: MadeCondition.Path, of rule: Int
  ) {
    var told: Set<Int> = []
    if part.isJunction {
      for (index, operand) in part.operands.enumerated() where ownTruth(operand) == nil {
        let variant = conditions[rule].text(replacing: path + [index], by: Self.neutral(part))
        let others = part.operands.indices.filter { $0 != index && !told.contains($0) }
        if truths(variant) == truths(conditions[rule].text()), !others.isEmpty {
          told.insert(index)
          expected[rule].append("part_without_effect \(Self.plain(operand.text()))")
        }
      }
    }
    for (index, operand) in part.operands.enumerated() where !told.contains(index) {
      if let truth = ownTruth(operand) {
        expected[rule].append(
          "condition_\(truth ? "always" : "never")_true \(Self.plain(operand.text()))")
      } else {
        lookInside(operand, path + [index], of: rule)
      }
    }
  }

  private mutating func comparePairs(_ changing: [Int]) {
    var told: Set<Int> = []
    for (position, first) in changing.enumerated() {
      for second in changing[(position + 1)...] where !told.contains(second) {
        let pairs = zip(truths(conditions[first].text()), truths(conditions[second].text()))
        let both = Set(pairs.map { $0 * 3 + $1 })
        if !both.contains(0) {
          // Undecided at once is no contradiction that a case could show.
          if !both.isDisjoint(with: [1, 3, 4]) {
            expected[second].append("rules_contradict R\(first)")
          }
          continue
        }
        let firstMeansSecond = both.isDisjoint(with: [3, 5])
        let secondMeansFirst = both.isDisjoint(with: [1, 7])
        guard both.contains(4) else { continue }
        if firstMeansSecond && secondMeansFirst {
          expected[second].append("rules_alike R\(first)")
          told.insert(second)
        } else if firstMeansSecond {
          expected[first].append("rule_masked R\(second)")
        } else if secondMeansFirst {
          expected[second].append("rule_masked R\(first)")
          told.insert(second)
        }
      }
    }
  }
}
