import Contracts
import LoanBook
import Numbers
import Testing

/// One interest-first loan that surely defaults at its maturity.
@Suite("One bullet loan")
struct BulletTests {
  @Test("due in month 12 and not paid, it is in default in month 15")
  func defaultsThreeMonthsAfterMaturity() throws {
    var figures = LoanCurves.Figures()
    figures.bulletTiming = DefaultTiming(.at(15))
    let curves = try LoanCurves(validating: figures)
    var book = LoanBook(under: curves)
    let start: Int32 = 2024 * 12
    let terms = LoanTerms(
      group: 0, start: start, term: 12, method: .interestFirst, rate: 0, judgement: .observed)
    try book.add(Loan(terms, amount: 1_000_000, chance: Loan.unit, rate: 43_500_000_000))
    let series = try #require(book.months(curves, from: start, to: start + 40).groups.first?.series)
    #expect(series.printed(.performing, start + 14) == 1_000_000)
    #expect(series.printed(.performing, start + 15) == 0)
    #expect(series.printed(.defaulted, start + 15) == 1_000_000)
    #expect(series.printed(.writtenOff, start + 27) == 1_000_000)
    // Eleven months are paid: 4.35 % ÷ 12 of 10,000.00 is 36.25.
    #expect((1...40).map { series.printed(.interest, start + $0) }.reduce(0, +) == 11 * 3_625)
  }
}
