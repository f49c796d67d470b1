package import Diagnostics
package import Semantics
package import Trials

/// What the tests of one book came to.
package struct TrialRun: Sendable {
  package var path: String
  package var program: Program
  package var report: TrialReport
  /// Where it was asked for.
  package var coverage: Coverage?
  package var caseTables: [CaseTable]

  package init(
    path: String, program: Program, report: TrialReport, coverage: Coverage? = nil,
    caseTables: [CaseTable] = []
  ) {
    self.path = path
    self.program = program
    self.report = report
    self.coverage = coverage
    self.caseTables = caseTables
  }

  /// Cases that nobody has said anything of.
  package var blankCases: Int { caseTables.reduce(0) { $0 + $1.blank } }

  /// `Models/tax_line/v2/tax_line.rules:325:11`.
  func place(_ span: SourceSpan) -> String {
    let file = program.files[span.file]
    let (line, column) = file.lineAndColumn(at: span.lower)
    return "\(file.path):\(line):\(column)"
  }
}

extension TrialReport {
  /// `21 tests pass`, `1 of 21 tests fails`.
  package var summary: Phrase {
    let count = results.count
    if count == 0 { return Phrase("no tests", "没有测试") }
    let tests = "\(count) test\(count == 1 ? "" : "s")"
    if failed > 0 {
      return Phrase(
        "\(failed) of \(tests) \(failed == 1 ? "fails" : "fail")", "\(count) 个测试中 \(failed) 个未通过")
    }
    return Phrase("\(tests) \(count == 1 ? "passes" : "pass")", "\(count) 个测试全部通过")
  }
}
