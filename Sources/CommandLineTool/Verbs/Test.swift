import Diagnostics
import Engine
import Markup
import Reports
import Semantics
import Trials

/// How the results of tests are printed.
enum TrialFormat: String, CaseIterable, Sendable { case text, json, html, junit }

extension Verb {
  private static let trialFormat = Option<TrialFormat>.choice(
    "format",
    help: Phrase(
      "How to print; html is pages of coverage, junit is for build servers.",
      "输出格式；html 为覆盖率网页，junit 供持续集成使用。"), default: .text)
  private static let coverage = Flag(
    "coverage",
    help: Phrase(
      "Say what of the books the tests meet and what they do not.", "说明测试覆盖了规则书的哪些部分、未覆盖哪些部分。"))
  private static let out = Option<String>.text(
    "out", valueName: "path",
    help: Phrase(
      "The folder for html, the file for any other format, instead of standard output.",
      "html 写入的文件夹；其他格式写入的文件（不写到标准输出）。"))
  private static let failUnder = Option<CoverageFloor>(
    "fail-under", valueName: "percent",
    help: Phrase(
      "Answer 1 where the tests of a book cover less of it, as in 90%.",
      "任何一本规则书的覆盖率低于此值时返回 1，如 90%。"),
    expected: Phrase("a percentage from 0% to 100% such as 90%", "0% 到 100% 之间的百分比，如 90%"),
    read: { CoverageFloor($0) })

  /// Runs the tests of rule books; 1 where one fails, or covers too little.
  static let test = Verb(
    "test", Phrase("Run the tests that stand in rule books.", "运行规则书中的测试。"),
    discussion: Phrase(
      """
      Tests stand in rule books and in tables of cases beside them, NAME.cases.csv. With --coverage \
      every rule, condition, branch, table row, bin, boundary and reason is shown that no test \
      meets. What is counted, and how the percentage comes about, stands in docs/testing.md.
      """,
      """
      测试写在规则书中，也可写在旁边的案例表“名称.cases.csv”中。使用 --coverage 时，列出没有测试覆盖到的规则、\
      条件、分支、表行、分箱、边界和原因。统计口径见 docs/testing.md。
      """),
    accepts: [trialFormat, coverage, out, failUnder, paths]
  ) { arguments, console in
    let format = arguments[trialFormat] ?? .text
    let floor = arguments[failUnder]
    let isMeasured = arguments[coverage] || format == .html || floor != nil
    if format == .html, arguments[out] == nil { throw UsageError.missing(out.parameter) }
    var runs: [TrialRun] = []
    for path in try BookPaths.books(at: arguments.all(paths)) {
      let (book, program) = try RuleBook.open(path, console)
      guard let trials = TrialBook(book) else { continue }
      runs.append(
        TrialRun(
          path: path, program: program, report: try runTrials(of: trials),
          coverage: isMeasured ? try Trials.coverage(of: trials) : nil,
          caseTables: book.caseTables))
    }
    let output = TrialOutput(runs: runs, console: console)
    switch format {
    case .text where arguments[out] == nil: output.showText()
    case .html: try output.writePages(in: arguments[out] ?? "")
    default:
      let text = output.text(format)
      if let path = arguments[out] {
        try FileSystem.replace(path, with: Array(text.utf8))
      } else {
        console.write(text)
      }
    }
    let isCovered = floor.map { output.holds($0) } ?? true
    return isCovered && runs.allSatisfy { $0.report.failed == 0 } ? .good : .no
  }
}

/// The least coverage that is accepted, in tenths of a percent.
struct CoverageFloor: Equatable, Sendable {
  var permille: Int
  var text: String

  /// Reads `90%`, `90` and `87.5%`; `nil` for anything else.
  init?(_ text: String) {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int(parts[0]), let tenths = parts.count == 2 ? Int(parts[1]) : 0,
      parts.count == 1 || parts[1].count == 1, whole * 10 + tenths <= 1000
    else { return nil }
    permille = whole * 10 + tenths
    self.text = "\(digits)%"
  }
}

/// Results of tests on their way out.
struct TrialOutput {
  var runs: [TrialRun]
  var console: Console

  /// Every failed expectation with what was expected and found, a line for each book, then what is not covered.
  func showText() {
    let style = console.outputStyle
    let language = console.language
    for run in runs {
      for line in run.failureLines(in: language) {
        console.print(line.isTitle ? style(.red, line.text) : line.text)
      }
    }
    for run in runs where run.coverage != nil {
      console.write(run.coverageText(in: language))
      console.print()
    }
    for run in runs {
      console.print(summaryLine(style(.bold, run.path), run))
    }
    if runs.count > 1 {
      let all = TrialReport(results: runs.flatMap(\.report.results)).summary
      console.print(
        Phrase("\(runs.count) books: ", "\(runs.count) 本规则书：") + all)
    }
  }

  /// `Models/rb30/rb30.rules: 14 tests pass`.
  private func summaryLine(_ path: String, _ run: TrialRun) -> Phrase {
    Phrase(verbatim: path) + Phrase(": ", "：") + run.summary
  }

  /// The results as one text.
  func text(_ format: TrialFormat) -> String {
    switch format {
    case .json: return TrialRun.json(runs).pretty
    case .junit: return TrialRun.junit(runs).rendered
    case .text, .html:
      let language = console.language
      return runs.map { run in
        run.failureLines(in: language).map { $0.text + "\n" }.joined()
          + run.coverageText(in: language)
          + summaryLine(run.path, run).filled(in: language) + "\n"
      }.joined(separator: "\n")
    }
  }

  /// Writes an index and a page for each book.
  func writePages(in folder: String) throws(ToolError) {
    try FileSystem.makeFolder(folder)
    let path = folder.hasSuffix("/") ? folder : folder + "/"
    for (name, text) in CoveragePages(runs, in: console.language).files {
      try FileSystem.replace(path + name, with: Array(text.utf8))
    }
    for run in runs {
      for line in run.failureLines(in: console.language) { console.print(line.text) }
      let covered = run.coverage?.total.percent ?? ""
      console.print(
        Phrase(
          "\(run.path): \(run.summary.english), \(covered) covered",
          "\(run.path)：\(run.summary.chinese)，覆盖率 \(covered)"))
    }
    console.print(Phrase("wrote \(path)index.html", "已写入 \(path)index.html"))
  }

  /// Whether every book reaches the least coverage; says which do not.
  func holds(_ floor: CoverageFloor) -> Bool {
    var isReached = true
    for run in runs {
      guard let total = run.coverage?.total, total.permille < floor.permille else { continue }
      isReached = false
      console.say(
        Phrase(
          "error: the tests of '\(run.path)' cover \(total.percent), less than \(floor.text)",
          "错误：“\(run.path)”的测试覆盖率为 \(total.percent)，低于 \(floor.text)"))
    }
    return isReached
  }
}
