import Columns
import Diagnostics
import Engine
import Numbers
import Semantics
import Syntax

/// Compares what the engine decides with what tests expect.
struct TrialJudge {
  private let program: Program
  private let tests: [TestCase]
  private let decisions: Decisions
  private let definitions: [String: Definition]

  /// Decides the tests, which are all of one program.
  init(_ program: Program, _ tests: [TestCase]) throws(BindingError) {
    self.program = program
    self.tests = tests
    let definitions = Dictionary(
      program.definitions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.definitions = definitions
    let names = Set(tests.flatMap { $0.expectations.compactMap { Self.name($0.expectation) } })
    let nodes = Set(names.compactMap { definitions[$0]?.node }).sorted()
    decisions = try Engine(program).decide(
      RecordTable(tests, of: program), options: RunOptions(threads: 1, keep: nodes))
  }

  private static func name(_ expectation: TestCase.Expectation) -> String? {
    switch expectation {
    case .value(let name, _), .missing(let name): name
    case .outcome, .reasons, .warnings: nil
    }
  }

  /// The expectations of a test that are not met, in the order of the text.
  func failures(_ row: Int) -> [TrialFailure] {
    tests[row].expectations.compactMap { expectation, span in
      let (subject, expected, found) = compared(expectation, row)
      if expected == found { return nil }
      return TrialFailure(subject: subject, expected: expected, found: found, span: span)
    }
  }

  /// What a test would expect to say all that can be seen of a decision, values that are errors aside.
  func observed(_ row: Int) -> [(expectation: TestCase.Expectation, span: SourceSpan)] {
    var observed: [TestCase.Expectation] = [
      .outcome(outcome(row)), .reasons(reasons(row) { $0 != .warning }),
      .warnings(reasons(row) { $0 == .warning }),
    ]
    for output in program.outputs {
      guard let kept = decisions.kept[output.node], kept.status(row) & Status.error == 0 else {
        continue
      }
      observed.append(
        kept.status(row) & Status.missing != 0
          ? .missing(name: output.name)
          : .value(
            name: output.name, kept.column.constant(row, of: program[output.node].type)))
    }
    return observed.map { ($0, tests[row].span) }
  }

  /// What is spoken of, what is expected of it and what was found, so worded that equal texts mean equal things.
  private func compared(_ expectation: TestCase.Expectation, _ row: Int) -> (String, String, String)
  {
    switch expectation {
    case .outcome(let outcome): ("outcome", outcome, self.outcome(row))
    case .missing(let name): (name, "missing", value(name, row))
    case .value(let name, let value): (name, text(value, of: name), self.value(name, row))
    case .reasons(let codes): ("reasons", text(codes), text(reasons(row) { $0 != .warning }))
    case .warnings(let codes): ("warnings", text(codes), text(reasons(row) { $0 == .warning }))
    }
  }

  /// An application that an error value refers has the outcome `error`.
  private func outcome(_ row: Int) -> String {
    let outcome = decisions.outcome(row)
    if outcome == .refer, decisions.systemReferrals?[row] == 1 { return "error" }
    return switch outcome {
    case .approve: "approve"
    case .refer: "refer"
    case .decline: "decline"
    }
  }

  /// The rules that fired, or were undecided with an effect, in the order of the book.
  private func reasons(_ row: Int, where isWanted: (SectionKind) -> Bool) -> [String] {
    program.rules.indices.filter { rule in
      guard isWanted(program.rules[rule].section) else { return false }
      if decisions.fired(rule, row) { return true }
      let effect = program.rules[rule].undecided?.effect
      return decisions.undecided(rule, row) && effect != nil && effect != .ignore
    }.map { program.rules[$0].code }
  }

  /// Codes in the order of the book, each once, then those it does not know; `none` where there are none.
  private func text(_ codes: [String]) -> String {
    let wanted = Set(codes)
    let known = program.rules.map(\.code).filter(wanted.contains)
    let all = known + wanted.subtracting(known).sorted()
    return all.isEmpty ? "none" : all.joined(separator: ", ")
  }

  private func text(_ value: Constant, of name: String) -> String {
    guard let definition = definitions[name] else { return "missing" }
    return program.text(value, program[definition.node].type)
  }

  /// The value of a let or an output, whatever the outcome.
  private func value(_ name: String, _ row: Int) -> String {
    guard let node = definitions[name]?.node, let kept = decisions.kept[node] else {
      return "missing"
    }
    let status = kept.status(row)
    if status & Status.error != 0 { return "an error" }
    if status & Status.missing != 0 { return "missing" }
    let type = program[node].type
    return program.text(kept.column.constant(row, of: type), type)
  }
}
