import LoanBook
import Numbers
import Testing

@Suite("Expected months")
struct AgainstSlowBookTests {
  private let from = RandomBooks.from

  @Test("are those of every loan living each of its lives", arguments: 0..<100)
  func agreesWithSlowBook(seed: Int) throws {
    var random = RandomBooks(seed: seed)
    let curves = try random.curves()
    let loans = random.loans(terms: 8, each: 3, amount: 0...10_000_000)
    let to = from + 30
    var book = LoanBook(under: curves)
    for loan in loans { try book.add(loan) }
    let found = try book.months(curves, from: from, to: to)
    let expected = SlowBook(loans, curves, to: to)
    var apart: [String] = []
    for group in found.groups {
      let months = try #require(expected.groups[group.number])
      for figure in LoanFigure.allCases {
        let unit = max(1, (months[figure] ?? [:]).values.map(abs).max() ?? 0)
        for month in group.series.first...to {
          let (value, exact) = (
            group.series.value(figure, month), months[figure]?[month] ?? 0
          )
          if abs(value - exact) >= 1e-9 * unit {
            apart.append(
              "\(figure) of group \(group.number), month \(month - from): \(value), slow \(exact)")
          }
        }
      }
    }
    #expect(apart == [])
    #expect(Set(found.groups.map(\.number)) == Set(loans.map(\.terms.group)))
  }

  @Test("add up as printed, within half a fen for each rounded figure", arguments: 0..<40)
  func printedMonthsAddUp(seed: Int) throws {
    var random = RandomBooks(seed: 1_000 + seed)
    let curves = try random.curves()
    var book = LoanBook(under: curves)
    for loan in random.loans(terms: 60, each: 8, amount: 1_000_000...50_000_000_000) {
      try book.add(loan)
    }
    let months = try book.months(curves, from: from, to: from + 30)
    let total = try #require(months.total())
    for series in months.groups.map(\.series) + [total] {
      for month in from...(from + 30) {
        // Two stocks, and two sums for each of five flows: twelve rounded terms.
        #expect(abs(series.printedGap(.performing, month)) <= 6)
        #expect(abs(series.printedGap(.nonPerforming, month)) <= 6)
      }
    }
  }

  @Test("printed, add up to printed years")
  func printedFlowsAddUp() throws {
    var random = RandomBooks(seed: 5)
    let curves = try random.curves()
    var book = LoanBook(under: curves)
    for loan in random.loans(terms: 40, each: 3, amount: 0...9_999_999) { try book.add(loan) }
    let months = try book.months(curves, from: from, to: from + 23)
    let series = try #require(months.total())
    for figure in LoanFigure.allCases where !figure.isStock {
      let year = (from..<from + 12).map { series.printed(figure, $0) }.reduce(0, +)
      let exact = (from..<from + 12).map { series.value(figure, $0) }.reduce(0, +)
      #expect(abs(Double(year) - exact) <= 1.001, "\(figure)")
    }
  }
}
