import Contracts
import Diagnostics
import LoanBook
import Numbers
import Testing

@Suite("Folding loans")
struct FoldingTests {
  private let from = RandomBooks.from

  @Test("gives the same bits for any sharding, in any order", arguments: 0..<10)
  func shardsAddUp(seed: Int) throws {
    var random = RandomBooks(seed: 2_000 + seed)
    let curves = try random.curves()
    let loans = random.loans(terms: 40, each: 6, amount: 0...9_000_000_000)
    let whole = try values(book(loans, curves), curves)
    for shards in [2, 3, 7] {
      var books = try (0..<shards).map { shard in
        try book(
          loans.enumerated().filter { $0.offset % shards == shard }.map(\.element)
            .shuffled(using: &random), curves)
      }
      books.shuffle(using: &random)
      var merged = LoanBook(under: curves)
      for book in books { merged.add(book) }
      #expect(merged.loans == loans.count)
      #expect(try values(merged, curves) == whole)
    }
  }

  @Test("in threads gives the same bits as in one", arguments: [1, 2, 5])
  func threadsDoNotMatter(threads: Int) throws {
    var random = RandomBooks(seed: 3_000)
    let curves = try random.curves()
    let loans = random.loans(terms: 50, each: 60, amount: 0...9_000_000_000)
    let folded = try LoanBook.folding(loans.count, under: curves, threads: threads) { loans[$0] }
    #expect(try values(folded, curves) == values(book(loans, curves), curves))
    var wrong = loans
    wrong[17_000 % loans.count].amount = -2
    wrong[1].amount = -1
    let given = wrong
    #expect(throws: LoanProblem.amount(-1)) {
      try LoanBook.folding(given.count, under: curves, threads: threads) { given[$0] }
    }
    #expect(folded.cohortCount == Set(loans.map(\.terms)).count)
  }

  @Test("sums are exact: a hundred thousand loans are so many times one")
  func sumsAreExact() throws {
    let curves = try LoanCurves(validating: .init())
    let terms = LoanTerms(
      group: 0, start: from, term: 12, method: .interestFirst, rate: 0, judgement: .modelled)
    var book = LoanBook(under: curves)
    let loan = Loan(
      terms, amount: 3, drawn: 333_333_333_333, chance: 10_000_000_000, rate: 40_000_000_000)
    for _ in 0..<100_000 { try book.add(loan) }
    let series = try #require(book.months(curves, from: from, to: from).groups.first?.series)
    // 3 fen · 0.333333333333 is 0.999999999999 fen.
    #expect(abs(series.value(.drawn, from) - 99_999.9999999) < 1e-9)
    #expect(abs(series.value(.loans, from) - 33_333.3333333) < 1e-9)
  }

  @Test("cuts modelled chances that the timing would raise above certainty, and counts them")
  func chancesAreCapped() throws {
    var figures = LoanCurves.Figures()
    figures.timing = DefaultTiming(
      MonthCurve([.init(12, .one), .init(15, Number(14, decimals: 1) ?? .one)]))
    figures.delinquent = 0
    let curves = try LoanCurves(validating: figures)
    var book = LoanBook(under: curves)
    let terms = LoanTerms(
      group: 0, start: from, term: 24, method: .equalPrincipal, rate: 0, judgement: .modelled)
    for chance in [900_000_000_000, 500_000_000_000] as [Int64] {
      try book.add(Loan(terms, amount: 2_400, chance: chance, rate: 0))
    }
    #expect(book.cappedChances == 1)
    let series = try #require(book.months(curves, from: from, to: from + 24).groups.first?.series)
    // Of 900 left after fifteen months of one loan nothing performs; of the other 1 − 0.5·1.4.
    #expect(abs(series.value(.performing, from + 15) - 900 * 0.3) < 1e-6)
    #expect(throws: LoanProblem.aboveCertainty) {
      var steeper = figures
      steeper.timing = DefaultTiming(MonthCurve([.init(12, Number(2))]))
      _ = try book.months(LoanCurves(validating: steeper), from: from, to: from + 24)
    }
  }

  @Test("refuses what is no loan, in both languages")
  func refusals() throws {
    let curves = try LoanCurves(validating: .init())
    var book = LoanBook(under: curves)
    func terms(
      term: Int16 = 12, origin: LoanTerms.Origin = .new,
      judgement: LoanTerms.Judgement = .modelled, guarantee: Int16 = -1, start: Int32 = 24_300
    ) -> LoanTerms {
      LoanTerms(
        group: 0, start: start, term: term, method: .revolving, rate: 0, origin: origin,
        judgement: judgement, guarantee: guarantee)
    }
    func refusal(_ loan: Loan) -> String? {
      do {
        try book.add(loan)
        return nil
      } catch { return error.phrase.text(in: .english) }
    }
    #expect(
      refusal(Loan(terms(), amount: -1, chance: 0, rate: 0))
        == "an amount of -1 fen is outside what is counted, 0 to 70368744177663")
    #expect(
      refusal(Loan(terms(), amount: 1, chance: 1_000_000_000_001, rate: 0))
        == "a share, chance or rate of 1000000000001 × 10⁻¹² is not within 0 % and 100 %")
    #expect(
      refusal(Loan(terms(term: 0), amount: 1, chance: 0, rate: 0))
        == "a term of 0 months is not within 1 and 600")
    #expect(
      refusal(Loan(terms(origin: .opening(age: 12)), amount: 1, chance: 0, rate: 0))
        == "a loan of 12 months cannot stand in the book at an age of 12 without default")
    #expect(
      refusal(Loan(terms(judgement: .observed), amount: 1, chance: 1, rate: 0))
        == "an observed outcome is bad or not: expected a chance of 0 or 1")
    #expect(
      refusal(Loan(terms(guarantee: 0), amount: 1, chance: 0, rate: 0))
        == "the curves have no guarantee number 0")
    #expect(
      refusal(Loan(terms(start: -1), amount: 1, chance: 0, rate: 0))
        == "no month -1 of a calendar")
    #expect(book.loans == 0)
    try book.add(Loan(terms(origin: .opening(age: 3)), amount: 1, chance: 0, rate: 0))
    #expect(throws: LoanProblem.openedInside(month: 24_303)) {
      try book.months(curves, from: 24_303, to: 24_310)
    }
    #expect(
      LoanProblem.openedInside(month: 24_303).phrase.text(in: .chinese)
        == "贷款在 2025-04 末才在账，没有与之对应的发生额")
  }

  private func book(_ loans: [Loan], _ curves: LoanCurves) throws -> LoanBook {
    var book = LoanBook(under: curves)
    for loan in loans { try book.add(loan) }
    return book
  }

  /// Every bit of every month.
  private func values(_ book: LoanBook, _ curves: LoanCurves) throws -> [[UInt64]] {
    let months = try book.months(curves, from: from, to: from + 24)
    return months.groups.flatMap { group in
      LoanFigure.allCases.map { figure in
        (group.series.first...(from + 24)).map { group.series.value(figure, $0).bitPattern }
      }
    }
  }
}
