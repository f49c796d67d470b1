import Diagnostics
import Syntax

/// The pieces of a book that are read one by one: items of sections, fields of records, rows of tables,
/// and whole declarations of other kinds.
///
/// A mistake in a piece's text makes what it means uncertain, but not what the next one means.
struct Pieces {
  /// By file, where pieces begin, in order.
  private var starts: [FileID: [Int]] = [:]
  /// The tables and tests with their extent, which hang together.
  private var wholes: [SourceSpan] = []

  init(of files: [LoadedFile], _ sources: SourceFiles) {
    for file in files {
      let offsets = file.syntax.declarations.flatMap { declaration in
        [declaration.span.lower] + Self.places(in: declaration).map(\.lower)
      }
      let text = sources[file.id]
      starts[file.id] = Set(offsets.map { text.beginOfLineIfFirst($0) }).sorted()
      wholes += file.syntax.declarations.filter(\.hangsTogether).map(\.span)
    }
  }

  private static func places(in declaration: Syntax.Declaration) -> [SourceSpan] {
    switch declaration.kind {
    case .section(let section):
      section.items.map { item in
        switch item {
        case .undecided(let undecided): undecided.span
        case .let(let value): value.name.span
        case .output(let output): output.name.span
        case .rule(let rule): rule.span
        case .order(let order): order.span
        }
      }
    case .record(let record): record.fields.map(\.span)
    case .table(let table):
      if case .rows(_, let rows, _) = table.body { rows.map(\.span) } else { [] }
    default: []
    }
  }

  /// Where the piece begins in which a place lies.
  func start(of span: SourceSpan) -> SourceSpan {
    let start = starts[span.file]?.last { $0 <= span.lower } ?? 0
    return SourceSpan(file: span.file, lower: start, upper: start)
  }

  /// The table or test in which a place lies.
  func whole(of span: SourceSpan) -> SourceSpan? {
    wholes.first { $0.file == span.file && $0.lower <= span.lower && span.lower < $0.upper }
  }
}

extension Syntax.Declaration {
  /// Whether what one piece says counts for the others: rows of a table, values of a test.
  fileprivate var hangsTogether: Bool {
    switch kind {
    case .table, .test, .applicant, .scorecard: true
    default: false
    }
  }
}

extension SourceFile {
  /// The offset of the line's begin where only one word and white space stand before the place.
  fileprivate func beginOfLineIfFirst(_ offset: Int) -> Int {
    let start = lineStarts[lineAndColumn(at: offset).line - 1]
    let words = String(decoding: utf8[start..<offset], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    return words.count <= 1 ? start : offset
  }
}
