package import Diagnostics
import Numbers
package import RunRecord

/// A table of a run for a terminal.
package enum RunTableText {
  /// Lines without their ends: the title, the table, its note, and why values are not there.
  ///
  /// - Parameter rows: as many rows at most; a line says how many there are besides.
  package static func lines(
    _ table: RunTable, rows most: Int = .max, in language: Language
  ) -> [String] {
    func words(_ phrase: Phrase) -> String { phrase.text(in: language) }
    let styles = table.columns.indices.map { column in
      FigureText.style(
        table.columns[column].unit, isSigned: table.columns[column].isDifference,
        of: table.columns[column].isNumeric ? table.numbers(column) : [])
    }
    var text = TextTable(
      table.columns.map { (words($0.heading), $0.isNumeric ? .right : .left) })
    var reasons: [Phrase] = []
    for row in table.rows.prefix(most) {
      text.add(
        zip(row, styles).map { cell, style -> String in
          switch cell {
          case .label, .text: return cell.words.map(words) ?? ""
          case .count, .number: return words(FigureText.phrase(cell.number ?? .zero, style))
          case .unavailable(_, let reason):
            if !reasons.contains(reason) { reasons.append(reason) }
            return "–"
          case .empty: return ""
          }
        })
    }
    var lines = ["", words(table.title)] + text.lines()
    if table.rows.count > most {
      let rest = BacktestWords.count(table.rows.count - most)
      lines.append("  " + words(Phrase("and \(rest) rows more", "另有 \(rest) 行")))
    }
    if let note = table.note { lines.append("  " + words(note)) }
    if !reasons.isEmpty {
      lines.append(
        "  "
          + words(
            Phrase("– not available: ", "– 无法给出：") + .joined(reasons, by: Phrase("; ", "；"))))
    }
    return lines
  }
}
