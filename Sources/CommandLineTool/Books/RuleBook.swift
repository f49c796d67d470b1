import Diagnostics
import Semantics

/// A rule book that a verb works with.
enum RuleBook {
  /// What people must name.
  static let rules = Option<String>.text(
    "rules", valueName: "book", help: "The rule book: a file, or a folder that holds one.",
    isRequired: true)

  /// Reads and checks a book that must hold.
  ///
  /// - Throws: where it cannot be read, or has mistakes, which are shown first.
  static func open(_ path: String, _ console: Console) throws -> (
    book: CheckedBook, program: Program
  ) {
    let book = try check(bookAt: path, reader: .disk)
    if let program = book.program { return (book, program) }
    let errors = book.diagnostics.filter { $0.severity == .error }
    console.sayRaw(DiagnosticRenderer(files: book.files, limit: 20).text(errors))
    throw ToolError(.badInput, "the rule book '\(path)' does not hold")
  }

  /// Reads facts that are set directly.
  ///
  /// - Throws: where they do not fit the book; the problems are shown first.
  static func setting(_ text: String, in book: CheckedBook, _ console: Console) throws -> DirectCase
  {
    let (facts, problems, files) = book.setting(text)
    if let facts { return facts }
    console.sayRaw(DiagnosticRenderer(files: files, limit: 20).text(problems))
    throw ToolError(.wrongUsage, "the facts of '--with' do not fit the book")
  }
}
