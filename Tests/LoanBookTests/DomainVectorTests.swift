import Contracts
import Foundation
import LoanBook
import Numbers
import Testing

/// The figures of DOMAIN §10.
@Suite("Vectors of the domain")
struct DomainVectorTests {
  private let start: Int32 = 2025 * 12

  /// The months of one loan of 1,000,000 yuan over 12 months at 4.35 %.
  private func series(
    _ method: RepaymentMethod, chance: Int64 = 0,
    change: (inout LoanCurves.Figures) -> Void = { _ in }
  ) throws -> LoanMonths.Group {
    var figures = LoanCurves.Figures()
    figures.delinquent = 0
    change(&figures)
    let curves = try LoanCurves(validating: figures)
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: start, term: 12, method: method, rate: 43_500_000_000, judgement: .modelled)
    try book.add(Loan(terms, amount: 100_000_000, chance: chance, rate: 43_500_000_000))
    return try #require(book.months(curves, from: start, to: start + 12).groups.first)
  }

  @Test("balances of equal instalments")
  func equalInstalments() throws {
    let group = try series(.equalInstalments)
    let balances = (1...12).map { group.series.printed(.performing, start + $0) }
    #expect(
      balances == [
        91_831_510, 83_633_409, 75_405_590, 67_147_945, 58_860_367, 50_542_746, 42_194_973,
        33_816_940, 25_408_536, 16_969_652, 8_500_177, 0,
      ])
    let interest = (1...12).map { group.series.printed(.interest, start + $0) }.reduce(0, +)
    #expect(interest == 2_371_880)
    #expect(abs(group.life.performingMonths / 12 / 100_000_000 - 0.5453) < 0.00005)
  }

  @Test("interest of equal principal, and average balances by method")
  func averages() throws {
    let equalPrincipal = try series(.equalPrincipal)
    #expect(
      (1...12).map { equalPrincipal.series.printed(.interest, start + $0) }.reduce(0, +)
        == 2_356_250)
    #expect(abs(equalPrincipal.life.performingMonths / 12e8 - 0.5417) < 0.00005)
    #expect(try series(.interestFirst).life.performingMonths == 12e8)
  }

  @Test("20 % repaid early in a year are 1.8423 % a month")
  func monthlyPrepayment() throws {
    let group = try series(.interestFirst) { $0.prepaid = Number(2, decimals: 1) ?? .zero }
    let prepaid = group.series.value(.prepaid, start + 1) / 100_000_000
    #expect(abs(prepaid - 0.018423) < 0.0000005)
    // Eleven months are left before the schedule takes the rest.
    #expect(abs(group.series.value(.performing, start + 11) / 1e8 - pow(0.8, 11 / 12)) < 1e-12)
  }

  @Test("equal weights make a hazard that rises from 0.1667 % to 0.1698 %")
  func equalWeights() throws {
    let series = try series(.interestFirst, chance: 20_000_000_000).series
    func hazard(_ age: Int32) -> Double {
      series.value(.defaulted, start + age) / series.value(.performing, start + age - 1)
    }
    #expect(abs(hazard(1) - 0.001667) < 0.0000005)
    #expect(abs(hazard(12) - 0.001698) < 0.0000005)
  }

  @Test("a constant hazard of 2 % a year is 0.1682 % a month")
  func constantHazard() throws {
    let series = try series(.interestFirst, chance: 20_000_000_000) { figures in
      figures.bulletTiming = DefaultTiming(
        MonthCurve(
          (1...12).map { month in
            let share = (1 - pow(0.98, Double(month) / 12)) / 0.02
            return .init(month, Number(Int128((share * 1e12).rounded()), decimals: 12) ?? .one)
          }))
    }.series
    for age in Int32(1)...12 {
      let hazard =
        series.value(.defaulted, start + age) / series.value(.performing, start + age - 1)
      #expect(abs(hazard - 0.001682) < 0.0000005)
    }
  }
}
