import Intake
import Numbers
package import RunRecord

extension RunTable {
  /// The table as RFC 4180 has it, one line a row, the same in every language.
  ///
  /// The first line holds the columns' names. Words of ours stand as their stable ids, amounts to the fen, other numbers
  /// with the decimals they have; what is not available as `n/a: REASON`. A text that a spreadsheet would run begins with
  /// an apostrophe.
  package var csv: String {
    var text = columns.map { CSVText.cell($0.name) }.joined(separator: ",") + "\n"
    for row in rows {
      text += zip(columns, row).map { $1.csv($0.unit) }.joined(separator: ",") + "\n"
    }
    return text
  }
}

extension RunTable.Cell {
  fileprivate func csv(_ unit: RunTable.Unit) -> String {
    switch self {
    case .label(let id, _): CSVText.cell(FormulaEscape.escaped(id))
    case .text(let text): CSVText.cell(FormulaEscape.escaped(text))
    case .count(let count): String(count)
    case .number(let number):
      unit == .money && number.leastDecimals <= 2
        ? number.grouped(decimals: 2, separator: nil) : number.description
    case .unavailable(let id, _): "n/a: \(id)"
    case .empty: ""
    }
  }
}
