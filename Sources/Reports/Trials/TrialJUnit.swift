import Diagnostics
package import Markup
import Semantics
import Trials

extension TrialRun {
  /// All results as build servers read them: a suite a book, a case a test.
  package static func junit(_ runs: [TrialRun]) -> XML {
    .tag(
      "testsuites",
      [
        "name": "rulebench",
        "tests": "\(runs.reduce(0) { $0 + $1.report.results.count })",
        "failures": "\(runs.reduce(0) { $0 + $1.report.failed })", "errors": "0",
      ], runs.map(\.junit))
  }

  private var junit: XML {
    let figures = coverage.map { coverage in
      XML.tag(
        "properties", [:],
        [
          .tag("property", ["name": "digest", "value": program.digest]),
          .tag("property", ["name": "coverage", "value": coverage.total.percent]),
        ])
    }
    return .tag(
      "testsuite",
      [
        "name": path, "tests": "\(report.results.count)", "failures": "\(report.failed)",
        "errors": "0", "skipped": "0",
      ], (figures.map { [$0] } ?? []) + report.results.map(junit))
  }

  private func junit(_ result: TrialResult) -> XML {
    let file = program.files[result.span.file]
    return .tag(
      "testcase",
      [
        "name": result.title, "classname": program.name, "file": file.path,
        "line": "\(file.lineAndColumn(at: result.span.lower).line)",
      ],
      result.failures.map { failure in
        .tag(
          "failure",
          [
            "type": failure.subject,
            "message":
              "\(failure.subject): expected \(failure.expected), found \(failure.found)",
          ], [.text(place(failure.span))])
      })
  }
}
