import Contracts
import LoanBook
import Numbers
import Semantics
import Testing

@testable import Simulation

/// The worked cases of DOMAIN §9.3: funding 1.85 %, expense 0.80 %, PD 1.5 %, LGD 60 %, capital ratio 10.5 %, hurdle 11 %,
/// income tax 25 %.
@Suite("Whether the return covers the risk")
struct ReturnsTests {
  private static func number(_ millionths: Int128) -> Number {
    Number(millionths, decimals: 6) ?? .zero
  }

  private static func scenario(riskWeight thousandths: Int128 = 750) throws -> Scenario {
    var scenario = CaseDraft.scenario(share: .one)
    scenario.fundingRate = number(18_500)
    scenario.operatingRate = number(8_000)
    scenario.riskWeight = BalanceBank.part(thousandths)
    scenario.capitalRatio = number(105_000)
    scenario.hurdle = number(110_000)
    scenario.incomeTax = number(250_000)
    // 0.06 ÷ 1.06 × 1.12.
    scenario.interestTax = Scenario.InterestTax(
      share: Number(63_396_226_415, decimals: 12) ?? .zero, exemptUpTo: .zero, inclusiveUpTo: .zero,
      primeRates: [], rateLimit: .one, method: .whole, bankMetTarget: true,
      exemptUntil: CalendarDate(packed: 2027 * 12 << 5 | 1))
    return scenario
  }

  /// A year of 1,000,000 yuan, interest first, of which a share is lost in the end.
  ///
  /// - Parameter rate: a year, in 10⁻¹².
  private static func year(
    rate: Int64, lost: Double = 0.009, isTaxed: Bool = false
  ) throws -> LoanTotals {
    let curves = try LoanCurves(validating: LoanCurves.Figures())
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: 2025 * 12, term: 12, method: .interestFirst, rate: rate, judgement: .observed
    )
    try book.add(
      Loan(terms, amount: 100_000_000, chance: 0, rate: rate, taxed: isTaxed ? Loan.unit : 0))
    var year = try #require(
      try book.months(curves, from: 2025 * 12, to: 2025 * 12 + 20).groups.first?.year)
    #expect(year.performingMonths == 1_200_000_000)
    year.writtenOff = lost * 100_000_000
    return year
  }

  private static func returns(
    rate: Int64, lost: Double = 0.009, isTaxed: Bool = false, riskWeight: Int128 = 750
  ) throws -> Returns {
    Returns(
      [try year(rate: rate, lost: lost, isTaxed: isTaxed)], try scenario(riskWeight: riskWeight))
  }

  /// In hundredths of a basis point.
  private func isNear(_ figure: Number?, _ expected: Int128) -> Bool {
    figure.map { $0.isNear(Number(expected, decimals: 6) ?? .zero, within: 500) } ?? false
  }

  @Test("the minimum rates of the worked cases")
  func minimumRates() throws {
    // As printed in DOMAIN to 0.001 %, worked out to a digit more: 1.85 + 0.80 + 0.90 + 1.0093125 %, and so on.
    #expect(isNear(try Self.returns(rate: 45_000_000_000).minimumRate, 45_593))
    #expect(isNear(try Self.returns(rate: 45_000_000_000, lost: 0.0018).minimumRate, 38_393))
    let taxed = try Self.returns(rate: 46_000_000_000, isTaxed: true)
    #expect(isNear(taxed.minimumRate, 48_679))
    let medium = try Self.returns(rate: 50_000_000_000, isTaxed: true, riskWeight: 1_000)
    #expect(isNear(medium.minimumRate, 52_271))
    let smaller = try Self.returns(rate: 50_000_000_000, isTaxed: true, riskWeight: 850)
    #expect(isNear(smaller.minimumRate, 50_116))
  }

  @Test("RAROC at the edge of the exemption and above it, where more interest returns less")
  func raroc() throws {
    // (4.5 − 3.55 + 7.875 % × 1.85) × 0.75 ÷ 7.875, and with 4.6 × (1 − 6.3396 %).
    #expect(isNear(try Self.returns(rate: 45_000_000_000).raroc, 104_351))
    #expect(isNear(try Self.returns(rate: 46_000_000_000, isTaxed: true).raroc, 86_101))
  }

  @Test("the parts of a year of 1,000,000 yuan at 4.6 %, taxed")
  func parts() throws {
    let returns = try Self.returns(rate: 46_000_000_000, isTaxed: true)
    #expect(returns.balanceYears == Number(1_000_000))
    #expect(returns.interest.isNear(Number(46_000)))
    // 46,000 × 6.3396226415 %.
    #expect(returns.interestTax.isNear(Number(291_622_641_509, decimals: 8) ?? .zero))
    #expect(returns.funding.isNear(Number(18_500)) && returns.operating.isNear(Number(8_000)))
    #expect(returns.loss.isNear(Number(9_000)) && returns.guaranteeFee.isZero)
    // 78,750 × (11 % ÷ 0.75 − 1.85 %).
    #expect(returns.capitalCost.isNear(Number(10_093_125, decimals: 3) ?? .zero))
    #expect(isNear(returns.rate, 46_000) && isNear(returns.lossRate, 9_000))
  }

  @Test("cover is 1 and RAROC the hurdle exactly at the minimum rate")
  func cover() throws {
    // 1.85 + 0.80 + 0.90 + 7.875 × (11 % ÷ 0.75 − 1.85 %) = 4.5593125 %.
    let least: Int64 = 45_593_125_000
    let even = try Self.returns(rate: least)
    #expect(even.cover == .one && even.raroc == Self.number(110_000))
    #expect(even.minimumRate == even.rate)
    let (below, above) = (
      try #require(try Self.returns(rate: least - 1_000_000).cover),
      try #require(try Self.returns(rate: least + 1_000_000).cover)
    )
    #expect(below < .one && above > .one)
  }

  @Test("a guarantor's fee is a cost on the balance, its payments are no loss")
  func guarantee() throws {
    var scenario = try Self.scenario()
    scenario.guarantee = Scenario.Guarantee(
      share: BalanceBank.part(800), pool: Number(1_000_000), paidMonths: 3,
      fee: Self.number(5_000))
    var year = try Self.year(rate: 45_000_000_000, lost: 0.0018)
    year.guarantorPaid = 0.0072 * 100_000_000
    let returns = Returns([year], scenario)
    #expect(returns.guaranteeFee.isNear(Number(5_000)))
    #expect(returns.guarantorPaid.isNear(Number(7_200)) && returns.loss.isNear(Number(1_800)))
    // 3.8393125 % and the half percent.
    #expect(isNear(returns.minimumRate, 43_393))
  }

  @Test("groups add up before anything is divided; of no loans there is no rate")
  func groups() throws {
    let scenario = try Self.scenario()
    let (one, other) = (
      try Self.year(rate: 40_000_000_000), try Self.year(rate: 60_000_000_000, isTaxed: true)
    )
    let both = Returns([one, other], scenario)
    #expect(both.balanceYears == Number(2_000_000) && isNear(both.rate, 50_000))
    // 4.5593125 ÷ (1 − 6.3396226415 % × 0.06 ÷ 0.1).
    #expect(isNear(both.minimumRate, 47_396))
    let none = Returns([], scenario)
    #expect(none.interest.isZero && none.rate == nil && none.minimumRate == nil)
    #expect(none.raroc == nil && none.cover == nil && none.lossRate == nil)
  }
}
