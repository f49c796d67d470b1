import Diagnostics
import Engine
import Semantics

/// A rule book that a verb works with.
enum RuleBook {
  /// What people must name.
  static let rules = Option<String>.text(
    "rules", valueName: "book",
    help: Phrase(
      "The rule book: a file, or a folder that holds one.", "规则书：一个文件，或含有规则书的文件夹。"),
    isRequired: true)

  /// The same as an argument known by its place.
  static let path = Positional(
    "book",
    help: Phrase("The rule book: a file, or a folder that holds one.", "规则书：一个文件，或含有规则书的文件夹。"))

  /// Reads and checks a book that must hold.
  ///
  /// - Throws: where it cannot be read, or has mistakes, which are shown first.
  static func open(_ path: String, _ console: Console) throws -> (
    book: CheckedBook, program: Program
  ) {
    let book = try check(bookAt: path, reader: .disk)
    if let program = book.program { return (book, program) }
    let errors = book.diagnostics.filter { $0.severity == .error }
    let language = console.language(of: book.language)
    console.sayRaw(
      DiagnosticRenderer(files: book.files, limit: 20, language: language).text(errors))
    throw ToolError(
      .badInput, Phrase("the rule book '\(path)' does not hold", "规则书“\(path)”有错误，不能使用"))
  }

  /// Reads facts that are set directly.
  ///
  /// - Throws: where they do not fit the book; the problems are shown first.
  static func setting(_ text: String, in book: CheckedBook, _ console: Console) throws -> DirectCase
  {
    let (facts, problems, files) = book.setting(text)
    if let facts { return facts }
    let language = console.language(of: book.language)
    console.sayRaw(DiagnosticRenderer(files: files, limit: 20, language: language).text(problems))
    throw ToolError(
      .wrongUsage,
      Phrase("the facts of '--with' do not fit the book", "“--with”设定的事实与规则书不符"))
  }

  /// Reads the inputs of a table that is run alone.
  ///
  /// - Throws: where the book has no such table, or the inputs do not fit it; the problems are shown first.
  static func run(
    table name: String, on text: String, in book: CheckedBook, _ program: Program,
    _ console: Console
  ) throws -> TableRun {
    guard let position = program.tables.firstIndex(where: { $0.name == name }) else {
      let names = program.tables.map(\.name).joined(separator: ", ")
      throw ToolError(
        .wrongUsage, Phrase("the book has no table '\(name)'", "规则书中没有决策表“\(name)”"),
        remedy: Phrase("its tables: \(names)", "已有的决策表：\(names)"))
    }
    let (inputs, problems, files) = book.setting(text, ofTable: position)
    if let inputs { return try TableRun(position, of: program, on: inputs) }
    let language = console.language(of: book.language)
    console.sayRaw(DiagnosticRenderer(files: files, limit: 20, language: language).text(problems))
    throw ToolError(
      .wrongUsage,
      Phrase("the facts of '--with' do not fit the table", "“--with”中的事实与决策表不符"))
  }
}
