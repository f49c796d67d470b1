import Contracts
import Diagnostics
import Foundation
import Numbers
import Testing

@testable import LoanBook

@Suite("Draws")
struct LoanDrawsTests {
  private let from = RandomBooks.from

  private func options(
    seed: UInt64 = 9, draws: Int = 200, correlation: Int = 12, months: Int32 = 24
  ) -> LoanDraws.Options {
    LoanDraws.Options(
      seed: seed, draws: draws, correlation: Number(Int128(correlation), decimals: 2) ?? .zero,
      first: from - 40, last: from + months)
  }

  private func draws(
    _ loans: [Loan], _ curves: LoanCurves, _ options: LoanDraws.Options
  ) throws -> LoanDraws {
    var draws = try LoanDraws(options, under: curves)
    for (number, loan) in loans.enumerated() { try draws.add(loan, customer: UInt64(number)) }
    return draws
  }

  /// Every figure of every month.
  private func bands(_ draws: LoanDraws) -> [LoanBands.Band] {
    let bands = LoanBands(draws)
    return LoanBands.Figure.allCases.flatMap { figure in
      (draws.options.first...draws.options.last).compactMap { bands.band(figure, $0) }
        + [bands.whole(figure)]
    }
  }

  @Test("their mean is what the book expects", arguments: 0..<4)
  func meanIsExpected(seed: Int) throws {
    var random = RandomBooks(seed: 4_000 + seed)
    var figures = try random.curves().figures
    figures.guarantees = figures.guarantees.map { Guarantee(share: $0.share, lag: 2, pool: nil) }
    figures.renewed = .zero
    let curves = try LoanCurves(validating: figures)
    let loans = random.loans(terms: 60, each: 8, amount: 900_000...1_100_000)
    var book = LoanBook(under: curves)
    for loan in loans { try book.add(loan) }
    let expected = try #require(book.months(curves, from: from, to: from + 24).total())
    let draws = try draws(loans, curves, options(draws: 1_000, correlation: 5))
    let bands = LoanBands(draws)
    func close(_ found: Int128?, _ exact: Double, by share: Double) -> Bool {
      abs(Double(found ?? 0) - exact) <= share * max(abs(exact), 1e6)
    }
    for month in from...(from + 24) {
      let balance =
        expected.value(.performing, month) + expected.value(.nonPerforming, month)
      #expect(close(bands.band(.balance, month)?.mean, balance, by: 0.02))
    }
    func sum(_ figure: LoanFigure) -> Double {
      (expected.first...(from + 24)).map { expected.value(figure, $0) }.reduce(0, +)
    }
    #expect(close(bands.whole(.defaulted).mean, sum(.defaulted), by: 0.02))
    #expect(close(bands.whole(.writtenOff).mean, sum(.writtenOff), by: 0.03))
    #expect(close(bands.whole(.guarantorPaid).mean, sum(.guarantorPaid), by: 0.03))
  }

  @Test("of shards, in any order, add up to the same bits", arguments: [2, 5])
  func shardsAddUp(shards: Int) throws {
    var random = RandomBooks(seed: 4_100)
    let curves = try random.curves()
    let loans = random.loans(terms: 30, each: 4, amount: 0...9_000_000)
    let whole = try bands(draws(loans, curves, options(draws: 50)))
    var parts = try (0..<shards).map { shard in
      var part = try LoanDraws(options(draws: 50), under: curves)
      for (number, loan) in loans.enumerated() where number % shards == shard {
        try part.add(loan, customer: UInt64(number))
      }
      return part
    }
    parts.shuffle(using: &random)
    var merged = parts[0]
    for part in parts.dropFirst() { merged.add(part) }
    #expect(bands(merged) == whole)
    #expect(try bands(draws(loans, curves, options(seed: 10, draws: 50))) != whole)
  }

  @Test("spread more the more luck is everybody's")
  func correlationSpreads() throws {
    let curves = try LoanCurves(validating: .init())
    let terms = LoanTerms(
      group: 0, start: from, term: 12, method: .interestFirst, rate: 0, judgement: .modelled)
    let loans = [Loan](
      repeating: Loan(terms, amount: 100_000, chance: Loan.unit / 20, rate: 0), count: 2_000)
    func spread(_ correlation: Int) throws -> Double {
      let band = try LoanBands(draws(loans, curves, options(correlation: correlation)))
        .whole(.defaulted)
      return Double(band.high - band.low) / Double(band.mean)
    }
    let (alone, together) = (try spread(0), try spread(25))
    // 2,000 loans of 5 %: a hundred defaults, ± 1.64 · √(2000 · 0.05 · 0.95) on either side.
    #expect(abs(alone - 2 * 1.645 * (2_000 * 0.05 * 0.95).squareRoot() / 100) < 0.06)
    #expect(together > 2 * alone)
  }

  @Test("treat a customer's loans alike")
  func customersShareLuck() throws {
    let curves = try LoanCurves(validating: .init())
    let terms = LoanTerms(
      group: 0, start: from, term: 12, method: .interestFirst, rate: 0, judgement: .modelled)
    var (single, double) = (
      try LoanDraws(options(), under: curves), try LoanDraws(options(), under: curves)
    )
    let loan = Loan(terms, amount: 100_000, chance: Loan.unit / 2, rate: 0)
    try single.add(loan, customer: 4)
    for _ in 0..<2 { try double.add(loan, customer: 4) }
    var (alike, fallen) = (true, 0)
    for draw in 0..<200 {
      for month in 0..<single.months {
        let defaults = single.defaults(0, draw, month)
        let performing = single.performing(draw, month)
        alike =
          alike && double.defaults(0, draw, month) == 2 * defaults
          && double.performing(draw, month) == 2 * performing
        fallen += defaults > 0 ? 1 : 0
      }
    }
    #expect(alike)
    #expect((80...120).contains(fallen))
  }

  @Test("a pool pays the lesser of its share and what is left, draw by draw")
  func poolCover() throws {
    var figures = LoanCurves.Figures()
    figures.guarantees = [Guarantee(share: .one, lag: 1, pool: 30_000)]
    let curves = try LoanCurves(validating: figures)
    let terms = LoanTerms(
      group: 0, start: from, term: 12, method: .interestFirst, rate: 0, judgement: .modelled,
      guarantee: 0)
    var draws = try LoanDraws(options(), under: curves)
    try draws.add(Loan(terms, amount: 100_000, chance: Loan.unit / 2, rate: 0), customer: 1)
    let bands = LoanBands(draws)
    let fallen = (0..<200).filter { draw in
      (0..<draws.months).contains { draws.defaults(1, draw, $0) > 0 }
    }.count
    #expect((80...120).contains(fallen))
    let cover = try #require(bands.covers.first)
    #expect(cover.claimed == Int128(fallen * 100_000 / 200))
    #expect(cover.paid == Int128(fallen * 30_000 / 200))
    #expect(bands.whole(.guarantorPaid).high == 30_000)
    #expect(bands.whole(.writtenOff).high == 70_000)
  }

  @Test("one that is known to be bad defaults in every draw, one known to be good in none")
  func observed() throws {
    var random = RandomBooks(seed: 4_200)
    var figures = try random.curves().figures
    figures.prepaid = .zero
    let curves = try LoanCurves(validating: figures)
    let terms = LoanTerms(
      group: 0, start: from, term: 12, method: .interestFirst, rate: 0, judgement: .observed)
    let draws = try draws(
      [Loan.unit, 0].map { Loan(terms, amount: 100_000, chance: $0, rate: 0) }, curves, options())
    let band = LoanBands(draws).whole(.defaulted)
    #expect([band.low, band.median, band.high] == [100_000, 100_000, 100_000])
  }

  @Test("the normal curve and its inverse")
  func normalCurve() {
    let curve = NormalCurve()
    for step in -780...780 {
      let value = Double(step) / 100
      let exact = erfc(-value / 2.0.squareRoot()) / 2
      #expect(abs(curve.chance(below: value) - exact) < 1e-9)
      if abs(value) < 5 { #expect(abs(curve.value(at: exact) - value) < 1e-3) }
      if abs(value) < 3 { #expect(abs(curve.value(at: exact) - value) < 1e-7) }
    }
    #expect(abs(curve.chance(below: 1.959964) - 0.975) < 1e-8)
    #expect(curve.chance(below: -9) == 0)
    #expect(curve.chance(below: 9) == 1)
  }

  @Test("refuse what cannot be drawn")
  func refusals() throws {
    let curves = try LoanCurves(validating: .init())
    #expect(throws: LoanProblem.draws(0)) { try LoanDraws(options(draws: 0), under: curves) }
    #expect(throws: LoanProblem.correlation(.one)) {
      try LoanDraws(options(correlation: 100), under: curves)
    }
    var draws = try LoanDraws(options(), under: curves)
    let terms = LoanTerms(
      group: 0, start: from - 41, term: 12, method: .revolving, rate: 0, judgement: .modelled)
    #expect(throws: LoanProblem.earlier(month: from - 41, first: from - 40)) {
      try draws.add(Loan(terms, amount: 1, chance: 0, rate: 0), customer: 0)
    }
    #expect(
      LoanProblem.earlier(month: 24_299, first: 24_300).phrase.text(in: .english)
        == "a loan of 2024-12 begins before the first month drawn, 2025-01")
    #expect(throws: LoanProblem.self) { try LoanDraws(options(months: -41), under: curves) }
  }
}
