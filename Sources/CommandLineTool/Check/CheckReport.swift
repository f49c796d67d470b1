import Analysis
import Diagnostics
import Engine
import Semantics

/// Prints what a check found, for people or machines.
struct CheckReport {
  let format: CheckFormat
  /// How many problems of a book are shown.
  let limit: Int
  let console: Console

  init(format: CheckFormat, limit: Int, _ console: Console) {
    self.format = format
    self.limit = limit
    self.console = console
  }

  /// Prints every problem and what they come to; whether the books are good.
  func show(_ check: BookCheck) -> ExitCode {
    switch format {
    case .text: showText(check)
    case .json: console.write(json(check))
    case .sarif: console.write(sarif(check))
    }
    return check.count(.error) > 0 ? .no : .good
  }

  private func renderer(of checked: CheckedBook) -> DiagnosticRenderer {
    DiagnosticRenderer(
      files: checked.files, limit: limit, language: console.language(of: checked.language),
      paint: console.outputStyle.isColoured ? .ansi : .none)
  }

  // MARK: Text

  private func showText(_ check: BookCheck) {
    for entry in check.books {
      let checked = entry.checked
      let renderer = renderer(of: checked)
      for diagnostic in DiagnosticRenderer.sorted(checked.diagnostics).prefix(limit) {
        console.print(renderer.text(diagnostic))
      }
      console.print(
        console.outputStyle(.bold, entry.path)
          + (Phrase(": ", "：") + summary(of: entry)).filled(in: renderer.language))
      for phrase in Self.extent(of: entry.analysis) {
        console.print("  " + phrase.filled(in: renderer.language))
      }
    }
    guard check.books.count > 1 else { return }
    console.print(Self.extent(of: check) + Self.problems(check.count))
  }

  /// `2 books: `, or `2 books and 1 scenario: `.
  private static func extent(of check: BookCheck) -> Phrase {
    let scenarios = check.books.count(where: \.isScenario)
    let books = check.books.count - scenarios
    let first = Phrase("\(books) book\(books == 1 ? "" : "s")", "\(books) 本规则书")
    guard scenarios > 0 else { return first + Phrase(": ", "：") }
    let second = Phrase("\(scenarios) scenario\(scenarios == 1 ? "" : "s")", "\(scenarios) 个情景")
    guard books > 0 else { return second + Phrase(": ", "：") }
    return first + Phrase(" and ", "、") + second + Phrase(": ", "：")
  }

  /// `2 errors`, or `no problems; 5 rules, 3 tests, sha256:…`.
  private func summary(of entry: BookCheck.Entry) -> Phrase {
    let checked = entry.checked
    let all = checked.diagnostics
    let found =
      Self.problems { severity in all.count { $0.severity == severity } }
      + DiagnosticRenderer.notShown(all.count - limit)
    if let scenario = entry.scenario {
      let (figures, measures) = (scenario.figures.count, scenario.measures.count)
      return found
        + Phrase(
          """
          ; \(figures) figure\(figures == 1 ? "" : "s"), \(measures) measure\(measures == 1 ? "" : "s"), \
          \(scenario.digest)
          """,
          "；\(figures) 个数值，\(measures) 个度量，\(scenario.digest)")
    }
    guard let program = checked.program else { return found }
    let rules = program.rules.count
    let tests = program.tests.count
    return found
      + Phrase(
        """
        ; \(rules) rule\(rules == 1 ? "" : "s"), \(tests) test\(tests == 1 ? "" : "s"), \
        \(program.digest)
        """,
        "；\(rules) 条规则，\(tests) 个测试，\(program.digest)")
  }

  /// How much of the book was settled for all inputs, and what was not.
  private static func extent(of analysis: Analysis) -> [Phrase] {
    guard analysis.subjects > 0 else { return [] }
    let settled = analysis.subjects - analysis.notAnalysed.count
    return [
      Phrase(
        "analysed \(settled) of \(analysis.subjects) rules and tables",
        "已分析 \(analysis.subjects) 项规则和决策表中的 \(settled) 项")
    ]
      + analysis.notAnalysed.map { left in
        Phrase("not analysed: '\(left.name)': ", "未分析：“\(left.name)”：") + left.why
      }
  }

  /// `2 errors, 1 warning`, or `no problems`.
  private static func problems(_ count: (Severity) -> Int) -> Phrase {
    Severity.summary(count) ?? Phrase("no problems", "没有问题")
  }

  // MARK: Machines

  private func json(_ check: BookCheck) -> String {
    let entries = check.books.map { entry in
      let checked = entry.checked
      let head = JSON.members([
        "path": .text(entry.path), "book": checked.program.map { .text($0.name) },
        "digest": checked.program.map { .text($0.digest) },
      ]).line
      let problems = renderer(of: checked).json(checked.diagnostics)
      // Both are objects: one object of the members of both.
      return "\(head.dropLast()), \(problems.dropFirst().dropLast())"
    }
    let totals =
      "\"errors\": \(check.count(.error)), \"warnings\": \(check.count(.warning))"
    return "{\"books\": [\n  \(entries.joined(separator: ",\n  "))\n], \(totals)}\n"
  }

  private func sarif(_ check: BookCheck) -> String {
    let language = console.language(of: check.books.first?.checked.language)
    return SARIFLog(
      check.books.map {
        SARIFLog.Book(files: $0.checked.files, diagnostics: $0.checked.diagnostics)
      },
      limit: limit, language: language,
      page: { code in ProblemPage.page(of: code).map { ProblemText($0, in: language).markdown } }
    ).text
  }
}
