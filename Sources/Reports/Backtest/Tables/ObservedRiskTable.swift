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
        customers that repeat taken together, by amount with the effective number of equal loans; the reference model \
        judges those of each group whom nobody saw, so it ought to be right about those who were seen
        """,
        "已观察：有记录、已放款、已成熟且为好或坏，不论两版如何决策；95% 区间用 Wilson 法，同一客户合并考虑，按金额时用有效样本量；各群体中未观察者由参考模型评判，故其对已观察者的预测应相符"
      ),
      columns: [
        .init("group", Phrase("group", "群体"), .text),
        .init("n_applications", Phrase("applications", "申请笔数"), .count),
        .init("n_observed", Phrase("observed", "已观察"), .count),
        .init("n_bad", Phrase("bad", "不良"), .count),
        .init("n_indeterminate", Phrase("indeterminate", "待定"), .count),
        .init("bad_rate", Phrase("bad rate", "不良率"), .share),
        .init("bad_rate.low", Phrase("from", "下限"), .share),
        .init("bad_rate.high", Phrase("to", "上限"), .share),
        .init("reference.predicted", Phrase("reference model says", "参考模型预测"), .share),
        .init("reference.within", Phrase("within", "在区间内"), .text),
        .init("exposure", Phrase("exposure", "敞口"), .money),
        .init("bad_amount", Phrase("bad amount", "不良金额"), .money),
        .init("bad_rate_by_amount", Phrase("bad rate by amount", "不良率（按金额）"), .share),
        .init("bad_rate_by_amount.low", Phrase("from", "下限"), .share),
        .init("bad_rate_by_amount.high", Phrase("to", "上限"), .share),
      ],
      rows: ObservedRisk.Group.allCases.indices.map { index in
        let rate = observed.rates[index]
        let counts: [RunTable.Cell] = [
          ObservedRisk.Group.allCases[index].cell, .count(rate.cases), .count(rate.observed),
          .count(rate.bad), .count(rate.indeterminate), .number(rate.rate),
          .number(rate.interval?.low), .number(rate.interval?.high),
        ]
        let amounts: [RunTable.Cell] = [
          .fen(rate.exposure), .fen(rate.badAmount), .number(rate.rateByAmount),
          .number(rate.intervalByAmount?.low), .number(rate.intervalByAmount?.high),
        ]
        return counts + judgement(observed.predicted.map { $0[index] }, rate) + amounts
      })
  }

  /// What the reference model says of the observed loans of a group, and whether they bear it out.
  private func judgement(_ predicted: Number??, _ rate: BadRate) -> [RunTable.Cell] {
    guard let predicted else { return [.gap(.noReferenceModel), .gap(.noReferenceModel)] }
    guard let predicted, let interval = rate.interval else { return [.ofNothing, .ofNothing] }
    return [.number(predicted), .claim(interval.low <= predicted && predicted <= interval.high)]
  }
}
