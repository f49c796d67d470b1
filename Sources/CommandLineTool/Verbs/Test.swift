import Diagnostics
import Engine
import Semantics
import Trials

extension Verb {
  /// Runs the tests of rule books; 1 where one fails.
  static let test = Verb(
    "test", Phrase("Run the tests that stand in rule books.", "运行规则书中的测试。"),
    accepts: [format, paths]
  ) { arguments, console in
    var runs: [TrialRun] = []
    for path in try BookPaths.books(at: arguments.all(paths)) {
      let (book, program) = try RuleBook.open(path, console)
      let report = try runTrials(of: program) { book.replacing(parameters: $0) }
      runs.append(TrialRun(path: path, program: program, report: report))
    }
    switch arguments[format] ?? .text {
    case .json: console.write(TrialRun.json(runs).pretty)
    case .text: TrialRun.show(runs, console)
    }
    return runs.allSatisfy { $0.report.failed == 0 } ? .good : .no
  }
}

/// The tests of one book.
struct TrialRun {
  var path: String
  var program: Program
  var report: TrialReport

  /// Every failed expectation with what was expected and found, then a line for each book.
  static func show(_ runs: [TrialRun], _ console: Console) {
    let style = console.outputStyle
    for run in runs {
      for result in run.report.results where !result.failures.isEmpty {
        console.print(style(.red, "failed: \(result.title)"))
        for failure in result.failures {
          console.print("  \(run.place(failure.span))")
          console.print("    \(failure.subject): expected \(failure.expected)")
          let padding = String(repeating: " ", count: displayWidth(of: failure.subject))
          console.print("    \(padding)     found \(failure.found)")
        }
        console.print()
      }
    }
    for run in runs { console.print("\(style(.bold, run.path)): \(run.report.summary)") }
    if runs.count > 1 {
      console.print(
        "\(runs.count) books: "
          + TrialReport(results: runs.flatMap(\.report.results)).summary)
    }
  }

  private func place(_ span: SourceSpan) -> String {
    let file = program.files[span.file]
    let (line, column) = file.lineAndColumn(at: span.lower)
    return "\(file.path):\(line):\(column)"
  }

  /// All results for machines.
  static func json(_ runs: [TrialRun]) -> JSON {
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
            "title": .text(result.title), "passed": .truth(result.failures.isEmpty),
            "failures": result.failures.isEmpty ? nil : .array(result.failures.map(json)),
          ])
        }),
    ])
  }

  private func json(_ failure: TrialFailure) -> JSON {
    .members([
      "subject": .text(failure.subject), "expected": .text(failure.expected),
      "found": .text(failure.found), "place": .text(place(failure.span)),
    ])
  }
}

extension TrialReport {
  /// `21 tests pass`, `1 of 21 tests fails`.
  fileprivate var summary: String {
    let count = results.count
    let tests = "\(count) test\(count == 1 ? "" : "s")"
    if failed > 0 { return "\(failed) of \(tests) \(failed == 1 ? "fails" : "fail")" }
    return count == 0 ? "no tests" : "\(tests) \(count == 1 ? "passes" : "pass")"
  }
}
