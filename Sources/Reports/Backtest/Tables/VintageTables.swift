import Diagnostics
import Numbers
import RunRecord
import Simulation

extension Vintages {
  /// Vintages by month and by quarter of the first draw.
  var tables: [RunTable] { [Grain.month, .quarter].map { table($0) } }

  private func table(_ grain: Grain) -> RunTable {
    let title =
      grain == .month
      ? Phrase("Vintages by month of the first draw", "按首次用信月份的账龄表现")
      : Phrase("Vintages by quarter of the first draw", "按首次用信季度的账龄表现")
    return RunTable(
      "vintages_by_\(grain.rawValue)", title,
      note: Phrase(
        """
        months on book: 0 is the month of the first draw; defaulted is all that has come into default by then ÷ first draws, \
        by amount; renewals are loans of their own and not followed; live and candidate are expected, observed loans with \
        their outcome; actual only where all of the vintage was seen at that age
        """,
        """
        账龄 0 为首次用信当月；累计违约率 = 截至该账龄的累计违约金额 ÷ 首次用信金额；续贷作为新贷款，不在此跟踪；现行版与候选版为预期值\
        （有表现的贷款取其结果）；实际值仅列整个账期均已观察到的账龄
        """),
      columns: [
        .init("vintage", Phrase("First draw", "首次用信"), .text),
        .init("age", Phrase("Months on book", "账龄（月）"), .count),
      ]
        + Self.measures.flatMap { measure in
          RunTable.pair(measure.name, measure.title, measure.unit)
            + [.actual(measure.name, measure.title, measure.unit)]
        },
      rows: rows(grain).map { row in
        [.text(row.period.name), .count(row.age)]
          + Self.measures.flatMap { measure in
            RunTable.pair(measure.value(row.live), measure.value(row.candidate))
              + [row.actual.map(measure.value) ?? .notSeen]
          }
      })
  }

  private struct Measure: Sendable {
    let name: String
    let title: Phrase
    let unit: RunTable.Unit
    let value: @Sendable (Figures) -> RunTable.Cell
  }

  private static let measures: [Measure] = [
    Measure(name: "n_loans", title: Phrase("Loans", "贷款笔数"), unit: .decimal) {
      .number($0.loans.rounded(.halfEven, toDecimals: 6) ?? $0.loans)
    },
    Measure(name: "first_drawn", title: Phrase("First draws", "首次用信金额"), unit: .money) {
      .fen($0.drawn)
    },
    Measure(name: "balance", title: Phrase("Loan balance", "贷款余额"), unit: .money) {
      .fen($0.balance)
    },
    Measure(
      name: "default_share", title: Phrase("Defaulted by then", "累计违约率"), unit: .share
    ) { .number($0.defaultShare) },
  ]
}
