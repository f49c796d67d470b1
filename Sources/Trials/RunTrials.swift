import Columns
package import Engine
package import Semantics

/// Runs the tests of a book on the engine that decides applications.
///
/// Tests that set parameters run the book as it is with those values, which `replacing` gives, or
/// `nil` where the book does not hold with them.
package func runTrials(
  of program: Program, replacing: ([Int: Constant]) -> Program?
) throws(BindingError) -> TrialReport {
  var results = program.tests.map {
    TrialResult(title: $0.title, span: $0.span, failures: [])
  }
  for group in TrialGroup.groups(of: program, replacing: replacing) {
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
    let judge = try TrialJudge(program, group.tests.map { program.tests[$0] })
    for (row, test) in group.tests.enumerated() { results[test].failures = judge.failures(row) }
  }
  return TrialReport(results: results)
}
