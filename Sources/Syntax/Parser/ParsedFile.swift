package import Diagnostics

/// What a file's text says, and what is wrong with it.
package struct ParsedFile: Sendable {
  /// Every byte of the text, whatever is wrong with it.
  package let tree: SyntaxTree
  /// The typed view; `nil` when the file does not say what it is.
  ///
  /// Where problems were reported, names may be empty and expressions `invalid`.
  package let file: FileSyntax?
  /// The language that the file is written in, as it says or as its first word is spelt.
  package let language: Language
  /// In the order in which they were found.
  package let diagnostics: [Diagnostic]

  /// Whether the text is without a mistake.
  package var isValid: Bool { file != nil && diagnostics.isEmpty }
}

/// Reads a rule book or a module.
package func parse(_ source: SourceFile, id: FileID) -> ParsedFile {
  var parser = Parser(LexedFile(source, id: id))
  let file = parser.file()
  return ParsedFile(
    tree: parser.tree(), file: file, language: parser.language,
    diagnostics: parser.allDiagnostics)
}

/// What a file begins as, in whatever language, with mistakes or without; `nil` where it does not say.
package func kind(ofFile text: String) -> FileSyntax.Kind? {
  let head = text.split(whereSeparator: \.isNewline).lazy
    .map { $0.drop { $0.isWhitespace || $0 == "\u{FEFF}" } }
    .filter { !$0.isEmpty && !$0.hasPrefix("//") }
    .prefix(3).joined(separator: "\n")
  let words = LexedFile(SourceFile(path: "", text: head), id: FileID(index: 0)).tokens.map(\.word)
  let heading = words.first == .language ? words.dropFirst(2).first : words.first
  return heading.flatMap { $0?.fileKind }
}

/// Reads a lone expression, such as a parameter's value on the command line.
///
/// Spans count from the beginning of `place`, where the text stands in its file.
package func parseExpression(_ text: String, at place: SourceSpan = .nowhere)
  -> (expression: Expression, diagnostics: [Diagnostic])
{
  let (value, diagnostics) = parseLone(text, at: place) { $0.expression() }
  return (value, diagnostics)
}

/// Reads facts that are set directly: `tax_paid_12m = 4_999.99, tax_level = missing`.
package func parseSettings(_ text: String, at place: SourceSpan = .nowhere)
  -> (settings: [SettingSyntax], diagnostics: [Diagnostic])
{
  let (value, diagnostics) = parseLone(text, at: place) { $0.settings() }
  return (value, diagnostics)
}

/// Reads a cell of a table's input column, as spreadsheets hold them.
package func parseCell(_ text: String, at place: SourceSpan = .nowhere)
  -> (cell: Cell, diagnostics: [Diagnostic])
{
  let (value, diagnostics) = parseLone(text, at: place) { $0.cell() }
  return (value, diagnostics)
}

/// Reads a cell of a table's output column; `nil` is `missing`.
package func parseOutputCell(_ text: String, at place: SourceSpan = .nowhere)
  -> (output: Expression?, diagnostics: [Diagnostic])
{
  let (value, diagnostics) = parseLone(text, at: place) { $0.outputCell() }
  return (value, diagnostics)
}

extension SourceSpan {
  /// The beginning of the first file: for text that stands in none.
  package static let nowhere = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
}

private func parseLone<Value>(
  _ text: String, at place: SourceSpan, _ read: (inout Parser) -> Value
) -> (Value, [Diagnostic]) {
  let place = TextPlace(file: place.file, offset: place.lower)
  var parser = Parser(LexedFile(SourceFile(path: "", text: text), at: place))
  let value = read(&parser)
  parser.expectEnd()
  return (value, parser.allDiagnostics)
}
