import Columns
package import Engine
package import Semantics

/// By rule of a book, the positions of its tests in which the rule fires.
///
/// - Parameter replacing: gives the book with other parameter values; tests of values with which it does not
///   hold fire nothing.
package func firings(
  of program: Program, replacing: ([Int: Constant]) -> Program?
) throws(BindingError) -> [[Int]] {
  var firings: [[Int]] = program.rules.map { _ in [] }
  for group in TrialGroup.groups(of: program, replacing: replacing) {
    guard let replaced = group.program else { continue }
    let decisions = try Engine(replaced).decide(
      RecordTable(group.tests.map { program.tests[$0] }, of: replaced),
      options: RunOptions(threads: 1))
    for (row, test) in group.tests.enumerated() {
      for rule in program.rules.indices where decisions.fired(rule, row) {
        firings[rule].append(test)
      }
    }
  }
  return firings.map { $0.sorted() }
}
