package import Engine
import Semantics
import Trials

extension TrialRun {
  /// All results for machines.
  package static func json(_ runs: [TrialRun]) -> JSON {
    .members([
      "passed": .count(runs.reduce(0) { $0 + $1.report.passed }),
      "failed": .count(runs.reduce(0) { $0 + $1.report.failed }),
      "books": .array(runs.map(\.json)),
    ])
  }

  private var json: JSON {
    .members([
      "book": .text(program.name), "path": .text(path), "digest": .text(program.digest),
      "tests": .array(
        report.results.map { result in
          .members([
            "title": .text(result.title), "place": .text(place(result.span)),
            "passed": .truth(result.failures.isEmpty),
            "failures": result.failures.isEmpty ? nil : .array(result.failures.map(json)),
          ])
        }),
      "case_tables": caseTables.isEmpty
        ? nil
        : .array(
          caseTables.map { table in
            .members([
              "path": .text(table.path), "filled": .count(table.filled),
              "blank": .count(table.blank),
              "reviewed_by": .array(table.reviewers.map { .text($0) }),
            ])
          }),
      "coverage": coverage?.json,
    ])
  }

  private func json(_ failure: TrialFailure) -> JSON {
    .members([
      "subject": .text(failure.subject), "expected": .text(failure.expected),
      "found": .text(failure.found), "place": .text(place(failure.span)),
    ])
  }
}
