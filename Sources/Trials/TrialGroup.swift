import Semantics

/// Tests of a book that run together, because they set the same parameters and the same facts.
struct TrialGroup {
  /// The book with those parameters and facts; `nil` where it does not hold with them.
  var program: Program?
  /// Positions of the tests.
  var tests: [Int]
  /// The tests as cases of that program.
  var cases: [TestCase]

  /// The tests of a book in the order in which what they set is first met.
  static func groups(of book: TrialBook) -> [TrialGroup] {
    var groups: [(like: TestCase, tests: [Int])] = []
    for (position, test) in book.program.tests.enumerated() {
      let known = groups.firstIndex {
        $0.like.parameters == test.parameters && Set($0.like.facts.keys) == Set(test.facts.keys)
      }
      if let known {
        groups[known].tests.append(position)
      } else {
        groups.append((test, [position]))
      }
    }
    return groups.map { like, tests in
      let cases = tests.map { book.program.tests[$0] }
      if like.parameters.isEmpty, like.facts.isEmpty {
        return TrialGroup(program: book.program, tests: tests, cases: cases)
      }
      guard let opened = book.variant(like.parameters, like.facts.keys.sorted()) else {
        return TrialGroup(program: nil, tests: tests, cases: cases)
      }
      return TrialGroup(
        program: opened.program, tests: tests, cases: cases.map { $0.opened(in: opened) })
    }
  }
}

extension TestCase {
  /// The test as a case of a book that reads its facts from the record.
  func opened(in book: OpenedBook) -> TestCase {
    var test = self
    let count = book.program.record.fields.count
    test.values += [Constant?](repeating: nil, count: max(0, count - values.count))
    for (name, value) in facts {
      // A fact that nothing reads decides nothing.
      if let position = book.fields[name] { test.values[position] = value }
    }
    return test
  }
}
