import Testing

@testable import Simulation

@Suite("Balances by day")
struct DailyBalanceTests {
  @Test("a balance changes by equal parts a day, and a day has the mean of its two ends")
  func days() {
    let april = DailyBalance(opening: 1_000, closing: 4_000, days: 30)
    #expect((1...3).map { april.end(of: $0) } == [1_100, 1_200, 1_300])
    #expect((1...3).map { april.mean(of: $0) } == [1_050, 1_150, 1_250])
    #expect(april.end(of: 30) == 4_000 && april.mean(of: 30) == 3_950)
    // 30 × (1,000 + 4,000) ÷ 2.
    #expect((1...30).reduce(0) { $0 + april.mean(of: $1) } == 75_000)
  }

  @Test("parts of a fen are rounded, halves up, also where a balance falls")
  func rounding() {
    let april = DailyBalance(opening: 10, closing: 0, days: 4)
    // 7.5, 5, 2.5, 0.
    #expect((1...4).map { april.end(of: $0) } == [8, 5, 3, 0])
    // 8.75, 6.25, 3.75, 1.25.
    #expect((1...4).map { april.mean(of: $0) } == [9, 6, 4, 1])
  }
}
