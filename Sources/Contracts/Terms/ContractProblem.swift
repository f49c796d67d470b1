package import Diagnostics
package import Numbers

/// Why some terms are no contract.
package enum ContractProblem: Error, Hashable, Sendable {
  /// An amount in fen that is not lent.
  case principal(Int)
  case rate(Number)
  case term(Int)
  case paymentDay(Int)
  /// Interest by the quarter under a method whose instalments are monthly.
  case quarterly(RepaymentMethod)
  /// A revolving contract that bears interest by the month.
  case notByTheDay(Accrual)
  /// A first day so late that maturity is beyond the calendar.
  case beyondCalendar(CalendarDate)
  /// Draws or repayments under a method that has none.
  case movements(RepaymentMethod)
  /// A draw or repayment on a day that is not within the contract.
  case day(Movement, first: CalendarDate, last: CalendarDate)
  /// A draw of more than is left of the amount.
  case overdrawn(Movement, free: Int)
  /// A repayment of more than is owed.
  case overpaid(Movement, owed: Int)

  /// What is wrong.
  package var words: Phrase {
    switch self {
    case .principal(let fen):
      Phrase(
        "amount \(fen.asYuan): expected 0.01 to \(Contract.principals.upperBound.asYuan) yuan",
        "金额 \(fen.asYuan)：应为 0.01 至 \(Contract.principals.upperBound.asYuan) 元")
    case .rate(let rate):
      Phrase(
        "rate \(rate.asPercent): expected 0% to 100% a year", "利率 \(rate.asPercent)：应为年利率 0% 至 100%"
      )
    case .term(let months):
      Phrase(
        "term \(months): expected \(Contract.terms.lowerBound) to \(Contract.terms.upperBound) months",
        "期限 \(months)：应为 \(Contract.terms.lowerBound) 至 \(Contract.terms.upperBound) 个月")
    case .paymentDay(let day):
      Phrase("payment day \(day): expected 1 to 31", "还款日 \(day)：应为 1 至 31")
    case .quarterly(let method):
      Phrase(
        "\(method.rawValue) with interest quarterly: its instalments fall due every month",
        "\(method.words.chinese)按季付息：该还款方式按月还本付息")
    case .notByTheDay(let accrual):
      Phrase(
        "revolving with day count \(accrual.rawValue): interest on draws at will is by the day",
        "随借随还采用 \(accrual.rawValue) 计息：随借随还按日计息")
    case .beyondCalendar(let day):
      Phrase("first day \(day): maturity is after the year 9999", "放款日 \(day)：到期日晚于 9999 年")
    case .movements(let method):
      Phrase(
        "draws or repayments under \(method.rawValue), which has neither",
        "\(method.words.chinese)不能指定提款或还款")
    case .day(let movement, let first, let last):
      switch movement.kind {
      case .draw:
        Phrase(
          "\(movement.english): expected a day from \(first), before maturity on \(last)",
          "\(movement.chinese)：提款日应不早于 \(first)，且早于到期日 \(last)")
      case .repayment:
        Phrase(
          "\(movement.english): expected a day after \(first), up to maturity on \(last)",
          "\(movement.chinese)：还款日应晚于 \(first)，且不晚于到期日 \(last)")
      }
    case .overdrawn(let movement, let free):
      Phrase(
        "\(movement.english): only \(free.asYuan) of the amount is left that day",
        "\(movement.chinese)：当日可用额度只有 \(free.asYuan)")
    case .overpaid(let movement, let owed):
      Phrase(
        "\(movement.english): only \(owed.asYuan) is owed that day",
        "\(movement.chinese)：当日欠款只有 \(owed.asYuan)")
    }
  }

  /// What to do about it, where that is known.
  package var remedy: Phrase? {
    switch self {
    case .rate(let rate) where rate > .one && rate <= Number(100):
      Phrase(
        "a rate of \(rate)% is written \(rate)% or \(percent(rate))",
        "年利率 \(rate)% 应写作 \(rate)% 或 \(percent(rate))")
    case .quarterly:
      Phrase(
        "interest_first and revolving take interest quarterly", "先息后本和随借随还可以按季付息")
    case .notByTheDay:
      Phrase(
        "use actual_360, actual_365 or thirty_360", "请用 actual_360、actual_365 或 thirty_360")
    case .movements:
      Phrase("use the method revolving", "请用还款方式 revolving（随借随还）")
    case .overdrawn, .overpaid:
      Phrase("on one day repayments come before draws", "同一日内先还款后提款")
    default: nil
    }
  }

  private func percent(_ rate: Number) -> String {
    rate.divided(by: Number(100)).map(\.description) ?? ""
  }
}

extension Movement {
  fileprivate var english: String {
    "\(kind == .draw ? "draw" : "repayment") of \(amount.asYuan) on \(day)"
  }
  fileprivate var chinese: String {
    "\(day) \(kind == .draw ? "提款" : "还款") \(amount.asYuan)"
  }
}

extension Int {
  /// An amount in fen as yuan: `85,309.90`.
  package var asYuan: String { Number(Int128(self), decimals: 2)?.asMoney ?? "\(self)" }
}
