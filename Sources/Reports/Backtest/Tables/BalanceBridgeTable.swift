import Diagnostics
import RunRecord
import Simulation

extension BalanceResults {
  /// What each step from the live version to the candidate adds.
  var bridgeTable: RunTable {
    RunTable(
      "balance_bridge", Phrase("From the live balance to the candidate's", "余额变动桥"),
      note: Phrase(
        """
        each step is added to those before it; line first, then rate with the take-up and the risk that answer to it, \
        then term; balances at the end of the last month of applications, interest and loss over the loans' lives
        """,
        "各步依次叠加：先额度，再利率（含用信与风险的相应变化），后期限；余额为最后申请月的月末数，利息与损失为贷款全周期数"),
      columns: [
        .init("step", Phrase("Step", "步骤"), .text),
        .init("balance", Phrase("Balance", "余额"), .money),
        .init("average_balance", Phrase("Average of 12 months", "十二个月平均余额"), .money),
        .init("interest", Phrase("Interest", "利息收入"), .money),
        .init("loss", Phrase("Loss", "损失"), .money),
      ],
      rows: bridge.steps.map { step, amounts in
        [
          .label(step.rawValue, step.title), .money(amounts.balance),
          .money(amounts.averageBalance), .money(amounts.interest), .money(amounts.loss),
        ]
      })
  }
}

extension BalanceBridge.Step {
  var title: Phrase {
    switch self {
    case .live: Phrase("live version", "现行版")
    case .swapIn: Phrase("+ swapped in", "＋ 换入")
    case .swapOut: Phrase("− swapped out", "－ 换出")
    case .line: Phrase("± line", "± 额度")
    case .rate: Phrase("± rate and take-up", "± 利率与用信")
    case .term: Phrase("± term", "± 期限")
    case .candidate: Phrase("candidate", "候选版")
    }
  }
}
