package import Diagnostics
import Intake

extension Quarantine {
  /// A table for spreadsheets.
  package static func csv(_ rows: [Row], in language: Language) -> String {
    var lines = ["import,file,line,record,field,cause,message,row"]
    for row in rows {
      let cells = [
        "\(row.importID)", row.file, "\(row.line)", row.record, row.field ?? "", row.cause,
        row.message.filled(in: language), row.raw,
      ]
      let written = cells.map { ExportCell.quoted(FormulaEscape.escaped($0)) }
      lines.append(written.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What to do about rows with a cause of this id; `nil` where the cause says all.
  package static func remedy(of cause: String) -> Phrase? { BadRow.Cause.remedy(of: cause) }

  /// The cause of good rows that go with bad ones.
  package static var leftOut: String { AsideRow.leftOut }
}

extension Quarantine.Row {
  /// Where the row stood.
  package var place: Phrase {
    let place =
      isTable ? RowPlace(table: file, row: Int(line)) : RowPlace(file, line: Int(line))
    return place.words
  }
}
