import Testing

@testable import Simulation

/// Bad is 90 days past due within 12 months of the first draw, 30 days leave it open, 15 months make it count.
@Suite("What a loan's months say of it")
struct LoanJudgeTests {
  private func judge(lastMonth: Int32) -> LoanJudge {
    LoanJudge(badDays: 90, window: 12, indeterminateDays: 30, maturity: 15, lastMonth: lastMonth)
  }

  /// A loan drawn in month 0 with these days past due at the ends of months 0, 1, 2 and so on, its balance falling by 5.
  private func loan(_ judge: LoanJudge, _ daysPastDue: [Int]) -> LoanJudge.Loan {
    var loan = LoanJudge.Loan()
    for (month, days) in daysPastDue.enumerated() {
      judge.add(
        LoanJudge.Month(
          month: Int32(month), drawn: month == 0 ? 100 : 0, balance: Int64(100 - month * 5),
          daysPastDue: days, recovered: 0, writtenOff: 0), to: &loan)
    }
    return loan
  }

  @Test("90 days in the window are bad, 89 leave it open, 29 are good")
  func states() {
    let judge = judge(lastMonth: 15)
    #expect(judge.state(of: loan(judge, [0, 30, 60, 90])) == .bad)
    #expect(judge.state(of: loan(judge, [0, 30, 60, 89])) == .indeterminate)
    #expect(judge.state(of: loan(judge, [0, 30])) == .indeterminate)
    #expect(judge.state(of: loan(judge, [0, 29])) == .good)
  }

  @Test("what happens after the twelfth month end does not count")
  func window() {
    let judge = judge(lastMonth: 20)
    let quiet = [Int](repeating: 0, count: 12)
    #expect(judge.state(of: loan(judge, quiet + [90])) == .bad)
    #expect(judge.state(of: loan(judge, quiet + [0, 120])) == .good)
  }

  @Test("a young loan is immature, also where it is bad already")
  func maturity() {
    let young = judge(lastMonth: 14)
    #expect(young.state(of: loan(young, [0, 30, 60, 90])) == .immature)
    #expect(young.state(of: loan(young, [0])) == .immature)
  }

  @Test("what was never drawn has no state")
  func neverDrawn() {
    let judge = judge(lastMonth: 20)
    var loan = LoanJudge.Loan()
    judge.add(
      LoanJudge.Month(
        month: 0, drawn: 0, balance: 0, daysPastDue: 0, recovered: 0, writtenOff: 0), to: &loan)
    #expect(judge.state(of: loan) == nil)
  }

  @Test("exposure is the highest balance, the bad amount that of the month end it became bad at")
  func amounts() {
    let judge = judge(lastMonth: 20)
    var loan = loan(judge, [0, 30, 60, 90, 120])
    #expect(loan.exposure == 100)
    #expect(loan.badAmount == 85)
    // Written off 80 with 3 recovered in that month, 7 recovered later: 73 are lost.
    for (month, recovered, writtenOff) in [(5, 3, 80), (6, 7, 0)] as [(Int32, Int64, Int64)] {
      judge.add(
        LoanJudge.Month(
          month: month, drawn: 0, balance: 0, daysPastDue: 0, recovered: recovered,
          writtenOff: writtenOff), to: &loan)
    }
    #expect(loan.writtenOff - loan.recoveredAfter == 73)
  }
}
