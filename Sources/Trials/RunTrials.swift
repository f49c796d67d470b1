package import Engine
import Semantics

/// Runs the tests of a book on the engine that decides applications.
///
/// Tests that set parameters or facts run the book with those values; where it does not hold with them, they fail.
package func runTrials(of book: TrialBook) throws(BindingError) -> TrialReport {
  var results = book.program.tests.map {
    TrialResult(title: $0.title, span: $0.span, failures: [])
  }
  for group in TrialGroup.groups(of: book) {
    guard let program = group.program else {
      for test in group.tests {
        results[test].failures = [
          TrialFailure(
            subject: "parameters", expected: "a book that holds with them",
            found: "problems of the check", span: results[test].span)
        ]
      }
      continue
    }
    let judge = try TrialJudge(program, group.cases)
    for (row, test) in group.tests.enumerated() { results[test].failures = judge.failures(row) }
  }
  return TrialReport(results: results)
}
