/// Lines of a file with stretches of them underlined, each with what is said of it.
struct SourceExcerpt {
  /// A stretch to underline.
  struct Mark {
    var span: SourceSpan
    /// What is said at the underline; nothing at the place of the problem itself.
    var caption: String
    var isPrimary: Bool
  }

  /// How many columns of a line are shown.
  static let width = 120

  var file: SourceFile
  /// At least one, all in this file.
  var marks: [Mark]
  /// How wide line numbers are.
  var margin: Int
  var paint: Paint
  var role: Paint.Role

  /// The lines that hold marks, in their order, each followed by its underlines.
  var lines: [String] {
    let numbered = marks.map { (line: file.lineAndColumn(at: $0.span.lower).line, mark: $0) }
    var lines = [bar("")]
    var last: Int?
    for number in Set(numbered.map(\.line)).sorted() {
      if let last, number > last + 1 { lines.append(paint(.margin, blank + "...")) }
      last = number
      // The problem's own underline first, then the others from left to right.
      let here = numbered.filter { $0.line == number }.map(\.mark)
        .sorted { ($0.isPrimary ? 0 : 1, $0.span) < ($1.isPrimary ? 0 : 1, $1.span) }
      lines += shown(line: number, here)
    }
    return lines
  }

  private var blank: String { String(repeating: " ", count: margin) }

  private func bar(_ text: String) -> String {
    paint(.margin, blank + " |") + (text.isEmpty ? "" : " " + text)
  }

  private func shown(line number: Int, _ marks: [Mark]) -> [String] {
    let text = file.line(number)
    let start = file.lineStarts[number - 1]
    let first = columns(of: marks[0], in: text, from: start)
    let window = Window(width: displayWidth(of: text.drawn), keeping: first)
    let label = String(repeating: " ", count: margin - String(number).count) + String(number)
    var lines = [paint(.margin, label + " |") + " " + window.cut(text.drawn)]
    if window.cut(text.drawn).isEmpty { lines = [paint(.margin, label + " |") + " "] }
    for mark in marks {
      let columns = window.shift(columns(of: mark, in: text, from: start))
      let sign = mark.isPrimary ? "^" : "-"
      let underline = String(repeating: sign, count: columns.count)
      let drawn = paint(mark.isPrimary ? role : .secondary, underline)
      let caption = mark.caption.isEmpty ? "" : " " + paint(.secondary, mark.caption)
      lines.append(bar(String(repeating: " ", count: columns.lowerBound) + drawn + caption))
    }
    return lines
  }

  /// The display columns of a mark on its first line, at least one.
  private func columns(of mark: Mark, in line: String, from start: Int) -> Range<Int> {
    let lower = mark.span.lower - start
    let upper = lower + max(1, mark.span.upper - mark.span.lower)
    var (before, marked, offset) = (0, 0, 0)
    for scalar in line.unicodeScalars {
      let width = displayWidth(of: scalar.drawn)
      if offset < lower { before += width } else if offset < upper { marked += width }
      offset += UTF8.width(scalar)
    }
    return before..<before + max(1, marked)
  }
}

/// Which columns of a line too long for the terminal are shown.
private struct Window {
  private var lower = 0
  private var upper: Int
  private let isCutBefore: Bool
  private let isCutBehind: Bool

  /// The part of a line that holds the marked columns and some before them.
  init(width: Int, keeping marked: Range<Int>) {
    let most = SourceExcerpt.width
    if width > most {
      lower = max(0, min(marked.lowerBound - most / 3, width - most))
    }
    upper = min(width, lower + most)
    isCutBefore = lower > 0
    isCutBehind = upper < width
  }

  /// The line's part, with `…` where it was cut.
  func cut(_ line: String) -> String {
    guard isCutBefore || isCutBehind else { return line }
    let visible = lower + (isCutBefore ? 1 : 0)..<upper - (isCutBehind ? 1 : 0)
    var text = isCutBefore ? "…" : ""
    var column = 0
    for scalar in line.unicodeScalars {
      let columns = column..<column + displayWidth(of: scalar)
      if columns.clamped(to: visible) == columns {
        text.unicodeScalars.append(scalar)
      } else if columns.overlaps(visible) {
        // A wide character of which half is cut.
        text += " "
      }
      column = columns.upperBound
    }
    return text + (isCutBehind ? "…" : "")
  }

  /// Columns of the line as columns of its part.
  func shift(_ columns: Range<Int>) -> Range<Int> {
    let start = min(max(columns.lowerBound - lower, 0), SourceExcerpt.width - 1)
    let end = min(max(columns.upperBound - lower, start + 1), SourceExcerpt.width)
    return start..<end
  }
}

extension Unicode.Scalar {
  /// How a character of a source line is drawn: what nobody sees, or turns the line, is shown.
  fileprivate var drawn: Unicode.Scalar {
    if value < 0xA0 { return displayWidth(of: self) == 0 ? " " : self }
    let isHidden =
      properties.isBidiControl || [0x2028, 0x2029].contains(value)
      || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
    return isHidden ? "\u{FFFD}" : self
  }
}

extension String {
  fileprivate var drawn: String {
    String(String.UnicodeScalarView(unicodeScalars.map(\.drawn)))
  }
}
