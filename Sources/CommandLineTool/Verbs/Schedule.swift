import Contracts
import Diagnostics
import Engine
import Numbers
import Reports

/// How a schedule is written.
enum ScheduleFormat: String, CaseIterable, Sendable { case text, csv, json }

extension Verb {
  private static let amount = Option<Int>(
    "amount", valueName: "yuan",
    help: Phrase(
      "What is lent, or may be drawn under a revolving contract.", "贷款金额；随借随还为可提款额度。"),
    isRequired: true, expected: expectedAmount, read: fen)
  private static let rate = Option<Number>(
    "rate", valueName: "rate", help: Phrase("The annual rate.", "年利率。"), isRequired: true,
    expected: Phrase("an annual rate such as 4.35% or 0.0435", "年利率，如 4.35% 或 0.0435"),
    read: { text in
      text.contains { "万亿".contains($0) } ? nil : try? Number(parsingWithUnits: text)
    })
  private static let term = Option<Int>.integer(
    "term", valueName: "months", in: Contract.terms,
    help: Phrase("Months to maturity.", "期限（月）。"), isRequired: true)
  private static let method = Option<RepaymentMethod>.choice(
    "method", help: Phrase("How the loan is repaid.", "还款方式。"), default: .equalInstalments)
  private static let firstDay = Option<CalendarDate>.date(
    "from",
    help: Phrase(
      "The day of lending, which bears interest; needed where interest is by the day.",
      "放款日，当日计息；按日计息时必须给出。"),
    defaultText: Phrase("months without dates", "只列期次，不列日期"))
  private static let paymentDay = Option<Int>.integer(
    "payment-day", valueName: "day", in: 1...31,
    help: Phrase(
      "The day of the month on which instalments fall due; 31 is always the last.",
      "每月还款日；31 表示每月最后一日。"),
    defaultText: Phrase("that of --from", "与放款日相同"))
  private static let accrual = Option<Accrual>.choice(
    "day-count",
    help: Phrase(
      "Which days bear interest; actual_360 if the method is revolving.",
      "计息天数的算法；随借随还默认 actual_360。"), default: .monthly)
  private static let interestPeriod = Option<InterestPeriod>.choice(
    "interest", help: Phrase("How often interest falls due.", "付息频率。"), default: .monthly)
  private static let draws = Option<Movement>.movements(
    .draw, "draw",
    help: Phrase(
      "A draw under a revolving contract; without any, all is drawn on the first day.",
      "随借随还的一笔提款；不指定则放款日一次提足。"))
  private static let repayments = Option<Movement>.movements(
    .repayment, "repay",
    help: Phrase("A repayment under a revolving contract.", "随借随还的一笔还款。"))
  private static let scheduleFormat = Option<ScheduleFormat>.choice(
    "format", help: Phrase("How to print.", "输出格式。"), default: .text)

  /// Prints the instalments of a loan.
  static let schedule = Verb(
    "schedule", Phrase("Print the instalments of a loan.", "列出一笔贷款的还款计划。"),
    discussion: Phrase(
      """
      Exact to the fen: interest is rounded half up once an instalment, and the last instalment absorbs what rounding \
      left over. What was assumed stands under the table; docs/schedules.md has the formulas.
      """,
      """
      精确到分：利息每期四舍五入一次，尾差由末期吸收。所用的约定列在表下；公式见 docs/schedules.md。
      """),
    accepts: [amount, rate, term, method, firstDay, paymentDay, accrual, interestPeriod]
      + [draws, repayments, scheduleFormat, outFile]
  ) { arguments, console in
    let contract = try contract(arguments)
    let schedule = Schedule(contract)
    let isDated = arguments[firstDay] != nil
    let text =
      switch arguments[scheduleFormat] ?? .text {
      case .text: ScheduleText.render(schedule, isDated: isDated, in: console.language)
      case .csv: schedule.csv(isDated: isDated)
      case .json: schedule.json(isDated: isDated).pretty
      }
    try console.deliver(text, to: arguments[outFile])
    return .good
  }

  private static func contract(_ arguments: Arguments) throws -> Contract {
    let method = arguments[method] ?? .equalInstalments
    let movements = arguments.all(draws) + arguments.all(repayments)
    let hangsOnDates =
      method == .revolving || arguments[accrual]?.isDaily == true || !movements.isEmpty
      || arguments[paymentDay] != nil
    guard let from = arguments[firstDay] ?? (hangsOnDates ? nil : undated) else {
      throw UsageError(
        Phrase(
          "missing option '\(firstDay.parameter.label)': this schedule hangs on dates",
          "缺少选项“\(firstDay.parameter.label)”：该还款计划取决于日期"))
    }
    do throws(ContractProblem) {
      return try Contract(
        principal: arguments[amount] ?? 0, rate: arguments[rate] ?? .zero,
        term: arguments[term] ?? 0, method: method, firstDay: from,
        accrual: arguments[accrual], interestPeriod: arguments[interestPeriod] ?? .monthly,
        paymentDay: arguments[paymentDay], movements: movements)
    } catch {
      throw ToolError(.badInput, error.words, remedy: error.remedy)
    }
  }

  /// A first of January: by the month, no schedule from one hangs on which.
  private static let undated = CalendarDate(year: 2000, month: 1, day: 1)

  fileprivate static let expectedAmount = Phrase(
    "an amount in yuan such as 1_000_000, 100万 or 0.01", "金额（元），如 1_000_000、100万或 0.01")

  /// An amount written as in rules, in fen, or `nil` where it is none.
  @Sendable fileprivate static func fen(_ text: String) -> Int? {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber || "-._万亿".contains($0) }) else {
      return nil
    }
    let number = try? Number(parsingWithUnits: text.filter { $0 != "_" })
    return number?.scaled(toDecimals: 2).flatMap(Int.init(exactly:))
  }
}

extension Option where Value == Movement {
  /// A repeated option whose values are a day and an amount.
  fileprivate static func movements(
    _ kind: Movement.Kind, _ name: String, help: Phrase
  ) -> Option {
    Option(
      name, valueName: "date:yuan", help: help, isRepeated: true,
      expected: Phrase(
        "a day and an amount such as 2026-03-10:50_000", "日期与金额，如 2026-03-10:50_000"),
      read: { text in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = CalendarDate(parsing: parts[0]),
          let amount = Verb.fen(String(parts[1]))
        else { return nil }
        return Movement(kind, on: day, of: amount)
      })
  }
}
