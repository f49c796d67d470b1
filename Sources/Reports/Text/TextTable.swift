import Diagnostics

/// Columns of text that line up in a terminal, where a Chinese character takes two places.
package struct TextTable: Sendable {
  package enum Alignment: Sendable { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []
  /// Positions before which a rule is drawn.
  private var rulesBefore: Set<Int> = []

  /// A table under a header.
  package init(_ header: [(title: String, alignment: Alignment)]) {
    alignments = header.map(\.alignment)
    rows = [header.map(\.title)]
    rulesBefore = [1]
  }

  /// A table without a header.
  package init(alignments: [Alignment]) { self.alignments = alignments }

  package mutating func add(_ row: [String]) { rows.append(row) }

  /// Draws a rule before the next row.
  package mutating func addRule() { rulesBefore.insert(rows.count) }

  /// The lines, each behind a margin, without spaces at their ends.
  package func lines(margin: Int = 2) -> [String] {
    let widths = alignments.indices.map { column in
      rows.map { column < $0.count ? displayWidth(of: $0[column]) : 0 }.max() ?? 0
    }
    let edge = String(repeating: " ", count: margin)
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if rulesBefore.contains(index) {
        lines.append(
          edge + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
      }
      let cells = zip(row, zip(widths, alignments)).map { cell, shape in
        let padding = String(repeating: " ", count: max(0, shape.0 - displayWidth(of: cell)))
        return shape.1 == .left ? cell + padding : padding + cell
      }
      let line = edge + cells.joined(separator: "  ")
      lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
    }
    return lines
  }
}
