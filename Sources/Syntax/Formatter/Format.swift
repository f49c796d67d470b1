import Diagnostics

/// The file in the house's layout; a file with mistakes comes back as it is.
///
/// Formatting what was formatted changes nothing, and nothing that the text says is changed:
/// comments stay, blank lines become one, full-width punctuation becomes ASCII.
package func format(_ file: ParsedFile) -> String {
  guard file.isValid else { return file.tree.source.text }
  var printer = LinePrinter(file.tree)
  return printer.print()
}

/// Puts tokens and comments on lines as their layout says.
private struct LinePrinter {
  let tree: SyntaxTree
  let layout: [TokenLayout]
  private var lines: [FormattedLine] = []
  private var line = FormattedLine()
  /// Counts the blank lines, which part some groups.
  private var segment = 0
  /// The token that the line ends with so far.
  private var last: Int?

  init(_ tree: SyntaxTree) {
    self.tree = tree
    layout = TreeLayout(tree).tokens
  }

  mutating func print() -> String {
    for index in tree.tokens.indices { place(index) }
    while lines.first?.kind == .blank { lines.removeFirst() }
    while lines.last?.kind == .blank { lines.removeLast() }
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
    let text = text(of: tree.tokens[index])
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

  /// The token as the house writes it.
  private func text(of token: Token) -> String {
    let written = tree.text(of: token)
    switch token.kind {
    case .text:
      if written.hasPrefix("\"") { return written }
      guard case .text(let text) = token.value else { return written }
      return quoted(text)
    case .times, .divide:
      return written == "×" || written == "÷" ? written : token.kind.spelling ?? ""
    case .identifier, .reserved, .quoted:
      guard case .name(let name) = token.value else { return written }
      return token.kind == .quoted ? "`\(name)`" : name
    case .number, .date, .month: return written.withASCIIForms
    default: return token.kind.spelling ?? written
    }
  }
}
