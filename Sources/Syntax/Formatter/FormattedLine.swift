import Diagnostics

/// A line of formatted text before its columns are aligned.
struct FormattedLine {
  enum Kind {
    case tokens
    /// A table's row: its columns are its cells.
    case row
    case comment
    case blank
  }

  var kind = Kind.tokens
  var indent = 0
  var columns = [""]
  /// The comment at the line's end.
  var comment: String?
  var group: AlignmentGroup?
}

/// Aligns the columns of lines that belong together.
enum Alignment {
  /// The text of the lines, each with a line end.
  static func text(of lines: [FormattedLine]) -> String {
    var groups: [AlignmentGroup: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      if let group = line.group { groups[group, default: []].append(index) }
    }
    let widths = groups.mapValues { Self.widths(of: $0.map { lines[$0] }) }
    let texts = lines.map { line in
      text(of: line, widths: line.group.flatMap { widths[$0] } ?? [])
    }
    let commentColumns = groups.mapValues { members in
      members.filter { lines[$0].comment != nil }.map { displayWidth(of: texts[$0]) }.max() ?? 0
    }
    var result = ""
    for (line, text) in zip(lines, texts) {
      result += text
      if let comment = line.comment {
        let column = line.group.flatMap { commentColumns[$0] } ?? 0
        result += padding(from: displayWidth(of: text), to: column) + "  " + comment
      }
      result += "\n"
    }
    return result
  }

  /// How wide each column is that another one follows.
  private static func widths(of lines: [FormattedLine]) -> [Int] {
    guard let limit = lines.first?.group.map({ $0.limit ?? .max }) else { return [] }
    var widths: [Int] = []
    for line in lines {
      let last = line.columns.count - (line.kind == .row ? 0 : 1)
      for (column, text) in line.columns.prefix(last).enumerated() {
        if column == widths.count { widths.append(0) }
        let width = displayWidth(of: text)
        if width <= limit { widths[column] = max(widths[column], width) }
      }
    }
    return widths
  }

  private static func text(of line: FormattedLine, widths: [Int]) -> String {
    let indent = String(repeating: "  ", count: line.indent)
    switch line.kind {
    case .blank: return ""
    case .row:
      let cells = line.columns.enumerated().map { column, text in
        text + padding(from: displayWidth(of: text), to: column < widths.count ? widths[column] : 0)
      }
      return "\(indent)| \(cells.joined(separator: " | ")) |"
    case .comment, .tokens:
      let gap = String(repeating: " ", count: line.group?.gap ?? 1)
      var text = indent
      for (column, part) in line.columns.enumerated() {
        text += part
        guard column + 1 < line.columns.count else { break }
        let width = column < widths.count ? widths[column] : 0
        // A column that no line fills takes no room.
        if width > 0 || !part.isEmpty {
          text += padding(from: displayWidth(of: part), to: width) + gap
        }
      }
      return text
    }
  }

  private static func padding(from width: Int, to column: Int) -> String {
    String(repeating: " ", count: max(0, column - width))
  }
}
