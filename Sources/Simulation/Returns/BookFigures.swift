package import LoanBook
package import Numbers
package import RunRecord
import Semantics

/// What one version's loans come to, by the names of gates and summaries, rounded as they are told.
package struct BookFigures: Hashable, Sendable {
  /// In the order of the catalogue.
  package static let metrics: [BacktestMetric] = [
    .balance, .averageBalance, .nonPerformingRate, .loanLossYear, .loanLossLife, .loanLossRate,
    .minimumRate, .raroc, .cover,
  ]

  private let values: [BacktestMetric: Number]

  /// A figure; `nil` of another metric, and where it is a share of nothing.
  package subscript(metric: BacktestMetric) -> Number? { values[metric] }

  package init(_ values: [BacktestMetric: Number]) { self.values = values }

  /// - Parameter lastMonth: the last month of applications, among the twelve up to which are those of the series.
  init(_ months: LoanMonths, _ scenario: Scenario, lastMonth: Int32) {
    let total = months.total()
    func balance(_ month: Int32) -> Int128 { total?.balance(month) ?? 0 }
    func fen(_ amount: Int128) -> Number? { Number(amount, decimals: 2) }
    func returns(_ span: KeyPath<LoanMonths.Group, LoanTotals>) -> Returns {
      Returns(months.groups.map { $0[keyPath: span] }, scenario)
    }
    func toFen(_ number: Number?) -> Number? { number?.rounded(.halfEven, toDecimals: 2) }
    let (year, life) = (returns(\.year), returns(\.life))
    let average = (lastMonth - 11...lastMonth).reduce(Int128(0)) { $0 + balance($1) }
    let values: [BacktestMetric: Number?] = [
      .balance: fen(balance(lastMonth)),
      .averageBalance: toFen(fen(average)?.divided(by: Number(12))),
      .nonPerformingRate: total.flatMap {
        Number($0.printed(.nonPerforming, lastMonth), over: balance(lastMonth))
      },
      .loanLossYear: toFen(year.loss), .loanLossLife: toFen(life.loss),
      .loanLossRate: life.lossRate, .minimumRate: life.minimumRate, .raroc: life.raroc,
      .cover: life.cover,
    ]
    self.init(values.compactMapValues { $0 })
  }
}

extension LoanSeries {
  /// What is not yet repaid or written off at the end of a month, in fen.
  package func balance(_ month: Int32) -> Int128 {
    printed(.performing, month) + printed(.nonPerforming, month)
  }
}
