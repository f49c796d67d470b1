import Contracts
import Diagnostics
import Numbers
import Testing

@Suite("Terms that are no contract, and those at the edge") struct ContractTests {
  private static func contract(
    _ principal: Int = 100_000, rate: Number = .zero, term: Int = 12,
    method: RepaymentMethod = .equalInstalments, from: String = "2026-01-31",
    accrual: Accrual? = nil, interest: InterestPeriod = .monthly, paymentDay: Int? = nil,
    movements: [Movement] = []
  ) throws(ContractProblem) -> Contract {
    try Contract(
      principal: principal, rate: rate, term: term, method: method,
      firstDay: CalendarDate(parsing: from) ?? CalendarDate(packed: 0), accrual: accrual,
      interestPeriod: interest, paymentDay: paymentDay, movements: movements)
  }

  @Test("each problem has its words and, where there is one, its remedy, in both languages")
  func problems() throws {
    let movement = try Movement.draw("1.00", on: "2026-02-01")
    let cases: [(() throws -> Contract, String, String?, String)] = [
      (
        { try Self.contract(0) }, "amount 0.00: expected 0.01 to 1,000,000,000,000.00 yuan", nil,
        "金额 0.00：应为 0.01 至 1,000,000,000,000.00 元"
      ),
      (
        { try Self.contract(.max) },
        "amount 92,233,720,368,547,758.07: expected 0.01 to 1,000,000,000,000.00 yuan", nil,
        "金额 92,233,720,368,547,758.07：应为 0.01 至 1,000,000,000,000.00 元"
      ),
      (
        { try Self.contract(rate: rate("4.35")) }, "rate 435%: expected 0% to 100% a year",
        "a rate of 4.35% is written 4.35% or 0.0435", "利率 435%：应为年利率 0% 至 100%"
      ),
      (
        { try Self.contract(rate: rate("-1%")) }, "rate -1%: expected 0% to 100% a year", nil,
        "利率 -1%：应为年利率 0% 至 100%"
      ),
      (
        { try Self.contract(term: 0) }, "term 0: expected 1 to 600 months", nil,
        "期限 0：应为 1 至 600 个月"
      ),
      (
        { try Self.contract(term: 601) }, "term 601: expected 1 to 600 months", nil,
        "期限 601：应为 1 至 600 个月"
      ),
      (
        { try Self.contract(paymentDay: 32) }, "payment day 32: expected 1 to 31", nil,
        "还款日 32：应为 1 至 31"
      ),
      (
        { try Self.contract(interest: .quarterly) },
        "equal_instalments with interest quarterly: its instalments fall due every month",
        "interest_first and revolving take interest quarterly", "等额本息按季付息：该还款方式按月还本付息"
      ),
      (
        { try Self.contract(method: .revolving, accrual: .monthly) },
        "revolving with day count monthly: interest on draws at will is by the day",
        "use actual_360, actual_365 or thirty_360", "随借随还采用 monthly 计息：随借随还按日计息"
      ),
      (
        { try Self.contract(from: "9999-01-31") },
        "first day 9999-01-31: maturity is after the year 9999", nil,
        "放款日 9999-01-31：到期日晚于 9999 年"
      ),
      (
        { try Self.contract(movements: [movement]) },
        "draws or repayments under equal_instalments, which has neither",
        "use the method revolving", "等额本息不能指定提款或还款"
      ),
    ]
    for (make, words, remedy, chinese) in cases {
      let problem = #expect(throws: ContractProblem.self) { _ = try make() }
      #expect(problem?.words.filled(in: .english) == words)
      #expect(problem?.remedy?.filled(in: .english) == remedy)
      #expect(problem?.words.filled(in: .chinese) == chinese)
      #expect((problem?.remedy == nil) == (remedy == nil))
    }
  }

  @Test("without interest, level payments are the principal's shares")
  func noInterest() throws {
    let schedule = try Schedule(Self.contract(10_000, term: 3))
    #expect(schedule.instalments.map(\.payment) == [3_333, 3_333, 3_334])
    #expect(schedule.interest == 0)
  }

  @Test("one month is one instalment", arguments: RepaymentMethod.allCases)
  func oneMonth(method: RepaymentMethod) throws {
    // April has 30 days, so that every count agrees: 1,200.00 at 10 % a year is 10.00.
    let schedule = try Schedule(
      Self.contract(120_000, rate: rate("10%"), term: 1, method: method, from: "2026-04-10"))
    #expect(schedule.instalments.map(\.payment) == [121_000])
    #expect(schedule.instalments.map(\.closing) == [0])
  }

  @Test("an amount smaller than its instalments' fen is repaid as soon as shares round up")
  func tiny() throws {
    #expect(
      try Schedule(Self.contract(5, term: 12)).instalments.map(\.payment)
        == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5])
    #expect(
      try Schedule(Self.contract(7, term: 12)).instalments.map(\.payment)
        == [1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
  }

  @Test("the largest amount, rate and term together stay exact")
  func largest() throws {
    for method in RepaymentMethod.allCases {
      let schedule = try Schedule(
        Self.contract(
          Contract.principals.upperBound, rate: .one, term: 600, method: method,
          accrual: .actual360))
      #expect(schedule.principal == Contract.principals.upperBound)
      #expect(schedule.instalments.last?.closing == 0)
      #expect(schedule.instalments.allSatisfy { $0.principal >= 0 && $0.closing >= 0 })
    }
    let bullet = try Schedule(
      Self.contract(
        Contract.principals.upperBound, rate: .one, term: 600, method: .interestFirst,
        from: "2000-01-01"))
    // 600 times a twelfth, 83,333,333,333.33.
    #expect(bullet.interest.asYuan == "49,999,999,999,998.00")
  }

  @Test("where a long month's interest exceeds the level payment, that interest is paid")
  func interestAbovePayment() throws {
    let schedule = try Schedule(
      Self.contract(
        100_000_000, rate: rate("36%"), term: 360, from: "2026-01-01", accrual: .actual360))
    let payment = try #require(schedule.formula?.firstPayment)
    let january = schedule.instalments[0]
    // 31 days of 36 % ÷ 360 are 3.1 %, more than a level payment of about 3.04 %.
    #expect(january.payment == 3_100_000 && january.principal == 0)
    #expect(payment < january.payment)
    #expect(schedule.instalments[1].payment == payment)
  }
}
