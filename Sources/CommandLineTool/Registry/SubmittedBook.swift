import Diagnostics
import Registry
import Semantics
import Trials

/// A rule book that is fit to be handed in: it has no mistakes, and its tests pass.
struct SubmittedBook {
  let program: Program
  /// The canonical print, which is the version; its digest is the version's id.
  let print: [UInt8]
  private let book: CheckedBook
  private let path: String

  /// Checks the book.
  ///
  /// - Throws: where it has a mistake, which is shown first.
  init(at path: String, _ console: Console) throws {
    if !FileSystem.isFolder(path) { try FileSystem.check(path, .book) }
    let (book, program) = try RuleBook.open(path, console)
    let mistakes = try BookCheck([path], advises: false)
    guard mistakes.count(.error) == 0 else {
      _ = CheckReport(format: .text, limit: 100, console).show(mistakes)
      throw Self.refused(
        Phrase("the rule book '\(path)' does not pass 'check'", "规则书“\(path)”未通过检查"))
    }
    self.path = path
    self.book = book
    self.program = program
    print = Array(program.canonicalPrint.utf8)
  }

  /// Runs the book's tests, which takes a while.
  ///
  /// - Throws: where one fails, or there is none.
  func tested() throws -> TestEvidence {
    guard let trials = TrialBook(book) else {
      throw ToolError(
        .badInput, Phrase("the rule book '\(path)' does not hold", "规则书“\(path)”有错误，不能使用"))
    }
    let report = try runTrials(of: trials)
    let total = try Trials.coverage(of: trials).total
    guard report.failed == 0, !report.results.isEmpty else {
      throw Self.refused(
        report.results.isEmpty
          ? Phrase("the rule book '\(path)' has no tests", "规则书“\(path)”没有测试")
          : Phrase(
            "\(report.failed) of the \(counted(report.results.count, "test")) of '\(path)' \(report.failed == 1 ? "fails" : "fail")",
            "“\(path)”的 \(report.results.count) 个测试中有 \(report.failed) 个未通过"))
    }
    return TestEvidence(
      cases: report.results.count, failed: report.failed, covered: total.met,
      coverable: total.all)
  }

  /// What stands for the tests' result until they have run.
  static let untested = TestEvidence(cases: 0, failed: 0, covered: 0, coverable: 0)

  private static func refused(_ message: Phrase) -> ToolError {
    ToolError(
      .no, message,
      remedy: Phrase(
        "see 'rulebench check' and 'rulebench test' of the book",
        "请用“rulebench check”与“rulebench test”查看该规则书"))
  }
}
