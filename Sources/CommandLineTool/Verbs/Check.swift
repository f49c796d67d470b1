import Diagnostics
import Engine
import Glibc
import Semantics

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
  private static let watch = Flag(
    "watch",
    help: Phrase(
      "Check again whenever a file is saved, until interrupted.", "每次保存文件后重新检查，直到中断。"))

  /// Checks rule books; 1 where one has a mistake.
  static let check = Verb(
    "check", Phrase("Check rule books and show every problem.", "检查规则书，列出全部问题。"),
    accepts: [format, watch, paths]
  ) { arguments, console in
    let format = arguments[format] ?? .text
    let paths = arguments.all(paths)
    guard arguments[watch] else {
      return try BookCheck(paths).show(format, console)
    }
    while true {
      let before = FileSnapshot(paths)
      do {
        _ = try BookCheck(paths).show(format, console)
      } catch let error as ToolError {
        console.sayRaw(error.text)
      }
      console.say(Phrase("watching; interrupt to stop", "正在监视文件；中断即停止"))
      while FileSnapshot(paths) == before { usleep(250_000) }
    }
  }
}

/// The check of all books that some paths name.
struct BookCheck {
  private let books: [(path: String, checked: CheckedBook)]

  init(_ paths: [String]) throws {
    books = try BookPaths.books(at: paths).map { path in
      (path, try Semantics.check(bookAt: path, reader: .disk))
    }
  }

  private func count(_ severity: Severity) -> Int {
    books.reduce(0) { $0 + $1.checked.diagnostics.count { $0.severity == severity } }
  }

  /// Prints every problem and what they come to.
  func show(_ format: TextFormat, _ console: Console) -> ExitCode {
    switch format {
    case .json: console.write(json(console))
    case .text: showText(console)
    }
    return count(.error) > 0 ? .no : .good
  }

  private func showText(_ console: Console) {
    let style = console.outputStyle
    for (path, checked) in books {
      let renderer = DiagnosticRenderer(
        files: checked.files, language: console.language(of: checked.language))
      for diagnostic in DiagnosticRenderer.sorted(checked.diagnostics).prefix(renderer.limit) {
        let paint: Style.Paint = diagnostic.severity == .error ? .red : .yellow
        let lines = renderer.text(diagnostic).split(
          separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        console.print(style(paint, String(lines[0])))
        console.print(lines.count > 1 ? String(lines[1]) : "")
      }
      let language = console.language(of: checked.language)
      console.print(
        style(.bold, path) + Phrase(": ", "：").filled(in: language)
          + summary(of: checked).filled(in: language))
    }
    if books.count > 1 {
      console.print(
        Phrase("\(books.count) books: ", "\(books.count) 本规则书：") + Self.problems(count))
    }
  }

  private func summary(of checked: CheckedBook) -> Phrase {
    let found = Self.problems { severity in
      checked.diagnostics.count { $0.severity == severity }
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

  /// `2 errors, 1 warning`, or `no problems`.
  private static func problems(_ count: (Severity) -> Int) -> Phrase {
    Severity.summary(count) ?? Phrase("no problems", "没有问题")
  }

  private func json(_ console: Console) -> String {
    let entries = books.map { path, checked in
      let head = JSON.members([
        "path": .text(path), "book": checked.program.map { .text($0.name) },
        "digest": checked.program.map { .text($0.digest) },
      ]).line
      let problems = DiagnosticRenderer(
        files: checked.files, language: console.language(of: checked.language)
      ).json(checked.diagnostics)
      // Both are objects: one object of the members of both.
      return "\(head.dropLast()), \(problems.dropFirst().dropLast())"
    }
    let totals = "\"errors\": \(count(.error)), \"warnings\": \(count(.warning))"
    return "{\"books\": [\n  \(entries.joined(separator: ",\n  "))\n], \(totals)}\n"
  }
}
