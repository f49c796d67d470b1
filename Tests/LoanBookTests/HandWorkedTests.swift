import Contracts
import LoanBook
import Numbers
import Testing

/// Loans whose months were worked out by hand.
@Suite("Worked by hand")
struct HandWorkedTests {
  private let start: Int32 = 2025 * 12

  /// What a figure is from the first month on, in fen.
  private func printed(
    _ figure: LoanFigure, _ series: LoanSeries, through last: Int32
  ) -> [Int128] {
    (0...last).map { series.printed(figure, start + $0) }
  }

  @Test("a line whose use falls, of which one in ten defaults in month 4")
  func revolving() throws {
    var figures = LoanCurves.Figures()
    figures.use = MonthCurve([
      .init(0, Number(8, decimals: 1) ?? .one), .init(1, Number(6, decimals: 1) ?? .one),
      .init(2, Number(7, decimals: 1) ?? .one),
    ])
    figures.timing = DefaultTiming(.at(4))
    figures.delinquent = 2
    figures.defaultDraw = Number(5, decimals: 1) ?? .one
    figures.lost = Number(6, decimals: 1) ?? .one
    figures.cured = Number(1, decimals: 1) ?? .one
    figures.recovery = .evenly(within: 3)
    figures.writeOff = .at(2)
    let curves = try LoanCurves(validating: figures)
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: start, term: 6, method: .revolving, rate: 0, judgement: .modelled)
    try book.add(
      Loan(terms, amount: 100_000, chance: 100_000_000_000, rate: 120_000_000_000))
    let group = try #require(book.months(curves, from: start, to: start + 8).groups.first)
    let series = group.series
    // A tenth misses its payment in month 2 first and stays at 60 %: 6,000. The others use 70 % of 90,000.
    #expect(
      printed(.performing, series, through: 8) == [
        80_000, 60_000, 69_000, 69_000, 63_000, 63_000 + 800, 0, 0, 0,
      ])
    // Month 2: 10 % more of 90,000. Month 4: half of the 4,000 that the tenth had not drawn.
    #expect(printed(.drawn, series, through: 8) == [80_000, 0, 9_000, 0, 2_000, 0, 0, 0, 0])
    // All of the 8,000 in default: cured 800 a month later and repaid another month later.
    #expect(printed(.defaulted, series, through: 8) == [0, 0, 0, 0, 8_000, 0, 0, 0, 0])
    #expect(printed(.cured, series, through: 8) == [0, 0, 0, 0, 0, 800, 0, 0, 0])
    #expect(
      printed(.scheduled, series, through: 8) == [0, 20_000, 0, 0, 0, 0, 63_800, 0, 0])
    // 30 % come back over three months, 60 % are written off two months after default.
    #expect(printed(.recovered, series, through: 8) == [0, 0, 0, 0, 0, 800, 800, 800, 0])
    #expect(printed(.writtenOff, series, through: 8) == [0, 0, 0, 0, 0, 0, 4_800, 0, 0])
    #expect(
      printed(.nonPerforming, series, through: 8) == [0, 0, 0, 0, 8_000, 6_400, 800, 0, 0])
    // 1 % a month of what pays: 80,000, then 90 % of 60,000, 70,000, … and of what was cured.
    #expect(
      printed(.interest, series, through: 8) == [0, 800, 540, 630, 630, 630, 638, 0, 0])
    #expect(
      (0...8).map { series.value(.loans, start + $0) }.map { ($0 * 10).rounded() }
        == [10, 10, 10, 10, 9, 9, 0, 0, 0])
    #expect(group.life.writtenOff.rounded() == 4_800)
    #expect(group.year.defaulted.rounded() == 8_000)
  }

  @Test("a guarantor pays until its pool is spent; claims of a month share what is left")
  func pool() throws {
    var figures = LoanCurves.Figures()
    figures.bulletTiming = DefaultTiming(.at(1))
    figures.delinquent = 0
    figures.lost = Number(5, decimals: 1) ?? .one
    figures.recovery = .at(1)
    figures.writeOff = .at(3)
    figures.guarantees = [
      Guarantee(share: Number(8, decimals: 1) ?? .one, lag: 1, pool: 60_000)
    ]
    let curves = try LoanCurves(validating: figures)
    var book = LoanBook(under: curves)
    func add(group: Int32, after months: Int32, amount: Int64) throws {
      let terms = LoanTerms(
        group: group, start: start + months, term: 6, method: .interestFirst, rate: 0,
        judgement: .observed, guarantee: 0)
      try book.add(Loan(terms, amount: amount, chance: Loan.unit, rate: 0))
    }
    // Claims are 40 % of the amount two months after the draw: 40,000 first, then 30,000 and 10,000 for the 20,000 left.
    try add(group: 1, after: 0, amount: 100_000)
    try add(group: 1, after: 1, amount: 75_000)
    try add(group: 2, after: 1, amount: 25_000)
    let months = try book.months(curves, from: start, to: start + 8)
    let (first, second) = (
      try #require(months[group: 1]?.series), try #require(months[group: 2]?.series)
    )
    #expect(
      printed(.guarantorPaid, first, through: 8) == [0, 0, 40_000, 15_000, 0, 0, 0, 0, 0])
    #expect(printed(.guarantorPaid, second, through: 8) == [0, 0, 0, 5_000, 0, 0, 0, 0, 0])
    // The bank's own tenth of the amount, and what was refused, three months after default.
    #expect(
      printed(.writtenOff, first, through: 8) == [0, 0, 0, 0, 10_000, 22_500, 0, 0, 0])
    #expect(printed(.writtenOff, second, through: 8) == [0, 0, 0, 0, 0, 7_500, 0, 0, 0])
    #expect(
      printed(.nonPerforming, first, through: 8)
        == [0, 100_000, 10_000 + 75_000, 32_500, 22_500, 0, 0, 0, 0])
    #expect(months[group: 2]?.life.guarantorPaid.rounded() == 5_000)
    #expect(months[group: 2]?.year.writtenOff.rounded() == 7_500)
  }

  @Test("a renewed bullet loan stands on without a flow, a renewed instalment loan is drawn again")
  func renewals() throws {
    var figures = LoanCurves.Figures()
    figures.renewed = Number(6, decimals: 1) ?? .one
    let curves = try LoanCurves(validating: figures)
    func series(_ method: RepaymentMethod) throws -> LoanMonths.Group {
      var book = LoanBook(under: curves)
      let terms = LoanTerms(
        group: 0, start: start, term: 2, method: method, rate: 0, judgement: .modelled,
        isRenewable: true)
      try book.add(Loan(terms, amount: 100_000, chance: 0, rate: 0))
      return try #require(book.months(curves, from: start, to: start + 5).groups.first)
    }
    let bullet = try series(.interestFirst)
    #expect(
      printed(.performing, bullet.series, through: 5)
        == [100_000, 100_000, 60_000, 60_000, 36_000, 36_000])
    #expect(printed(.drawn, bullet.series, through: 5) == [100_000, 0, 0, 0, 0, 0])
    #expect(printed(.scheduled, bullet.series, through: 5) == [0, 0, 40_000, 0, 24_000, 0])
    // A renewal is a loan of its own: a life ends at its maturity.
    #expect(bullet.life.performingMonths == 200_000)
    let instalments = try series(.equalPrincipal)
    #expect(
      printed(.performing, instalments.series, through: 5)
        == [100_000, 50_000, 60_000, 30_000, 36_000, 18_000])
    #expect(printed(.drawn, instalments.series, through: 5) == [100_000, 0, 60_000, 0, 36_000, 0])
    #expect(
      printed(.scheduled, instalments.series, through: 5)
        == [0, 50_000, 50_000, 30_000, 30_000, 18_000])
  }

  @Test("a loan that is known to be bad defaults before its end, however short")
  func observedBad() throws {
    var figures = LoanCurves.Figures()
    figures.delinquent = 1
    let curves = try LoanCurves(validating: figures)
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: start, term: 3, method: .interestFirst, rate: 0, judgement: .observed)
    try book.add(Loan(terms, amount: 120_000, chance: Loan.unit, rate: 0))
    let series = try #require(book.months(curves, from: start, to: start + 8).groups.first?.series)
    // Evenly over twelve months, but it ends after four.
    #expect(
      printed(.defaulted, series, through: 5) == [0, 30_000, 30_000, 30_000, 30_000, 0])
    #expect(printed(.scheduled, series, through: 5) == [0, 0, 0, 0, 0, 0])
  }

  @Test("a loan of the book stands at its balance and defaults by what was left of its chance")
  func openingLoan() throws {
    var figures = LoanCurves.Figures()
    figures.delinquent = 0
    let curves = try LoanCurves(validating: figures)
    // One of two defaults evenly over twelve months. After six, three in four are left, of which a third defaults.
    let chance = curves.remainingChance(
      of: Loan.unit / 2, method: .interestFirst, term: 12, age: 6)
    #expect(chance == 333_333_333_333)
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: start - 7, term: 12, method: .interestFirst, rate: 0,
      origin: .opening(age: 6), judgement: .modelled)
    try book.add(Loan(terms, amount: 72_000, chance: chance, rate: 0))
    let series = try #require(book.months(curves, from: start, to: start + 8).groups.first?.series)
    #expect(series.printed(.performing, start - 1) == 72_000)
    #expect(series.printed(.drawn, start) == 0)
    #expect(
      printed(.defaulted, series, through: 6) == [4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 0])
    #expect(
      printed(.performing, series, through: 6)
        == [68_000, 64_000, 60_000, 56_000, 52_000, 0, 0])
    #expect(printed(.scheduled, series, through: 6) == [0, 0, 0, 0, 0, 48_000, 0])
  }

  /// Of a default a tenth is cured evenly over two months, 30 % come back over three, 60 % are written off after two.
  private func afterDefault() throws -> LoanCurves {
    var figures = LoanCurves.Figures()
    figures.lost = Number(6, decimals: 1) ?? .one
    figures.cured = Number(1, decimals: 1) ?? .one
    figures.curedWithin = 2
    figures.repaidOver = 2
    figures.recovery = .evenly(within: 3)
    figures.writeOff = .at(2)
    return try LoanCurves(validating: figures)
  }

  /// The months of 85,000 fen that stand in default for so many months where January begins.
  private func standing(for months: Int16) throws -> LoanSeries {
    let curves = try afterDefault()
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: start - 1 - Int32(months), term: 1, method: .interestFirst, rate: 0,
      origin: .inDefault(for: months), judgement: .observed)
    try book.add(Loan(terms, amount: 85_000, chance: 0, rate: 120_000_000_000))
    return try #require(book.months(curves, from: start, to: start + 4).groups.first?.series)
  }

  @Test("money in default stands at its balance and goes as the rest of the curves has it")
  func standingDefault() throws {
    // A month after default 85 % stand: 5 to be cured, 20 to come back, 60 to be written off.
    let series = try standing(for: 1)
    #expect(series.printed(.nonPerforming, start - 1) == 85_000)
    #expect(series.printed(.performing, start - 1) == 0)
    #expect(printed(.cured, series, through: 3) == [5_000, 0, 0, 0])
    #expect(printed(.recovered, series, through: 3) == [10_000, 10_000, 0, 0])
    #expect(printed(.writtenOff, series, through: 3) == [60_000, 0, 0, 0])
    #expect(printed(.nonPerforming, series, through: 3) == [10_000, 0, 0, 0])
    // What is cured is repaid over two months and bears 1 % of what is left.
    #expect(printed(.performing, series, through: 3) == [5_000, 2_500, 0, 0])
    #expect(printed(.scheduled, series, through: 3) == [0, 2_500, 2_500, 0])
    #expect(printed(.interest, series, through: 3) == [0, 50, 25, 0])
    #expect((0...3).allSatisfy { series.printed(.defaulted, start + $0) == 0 })
    for month in start...start + 4 {
      #expect(series.printedGap(.performing, month) == 0)
      #expect(series.printedGap(.nonPerforming, month) == 0)
    }
  }

  @Test("what is in default longer than the curves know stands just before the last write-off")
  func standingLong() throws {
    let (late, known) = (try standing(for: 30), try standing(for: 1))
    for figure in LoanFigure.allCases {
      #expect(printed(figure, late, through: 4) == printed(figure, known, through: 4))
    }
  }

  @Test("money that stands in default has no guarantor and is not drawn again")
  func standingRefused() throws {
    let curves = try afterDefault()
    var book = LoanBook(under: curves)
    func loan(_ months: Int16, guarantee: Int16 = -1) -> Loan {
      Loan(
        LoanTerms(
          group: 0, start: start - 1, term: 1, method: .revolving, rate: 0,
          origin: .inDefault(for: months), judgement: .observed, guarantee: guarantee),
        amount: 1, chance: 0, rate: 0)
    }
    #expect(throws: LoanProblem.standing) { try book.add(loan(-1)) }
    #expect(throws: LoanProblem.standing) { try book.add(loan(0, guarantee: 0)) }
    var draws = try LoanDraws(
      LoanDraws.Options(seed: 1, draws: 1, correlation: .zero, first: start - 1, last: start),
      under: curves)
    #expect(throws: LoanProblem.standing) { try draws.add(loan(0), customer: 0) }
  }

  @Test("after its last month a book has no flows and no balance")
  func afterTheEnd() throws {
    let curves = try LoanCurves(validating: LoanCurves.Figures())
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: start, term: 2, method: .interestFirst, rate: 0, judgement: .modelled)
    try book.add(Loan(terms, amount: 50_000, chance: 0, rate: 0))
    let series = try #require(book.months(curves, from: start, to: start + 2).groups.first?.series)
    #expect(printed(.drawn, series, through: 5) == [50_000, 0, 0, 0, 0, 0])
    #expect(printed(.scheduled, series, through: 5) == [0, 0, 50_000, 0, 0, 0])
    #expect(printed(.performing, series, through: 5) == [50_000, 50_000, 0, 0, 0, 0])
    #expect(series.printed(.drawn, start - 5) == 0)
  }
}
