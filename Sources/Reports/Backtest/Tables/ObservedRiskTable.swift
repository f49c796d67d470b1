import Diagnostics
import Numbers
import RunRecord
import Simulation

extension RiskFigures {
  /// Bad rates of those whose outcome was seen, whatever either version decides.
  var observedTable: RunTable {
    let title = Phrase("Bad rates observed", "已观察不良率")
    guard let observed = observed.found else {
      return .gap("risk_observed", title, observed.gap ?? .noOutcomes)
    }
    return RunTable(
      "risk_observed", title,
      note: Phrase(
        """
        observed: recorded, drawn and mature, good or bad, whatever either version decides; 95 % intervals by Wilson, \
        customers that repeat taken together, by amount with the effective number of equal loans
        """,
        "已观察：有记录、已放款、已成熟且为好或坏，不论两版如何决策；95% 区间用 Wilson 法，同一客户合并考虑，按金额时用有效样本量"),
      columns: [
        .init("group", Phrase("group", "群体"), .text),
        .init("n_applications", Phrase("applications", "申请笔数"), .count),
        .init("n_observed", Phrase("observed", "已观察"), .count),
        .init("n_bad", Phrase("bad", "不良"), .count),
        .init("n_indeterminate", Phrase("indeterminate", "待定"), .count),
        .init("bad_rate", Phrase("bad rate", "不良率"), .share),
        .init("bad_rate.low", Phrase("from", "下限"), .share),
        .init("bad_rate.high", Phrase("to", "上限"), .share),
        .init("exposure", Phrase("exposure", "敞口"), .money),
        .init("bad_amount", Phrase("bad amount", "不良金额"), .money),
        .init("bad_rate_by_amount", Phrase("bad rate by amount", "不良率（按金额）"), .share),
        .init("bad_rate_by_amount.low", Phrase("from", "下限"), .share),
        .init("bad_rate_by_amount.high", Phrase("to", "上限"), .share),
      ],
      rows: zip(ObservedRisk.Group.allCases, observed.rates).map { group, rate in
        [
          group.cell, .count(rate.cases), .count(rate.observed), .count(rate.bad),
          .count(rate.indeterminate), .number(rate.rate), .number(rate.interval?.low),
          .number(rate.interval?.high), .fen(rate.exposure), .fen(rate.badAmount),
          .number(rate.rateByAmount), .number(rate.intervalByAmount?.low),
          .number(rate.intervalByAmount?.high),
        ]
      })
  }
}
