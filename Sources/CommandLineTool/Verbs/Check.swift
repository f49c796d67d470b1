import Analysis
import Diagnostics
import Glibc
import Semantics

/// How `check` prints what it found.
enum CheckFormat: String, CaseIterable, Sendable { case text, json, sarif }

/// How a verb prints what it found.
enum TextFormat: String, CaseIterable, Sendable { case text, json }

extension Verb {
  static let format = Option<TextFormat>.choice(
    "format", help: Phrase("How to print.", "输出格式。"), default: .text)
  static let paths = Positional(
    "path",
    help: Phrase(
      "A rule book, its folder, or a tree of them such as Models.",
      "规则书、其所在文件夹，或含有多本规则书的文件夹树，如 Models。"), isRepeated: true)
  private static let checkFormat = Option<CheckFormat>.choice(
    "format", help: Phrase("How to print.", "输出格式。"), default: .text)
  private static let fix = Flag(
    "fix",
    help: Phrase(
      "Make the fixes that leave no choice, then check; choices of policy are shown and never made.",
      "先完成无需选择的修正，再检查；涉及政策选择的只列出，不改动。"))
  private static let limit = Option<Int>.integer(
    "limit", in: 1...10_000,
    help: Phrase(
      "How many problems of a book are shown; the rest are counted.",
      "每本规则书最多显示的问题数，其余只计数。"), defaultText: Phrase(verbatim: "100"))
  private static let watch = Flag(
    "watch",
    help: Phrase(
      "Check again whenever a file is saved, until interrupted.", "每次保存文件后重新检查，直到中断。"))

  private static let withoutAdvice = Flag(
    "no-advice",
    help: Phrase("Leaves out notes, which are advice.", "不显示提示，即建议性的内容。"))

  /// Checks rule books; 1 where one has a mistake.
  static let check = Verb(
    "check", Phrase("Check rule books and scenarios and show every problem.", "检查规则书和情景，列出全部问题。"),
    accepts: [checkFormat, limit, fix, watch, withoutAdvice, paths]
  ) { arguments, console in
    let report = CheckReport(
      format: arguments[checkFormat] ?? .text, limit: arguments[limit] ?? 100, console)
    let paths = arguments.all(paths)
    let advises = !arguments[withoutAdvice]
    if arguments[fix] { try BookMending(paths).tell(console) }
    guard arguments[watch] else {
      return try report.show(BookCheck(paths, advises: advises))
    }
    while true {
      let before = FileSnapshot(paths)
      do {
        _ = try report.show(BookCheck(paths, advises: advises))
      } catch let error as ToolError {
        console.sayRaw(error.text)
      }
      console.say(Phrase("watching; interrupt to stop", "正在监视文件；中断即停止"))
      while FileSnapshot(paths) == before { usleep(250_000) }
    }
  }
}

/// The check of all books and scenarios that some paths name.
struct BookCheck {
  /// A file that was checked by itself; of a scenario nothing is analysed.
  struct Entry {
    var path: String
    var checked: CheckedBook
    var analysis = Analysis()
    var scenario: Scenario?
    var isScenario = false
  }
  let books: [Entry]

  /// `advises`: whether notes are shown.
  init(_ paths: [String], advises: Bool = true) throws {
    books = try BookPaths.booksAndScenarios(at: paths).map { path in
      var entry = try Self.entry(path)
      if !advises { entry.checked.diagnostics.removeAll { $0.severity == .note } }
      return entry
    }
  }

  private static func entry(_ path: String) throws -> Entry {
    if try BookPaths.isScenario(path) {
      let checked = try Semantics.check(scenarioAt: path, reader: .disk)
      return Entry(path: path, checked: checked.book, scenario: checked.scenario, isScenario: true)
    }
    var checked = try Semantics.check(bookAt: path, reader: .disk)
    let analysis = analyse(checked)
    checked.diagnostics += analysis.findings.map(\.diagnostic)
    return Entry(path: path, checked: checked, analysis: analysis)
  }

  func count(_ severity: Severity) -> Int {
    books.reduce(0) { $0 + $1.checked.diagnostics.count { $0.severity == severity } }
  }
}
