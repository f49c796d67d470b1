import Columns
package import Engine
import Semantics

/// By rule of a book, the positions of its tests in which the rule fires.
///
/// Tests of values with which the book does not hold fire nothing.
package func firings(of book: TrialBook) throws(BindingError) -> [[Int]] {
  var firings: [[Int]] = book.program.rules.map { _ in [] }
  for group in TrialGroup.groups(of: book) {
    guard let program = group.program else { continue }
    let decisions = try Engine(program).decide(
      RecordTable(group.cases, of: program), options: RunOptions(threads: 1))
    for (row, test) in group.tests.enumerated() {
      for rule in book.program.rules.indices where decisions.fired(rule, row) {
        firings[rule].append(test)
      }
    }
  }
  return firings.map { $0.sorted() }
}
