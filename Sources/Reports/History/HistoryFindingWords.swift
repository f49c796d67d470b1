import Diagnostics
import History
import Numbers

/// What the rows of a record show together, a line each.
struct HistoryFindingWords {
  private let record: RecordSummary
  private let language: Language

  init(_ record: RecordSummary, _ language: Language) {
    self.record = record
    self.language = language
  }

  var lines: [String] { record.findings.map { "· " + phrase($0).filled(in: language) } }

  private func count(_ count: Int) -> String { HistoryText.count(count) }

  /// `1 row repeats`, `2 rows repeat`.
  private func rows(_ rows: Int, _ verb: String, _ one: String? = nil) -> String {
    rows == 1 ? "1 row \(one ?? verb + "s")" : "\(count(rows)) rows \(verb)"
  }

  private func phrase(_ finding: Finding) -> Phrase {
    switch finding {
    case .repeats(let rows, let parents):
      Phrase(
        """
        \(self.rows(rows, "repeat")) another of the same application in every field, in \(count(parents)) \
        application\(parents == 1 ? "" : "s")
        """,
        "\(count(rows)) 行与同一申请的另一行逐字段相同，涉及 \(count(parents)) 笔申请")
    case .negatives(let field, let rows, let cancelled):
      Phrase(
        """
        a negative \(field) in \(count(rows)) row\(rows == 1 ? "" : "s"), of which another row of the application \
        cancels \(count(cancelled))
        """,
        "\(count(rows)) 行的 \(field) 为负，其中 \(count(cancelled)) 行与同一申请另一行的各项金额恰好相反")
    case .sum(let field, let parts, let holds, let fails):
      Phrase(
        "\(parts.joined(separator: " + ")) = \(field) in \(count(holds)) rows, not in \(count(fails))",
        "\(parts.joined(separator: " + ")) = \(field) 在 \(count(holds)) 行成立，\(count(fails)) 行不成立")
    case .shared(let field, let texts, let all):
      Phrase(
        "\(count(texts)) of \(count(all)) texts of \(field) stand under several applications",
        "\(field) 的 \(count(all)) 个取值中，\(count(texts)) 个出现在多笔申请中")
    case .doubled(let field, let rows):
      Phrase(
        """
        \(self.rows(rows, "have", "has")) the \(field) of another of the same application, exact repeats aside
        """,
        "\(count(rows)) 行的 \(field) 与同一申请的另一行相同（完全重复的行除外）")
    case .common(let field, let other, let texts):
      Phrase(
        "\(count(texts)) texts of \(field) are also in \(other)",
        "\(field) 有 \(count(texts)) 个取值也出现在 \(other) 中")
    case .split(let field, let number, let parts):
      // A line for each value.
      Phrase("by \(field): ", "按 \(field)：")
        + .joined(
          parts.map { part in
            let sum = part.sum.map { $0.grouped(decimals: 2, separator: ",") } ?? "–"
            return Phrase(
              "\(part.value) \(count(part.rows)) rows, \(number) not 0 in \(count(part.nonzero)), sum \(sum)",
              "\(part.value) \(count(part.rows)) 行，\(count(part.nonzero)) 行 \(number) 不为 0，合计 \(sum)"
            )
          }, by: Phrase(verbatim: "\n      "))
    }
  }
}
