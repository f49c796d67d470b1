package import Diagnostics
package import History

/// The rows that imports kept aside, by cause.
package enum QuarantineText {
  /// Lines for people: each cause with its rows, file and line first.
  package static func render(_ rows: [Quarantine.Row], in language: Language) -> String {
    guard !rows.isEmpty else {
      return Phrase("nothing is in quarantine\n", "没有隔离的行\n").filled(in: language)
    }
    var text = ""
    let groups = Dictionary(grouping: rows, by: \.cause)
    let causes = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    for (index, (cause, rows)) in causes.enumerated() {
      let title = Catalogue.words(of: .term("cause_\(cause)"), in: language)
      let count = HistoryText.count(rows.count)
      if index > 0 { text += "\n" }
      text += Phrase(
        "\(title): \(count) row\(rows.count == 1 ? "" : "s")\n", "\(title)：\(count) 行\n"
      ).filled(in: language)
      if let remedy = Quarantine.remedy(of: cause) {
        text +=
          Phrase("  help: ", "  建议：").filled(in: language) + remedy.filled(in: language) + "\n"
      }
      for row in rows {
        let field = row.field.map { ": \($0)" } ?? ""
        let message = cause == Quarantine.leftOut ? "" : ": " + row.message.filled(in: language)
        text += "  \(row.place.filled(in: language))\(field)\(message)\n"
      }
    }
    return text
  }
}
