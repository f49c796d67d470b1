package import Analysis
import Diagnostics
import Numbers
import Semantics
import Syntax

/// A case that tells a mutant from the book: a test's, with one fact changed.
package struct MutantWitness: Equatable, Sendable {
  /// The title of the test whose case it starts from.
  package var test: String
  /// The facts that are other than there; none where the test's own case tells them apart.
  package var changed: Witness
  /// `outcome`, `reasons`, `warnings` or an output, with what the book gives and what the mutant gives.
  package var subject: String
  package var book: String
  package var mutant: String
}

/// Looks for witnesses among the cases of a book's tests and their neighbours.
///
/// One fact at a time takes every value that the book names for such facts, and those a step beside it.
struct WitnessSearch {
  /// The cases, with what the book gives as their expectations.
  private let cases: [TestCase]
  private let changes: [Witness]

  /// `nil` for a book whose tests cannot be run.
  init?(_ program: Program) {
    var cases: [TestCase] = []
    var changes: [Witness] = []
    let neighbours = Neighbours(program)
    var seen: Set<[Constant?]> = []
    for test in program.tests where test.parameters.isEmpty && seen.insert(test.values).inserted {
      cases.append(test)
      changes.append(Witness([]))
      // Tests start from few applicants: the neighbours of a few of them are enough.
      guard seen.count <= 6 else { continue }
      for (index, field) in program.record.fields.enumerated() where !field.isKey {
        for value in neighbours.values(of: index, in: test) where value != test.values[index] {
          var changed = test
          changed.values[index] = value
          cases.append(changed)
          // A literal of the language has no commas.
          let text = value.map { program.text($0, field.type) } ?? "missing"
          changes.append(Witness([.init(name: field.name, value: text.replacing(",", with: "_"))]))
        }
      }
    }
    guard let judge = try? TrialJudge(program, cases.map { $0.expecting(outputsOf: program) })
    else { return nil }
    for index in cases.indices { cases[index].expectations = judge.observed(index) }
    self.cases = cases
    self.changes = changes
  }

  /// The first case that a mutant decides otherwise; the tests' own come before their neighbours.
  func witness(against mutant: Program) -> MutantWitness? {
    guard let judge = try? TrialJudge(mutant, cases) else { return nil }
    for index in cases.indices {
      guard let failure = judge.failures(index).first else { continue }
      return MutantWitness(
        test: cases[index].title, changed: changes[index], subject: failure.subject,
        book: failure.expected, mutant: failure.found)
    }
    return nil
  }
}

extension TestCase {
  /// The case with an expectation for every output, whatever its value.
  fileprivate func expecting(outputsOf program: Program) -> TestCase {
    var test = self
    test.expectations = program.outputs.map { (.missing(name: $0.name), span) }
    return test
  }
}

/// The values at and beside the figures that a book names.
private struct Neighbours {
  private let program: Program
  private let figures: [Number]
  private let dates: [CalendarDate]

  init(_ program: Program) {
    self.program = program
    var figures: Set<Number> = [.zero, .one]
    func note(_ value: Constant?) {
      if case .number(let number)? = value { figures.insert(number) }
    }
    for node in program.nodes { if case .constant(let value) = node.operation { note(value) } }
    for parameter in program.parameters { note(parameter.value) }
    let cells = program.tables.flatMap(\.rows).flatMap(\.cells)
    let bins = program.scorecards.flatMap(\.characteristics).flatMap(\.bins)
    for test in cells.flatMap(\.tests) + bins.compactMap(\.test) {
      switch test {
      case .equal(let value): note(value)
      case .range(let range):
        note(range.lower)
        note(range.upper)
      case .missing: break
      }
    }
    for output in program.tables.flatMap(\.rows).map(\.output) { note(output) }
    self.figures = figures.sorted()
    dates = program.references.flatMap(\.entries).map(\.from)
  }

  /// The values that a field of the decided record may take beside the one that a case has.
  func values(of index: Int, in test: TestCase) -> [Constant?] {
    let field = program.record.fields[index]
    let values: [Constant?]
    switch field.type {
    case .boolean: values = [.truth(true), .truth(false)]
    case .oneOf(let type): values = program.oneOfs[type].values.indices.map { .code($0) }
    case .text: values = []
    case .date: values = dates(of: index, in: test)
    default: values = numbers(of: field)
    }
    return field.isOptional ? values + [nil] : values
  }

  private func numbers(of field: FieldSchema) -> [Constant?] {
    let step = Number(1, decimals: field.decimals) ?? .one
    var found: Set<Number> = []
    for figure in figures where figure.leastDecimals <= field.decimals {
      for number in [figure.subtracting(step), figure, figure.adding(step)].compactMap({ $0 })
      where field.takes(number) {
        found.insert(number)
      }
    }
    return found.sorted().map { .number($0) }
  }

  /// Beside the dates of references, and so many months before the day of the application.
  private func dates(of index: Int, in test: TestCase) -> [Constant?] {
    if index == program.record.asOf {
      return dates.flatMap { date in
        [-1, 0].compactMap { date.adding(days: $0) }.map { .date($0) }
      }
    }
    guard let asOf = program.record.asOf, case .date(let day)?? = test.values[asOf] as Constant??
    else { return [] }
    return figures.compactMap(\.integer).filter { (1...240).contains($0) }.flatMap { months in
      day.adding(months: -months).map { date in
        [0, 1].compactMap { date.adding(days: $0) }.map { .date($0) }
      } ?? []
    }
  }
}

extension CellTest {
  fileprivate var tests: [Test] {
    if case .tests(_, let tests) = self { tests } else { [] }
  }
}

extension FieldSchema {
  fileprivate func takes(_ number: Number) -> Bool {
    let isAbove = lowest.map { $0 < number || $0 == number && lowestIncluded } ?? true
    let isBelow = highest.map { number < $0 || $0 == number && highestIncluded } ?? true
    return isAbove && isBelow
  }
}
