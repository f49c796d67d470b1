import Semantics

/// Tests of a book that run together, because they set the same parameters.
struct TrialGroup {
  /// The book with those parameters; `nil` where it does not hold with them.
  var program: Program?
  /// Positions of the tests.
  var tests: [Int]

  /// The tests of a book in the order in which their parameters are first met.
  ///
  /// - Parameter replacing: gives the book with other parameter values.
  static func groups(
    of program: Program, replacing: ([Int: Constant]) -> Program?
  ) -> [TrialGroup] {
    var groups: [(parameters: [Int: Constant], tests: [Int])] = []
    for (position, test) in program.tests.enumerated() {
      if let known = groups.firstIndex(where: { $0.parameters == test.parameters }) {
        groups[known].tests.append(position)
      } else {
        groups.append((test.parameters, [position]))
      }
    }
    return groups.map { TrialGroup(program: replacing($0.parameters), tests: $0.tests) }
  }
}
