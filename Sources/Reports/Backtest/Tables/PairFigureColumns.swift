import Diagnostics
import Numbers
import RunRecord
import Simulation

/// The columns of some cases under both versions, which the matrix and the swap sets share.
enum PairFigureColumns {
  static let all: [RunTable.Column] =
    [
      .init("n_applications", Phrase("Applications", "申请笔数"), .count),
      .init("n_customers", Phrase("Customers", "客户数"), .count),
    ] + RunTable.pair("line_total", Phrase("Line", "额度"), .money)
    + RunTable.pair("weighted_rate", Phrase("Weighted rate", "加权利率"), .rate)
    + [
      .init("n_observed", Phrase("Loans observed", "已观察贷款"), .count),
      .init("n_good", Phrase("Good", "好"), .count),
      .init("n_bad", Phrase("Bad", "坏"), .count),
      .init("n_indeterminate", Phrase("Indeterminate", "不确定"), .count),
      .init("n_immature", Phrase("Immature", "未成熟"), .count),
      .init("n_never_drawn", Phrase("Never drawn", "未提款"), .count),
      .init("n_never_booked", Phrase("Never booked", "未出账"), .count),
      .init("observed_bad_rate", Phrase("Bad rate", "不良率（笔数）"), .share),
      .init("observed_bad_rate_by_amount", Phrase("Bad rate by amount", "不良率（金额）"), .share),
    ]

  static func cells(_ figures: PairFigures) -> [RunTable.Cell] {
    func line(_ figures: LineFigures?) -> RunTable.Cell { .number(figures?.line, else: .noLine) }
    func rate(_ figures: LineFigures?) -> RunTable.Cell {
      figures.map { .number($0.rate) } ?? .noLine
    }
    func loans(_ value: (LoanFigures) -> RunTable.Cell) -> RunTable.Cell {
      figures.loans.map(value) ?? .noLoans
    }
    return [.part(figures.applications), .part(figures.customers)]
      + RunTable.pair(line(figures.live), line(figures.candidate))
      + RunTable.pair(rate(figures.live), rate(figures.candidate))
      + [
        loans { .part($0.observed) }, loans { .part($0.good) }, loans { .part($0.bad) },
        loans { .part($0.indeterminate) }, loans { .part($0.immature) },
        loans { .part($0.neverDrawn) }, loans { .part($0.neverBooked) },
        loans { .number($0.badRate) }, loans { .number($0.badRateByAmount) },
      ]
  }
}
