import Numbers
import Testing

@testable import Contracts

/// The worked figures of the domain's reference (DOMAIN 10.1), written out in full.
@Suite("1,000,000 at 4.35 % over 12 months") struct VectorTests {
  private static func schedule(
    _ method: RepaymentMethod, _ accrual: Accrual = .monthly, at percent: String = "4.35%"
  ) throws -> Schedule {
    try Schedule(
      Contract(
        principal: fen("1,000,000.00"), rate: rate(percent), term: 12, method: method,
        firstDay: day("2026-01-15"), accrual: accrual))
  }

  @Test("equal instalments: all balances, the last payment and the interest, to the fen")
  func equalInstalments() throws {
    let schedule = try Self.schedule(.equalInstalments)
    // Four balances are a fen below the formula's: what rounding leaves over adds up until the last instalment.
    #expect(
      schedule.instalments.map(\.closing.asYuan) == [
        "918,315.10", "836,334.09", "754,055.90", "671,479.45", "588,603.66", "505,427.45",
        "421,949.72", "338,169.39", "254,085.35", "169,696.51", "85,001.76", "0.00",
      ])
    #expect(schedule.instalments.dropLast().allSatisfy { $0.payment.asYuan == "85,309.90" })
    #expect(schedule.instalments.last?.payment.asYuan == "85,309.89")
    #expect(schedule.interest.asYuan == "23,718.79")
    let formula = try #require(schedule.formula)
    #expect(formula.firstPayment.asYuan == "85,309.90")
    #expect(formula.lastPayment.asYuan == "85,309.90")
    #expect(formula.interest.asYuan == "23,718.80")
  }

  /// B_k = B_{k−1}·(1 + i) − A in twelve decimals.
  @Test("equal instalments: the formula's balances")
  func formulaBalances() throws {
    let annual = try rate("4.35%")
    let i = try #require(annual.divided(by: Number(12)))
    let growth = try #require(Number.one.adding(i))
    let discounted = try #require(growth.power(Number(-12)))
    let discount = try #require(Number.one.subtracting(discounted))
    let payment = try #require(Number(1_000_000).multiplied(by: i)?.divided(by: discount))
    var balance = Number(1_000_000)
    var balances: [String] = []
    for _ in 1...12 {
      balance = try #require(balance.multiplied(by: growth)?.subtracting(payment))
      balances.append(balance.asMoney)
    }
    #expect(
      balances == [
        "918,315.10", "836,334.09", "754,055.90", "671,479.45", "588,603.67", "505,427.46",
        "421,949.73", "338,169.40", "254,085.36", "169,696.52", "85,001.77", "0.00",
      ])
  }

  @Test("equal principal: the first and last payment by the formula, and what the last absorbs")
  func equalPrincipal() throws {
    let schedule = try Self.schedule(.equalPrincipal)
    let formula = try #require(schedule.formula)
    #expect(formula.firstPayment.asYuan == "86,958.33")
    #expect(formula.lastPayment.asYuan == "83,635.42")
    #expect(formula.interest.asYuan == "23,562.50")
    #expect(schedule.interest.asYuan == "23,562.50")
    // 11 · 83,333.33 leave 83,333.37, on which a month's interest is 302.08.
    #expect(schedule.instalments.dropLast().allSatisfy { $0.principal.asYuan == "83,333.33" })
    #expect(
      schedule.instalments.map(\.payment.asYuan) == [
        "86,958.33", "86,656.25", "86,354.16", "86,052.08", "85,750.00", "85,447.91",
        "85,145.83", "84,843.75", "84,541.66", "84,239.58", "83,937.50", "83,635.45",
      ])
  }

  @Test("interest first: the principal stands until maturity")
  func interestFirst() throws {
    let schedule = try Self.schedule(.interestFirst)
    #expect(schedule.instalments.map(\.principal.asYuan).suffix(2) == ["0.00", "1,000,000.00"])
    #expect(schedule.instalments.allSatisfy { $0.interest.asYuan == "3,625.00" })
    #expect(schedule.interest.asYuan == "43,500.00")
    #expect(schedule.formula == nil)
  }

  /// The mean of what is owed over the year's months, as a share of what was lent: 0.5453, 0.5417 and 1.
  @Test(
    "repayment alone nearly halves the balance",
    arguments: [
      (RepaymentMethod.equalInstalments, "0.5453"), (.equalPrincipal, "0.5417"),
      (.interestFirst, "1.0000"),
    ])
  func balanceFactor(method: RepaymentMethod, factor: String) throws {
    let schedule = try Self.schedule(method)
    let sum = schedule.instalments.reduce(0) { $0 + $1.opening }
    let mean = Number(sum).divided(by: Number(12 * schedule.contract.principal))
    #expect(mean?.grouped(decimals: 4) == factor)
  }

  @Test(
    "a year of 365 days at 3.65 %",
    arguments: [
      (Accrual.actual360, "37,006.94"), (.actual365, "36,500.00"), (.thirty360, "36,500.00"),
      (.monthly, "36,500.00"),
    ])
  func dayCounts(accrual: Accrual, interest: String) throws {
    let contract = try Self.schedule(.interestFirst, accrual, at: "3.65%").contract
    let days = accrual.days(from: try day("2025-01-15"), to: try day("2026-01-15"), anchor: 15)
    let balanceDays = try Int128(fen("1,000,000.00") * days)
    #expect(contract.dailyRate.times(balanceDays).asYuan == interest)
  }
}
