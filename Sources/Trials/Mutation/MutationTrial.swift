import Analysis
import Diagnostics
import Dispatch
import Engine
package import Semantics
import Synchronization
import Syntax

/// Tries a book's tests on its mutants.
package struct MutationTrial: Sendable {
  private let book: CheckedBook
  private let program: Program?
  /// The book without its tests: what mutants are compared with.
  private let plain: Program?
  private let groups: [SettingGroup]
  package let mutants: [Mutant]

  /// The mutants of a book by some operators; a book that does not check has none.
  package init(_ book: CheckedBook, operators: Set<MutationOperator>) {
    self.book = book
    program = book.program
    plain = book.withoutTests.program
    groups = program.map { SettingGroup.groups(of: $0, book) } ?? []
    guard program != nil else {
      mutants = []
      return
    }
    mutants = book.fileIDs.flatMap { id in
      let tree = parse(book.files[id], id: id).tree
      var finder = MutantFinder(tree, file: id, literalTypes: book.literalTypes)
      return finder.find().filter { operators.contains($0.operation) }
    }
  }

  /// Runs the tests on every mutant.
  ///
  /// `progress` is called from any thread with how many are done.
  package func run(threads: Int = 2, progress: @escaping @Sendable (Int) -> Void = { _ in })
    -> MutationReport
  {
    let next = Atomic(0)
    let fates = Mutex([MutantFate](repeating: .survived, count: mutants.count))
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < mutants.count else { return }
        let fate = fate(of: mutants[index])
        fates.withLock { $0[index] = fate }
        progress(index + 1)
      }
    }
    return MutationReport(
      entries: zip(mutants, fates.withLock { $0 }).map { .init(mutant: $0, fate: $1) })
  }

  /// Cases that tell survivors from the book, as far as a short search finds them.
  package func witnesses(for survivors: [Mutant]) -> [Mutant: MutantWitness] {
    guard let program, !survivors.isEmpty, let search = WitnessSearch(program) else { return [:] }
    var witnesses: [Mutant: MutantWitness] = [:]
    for mutant in survivors {
      let changed = book.replacing(mutant.file, with: mutant.text(in: book.files))
      witnesses[mutant] = changed.program.flatMap(search.witness)
    }
    return witnesses
  }

  /// The book's own tests first, those with other parameters after them, until one fails.
  private func fate(of mutant: Mutant) -> MutantFate {
    let changed = book.replacing(mutant.file, with: mutant.text(in: book.files))
    guard let program, let plain, let other = changed.program else { return .invalid }
    for group in groups {
      let tests = group.tests.map { program.tests[$0] }
      // A book that does not hold with what a test sets, or cannot be run, is noticed by it.
      guard let tried = group.opened(changed, other),
        let judge = try? TrialJudge(tried.program, tests.map { $0.opened(in: tried) })
      else { return .killed(by: tests[0].title) }
      if let failed = tests.indices.first(where: { !judge.failures($0).isEmpty }) {
        return .killed(by: tests[failed].title)
      }
    }
    return Equivalence.proof(plain, other).map { .equivalent($0) } ?? .survived
  }
}

/// Tests that set the same parameters and the same facts.
private struct SettingGroup: Sendable {
  struct Key: Hashable {
    var parameters: [Int: Constant]
    var facts: [String]
  }
  let key: Key
  let tests: [Int]
  /// Whether the parameters stand in the program as such, and in no table, bin or step.
  let isDirect: Bool

  /// The tests of a book by what they set, those that set nothing first.
  static func groups(of program: Program, _ book: CheckedBook) -> [SettingGroup] {
    Dictionary(grouping: program.tests.indices) { index in
      let test = program.tests[index]
      return Key(parameters: test.parameters, facts: test.facts.keys.sorted())
    }.sorted { ($0.key.isEmpty ? 0 : 1, $0.value[0]) < ($1.key.isEmpty ? 0 : 1, $1.value[0]) }
      .map { key, tests in
        SettingGroup(key: key, tests: tests, isDirect: key.isDirect(in: program, book))
      }
  }

  /// A mutant with what the tests set; `nil` where it does not hold with it.
  func opened(_ book: CheckedBook, _ program: Program) -> OpenedBook? {
    isDirect
      ? OpenedBook(program: program.setting(key.parameters), fields: [:])
      : book.variant(parameters: key.parameters, facts: key.facts)
  }
}

extension SettingGroup.Key {
  var isEmpty: Bool { parameters.isEmpty && facts.isEmpty }

  func isDirect(in program: Program, _ book: CheckedBook) -> Bool {
    guard facts.isEmpty else { return false }
    guard !parameters.isEmpty else { return true }
    return book.replacing(parameters: parameters).map {
      $0.isWrittenLike(program.setting(parameters))
    } ?? false
  }
}

extension Program {
  fileprivate func setting(_ values: [Int: Constant]) -> Program {
    var program = self
    for (index, value) in values { program.parameters[index].value = value }
    return program
  }

  /// Whether both compute the same by the same nodes and tables.
  fileprivate func isWrittenLike(_ other: Program) -> Bool {
    nodes.map(\.operation) == other.nodes.map(\.operation)
      && zip(tables, other.tables).allSatisfy { a, b in
        a.rows.map(\.cells) == b.rows.map(\.cells)
          && a.rows.map(\.output) == b.rows.map(\.output) && a.otherwise == b.otherwise
          && a.policy == b.policy
      }
      && scorecards.map { $0.characteristics.map(\.bins) }
        == other.scorecards.map { $0.characteristics.map(\.bins) }
  }
}
