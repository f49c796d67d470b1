package import Diagnostics

/// The file in the house's layout; a file with mistakes comes back as it is.
///
/// Formatting what was formatted changes nothing, and nothing that the text says is changed:
/// comments stay, blank lines become one, full-width punctuation becomes ASCII. All words are written
/// in one language, the file's own unless another is given; there and back gives the same text.
package func format(_ file: ParsedFile, in language: Language? = nil) -> String {
  guard file.isValid else { return file.tree.source.text }
  var printer = LinePrinter(file.tree, in: language ?? file.language)
  return printer.print()
}

/// Puts tokens and comments on lines as their layout says.
private struct LinePrinter {
  let tree: SyntaxTree
  let layout: [TokenLayout]
  let writer: TokenWriter
  private var lines: [FormattedLine] = []
  private var line = FormattedLine()
  /// Counts the blank lines, which part some groups.
  private var segment = 0
  /// The token that the line ends with so far.
  private var last: Int?

  init(_ tree: SyntaxTree, in language: Language) {
    self.tree = tree
    layout = TreeLayout(tree).tokens
    writer = TokenWriter(tree, in: language)
  }

  mutating func print() -> String {
    for index in tree.tokens.indices { place(index) }
    while lines.first?.kind == .blank { lines.removeFirst() }
    while lines.last?.kind == .blank { lines.removeLast() }
    // What the file's language is comes first of all, even of comments: so it can come and go.
    if let statement = writer.statement {
      lines.insert(contentsOf: [FormattedLine(columns: [statement]), .init(kind: .blank)], at: 0)
    }
    return Alignment.text(of: lines)
  }

  private mutating func place(_ index: Int) {
    let token = tree.tokens[index]
    let place = layout[index]
    var lineEnded = place.lineBreak == .always
    var newlines = 0
    for piece in tree.trivia[token.trivia] {
      switch piece.kind {
      case .space: break
      case .newline: newlines += 1
      case .comment, .documentation:
        let text = String(decoding: tree.source.utf8[piece.range], as: UTF8.self)
          .withoutTrailingSpace
        if newlines == 0, last != nil {
          line.comment = text
        } else {
          endLine()
          if newlines > 1 { blankLine() }
          // A comment before a closing brace belongs into the block.
          let isClosing = token.kind == .rightBrace && place.lineBreak != .never
          lines.append(
            FormattedLine(
              kind: .comment, indent: place.indent + (isClosing ? 1 : 0), columns: [text]))
        }
        lineEnded = true
        newlines = 0
      }
    }
    if token.kind == .endOfFile { return endLine() }
    if writer.isStatement(index) { return }
    if newlines > 0, place.lineBreak == .kept { lineEnded = true }
    if lineEnded || last == nil {
      endLine()
      if newlines > 1, place.lineBreak == .always, token.kind != .rightBrace { blankLine() }
      beginLine(place)
    }
    append(index)
  }

  private mutating func endLine() {
    guard last != nil else { return }
    if line.kind == .row, line.columns.last?.isEmpty == true { line.columns.removeLast() }
    lines.append(line)
    line = FormattedLine()
    last = nil
  }

  /// One blank line, but none behind an opening brace.
  private mutating func blankLine() {
    guard let above = lines.last, above.kind != .blank else { return }
    segment += 1
    if above.kind == .tokens, above.columns.last?.hasSuffix("{") == true { return }
    lines.append(FormattedLine(kind: .blank))
  }

  private mutating func beginLine(_ place: TokenLayout) {
    line = FormattedLine(indent: place.indent, group: place.group)
    if var group = place.group, group.endsAtBlank {
      group.id = group.id << 20 | segment
      line.group = group
    }
  }

  private mutating func append(_ index: Int) {
    let place = layout[index]
    let text = writer.text(of: index)
    if place.isRowBar {
      if last == nil { line.kind = .row } else { line.columns.append("") }
      if line.columns.isEmpty { line.columns = [""] }
      last = index
      return
    }
    if let column = place.column, last != nil {
      while line.columns.count <= column { line.columns.append("") }
    }
    let end = line.columns.count - 1
    if !line.columns[end].isEmpty, let last, !isJoined(last, place) {
      line.columns[end] += String(repeating: " ", count: place.gap)
    }
    line.columns[end] += text
    last = index
  }

  private func isJoined(_ last: Int, _ place: TokenLayout) -> Bool {
    // `[0, ]` keeps its space: the bound behind the comma is left out.
    if tree.tokens[last].kind == .comma { return false }
    return place.joinsLeft || layout[last].joinsRight
  }
}
