import Diagnostics
import LoanBook
import Numbers
import RunRecord
import Simulation

extension BacktestRun {
  /// Balances and returns by name.
  func addBalances(_ summary: inout Summary) {
    switch balances {
    case .success(let results)?: results.add(to: &summary)
    case .failure(let gap)?:
      let reason = Reason("no_balances", gap.phrase)
      for metric in BacktestMetric.ofBalances {
        if metric.isByVersion {
          summary.set(metric, live: reason.value, candidate: reason.value)
        } else {
          summary.set(metric, reason.value)
        }
      }
    case nil: break
    }
  }
}

extension BalanceResults {
  fileprivate func add(to summary: inout Summary) {
    for metric in BookFigures.metrics {
      summary.set(
        metric, live: Summary.Value(balances.figures.live[metric]),
        candidate: Summary.Value(balances.figures.candidate[metric]))
    }
    func money(_ amount: Number) -> Summary.Value {
      .number(amount.rounded(.halfEven, toDecimals: 2) ?? amount)
    }
    if let inclusive {
      summary.set(
        .inclusiveBalance, live: money(inclusive.live.balance),
        candidate: money(inclusive.candidate.balance))
      summary.set(
        .inclusiveCustomers, live: .count(inclusive.live.customers),
        candidate: .count(inclusive.candidate.customers))
    } else {
      for metric in [BacktestMetric.inclusiveBalance, .inclusiveCustomers] {
        summary.set(metric, live: Reason.noLimit.value, candidate: Reason.noLimit.value)
      }
    }
    summary.set(.backcastBalance, Summary.Value(backcast?.balance, .notSeen))
    summary.set(.backcastDefaults, Summary.Value(backcast?.defaults, .notSeen))
  }
}

extension Reason {
  fileprivate static let noLimit = Reason(
    "no_limit",
    Phrase("the scenario names no limit of inclusive finance", "情景未规定普惠口径上限"))
  fileprivate static let notSeen = Reason(
    "no_loan_months",
    Phrase("the history does not tell of booked loans by month", "历史数据未含已放款贷款的逐月表现"))
}
