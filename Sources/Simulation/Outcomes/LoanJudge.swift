import Semantics

/// What a loan's months say of it, by a scenario.
///
/// Months are counted from that of the first draw: a window of 12 months is that month's end and the twelve after it.
struct LoanJudge {
  var badDays: Int
  var window: Int32
  var indeterminateDays: Int?
  /// A loan is mature whose first draw is at least so many months before the last month that is known.
  var maturity: Int32
  var lastMonth: Int32

  /// One month of a loan, amounts in fen.
  struct Month {
    /// Year × 12 + month − 1.
    var month: Int32
    var drawn: Int64
    var balance: Int64
    var daysPastDue: Int
    var recovered: Int64
    var writtenOff: Int64
    var cured: Int64 = 0
  }

  /// What has been seen of a loan, its months taken in their order.
  struct Loan {
    /// The month of the first draw.
    fileprivate(set) var first: Int32?
    /// The most days past due within the window.
    fileprivate(set) var worst = 0
    fileprivate(set) var isBad = false
    /// The highest balance at a month end within the window.
    fileprivate(set) var exposure: Int64 = 0
    /// The balance at the month end at which it became bad.
    fileprivate(set) var badAmount: Int64 = 0
    fileprivate(set) var writtenOff: Int64 = 0
    /// Recovered after the month of the first write-off; what came before lowered what was written off.
    fileprivate(set) var recoveredAfter: Int64 = 0
  }

  init(
    badDays: Int, window: Int32, indeterminateDays: Int?, maturity: Int32, lastMonth: Int32
  ) {
    self.badDays = badDays
    self.window = window
    self.indeterminateDays = indeterminateDays
    self.maturity = maturity
    self.lastMonth = lastMonth
  }

  /// As a scenario has it whose bad loans are so many days past due within so many months.
  init(_ scenario: Scenario, badDays: Int, window: Int, lastMonth: Int32) {
    self.init(
      badDays: badDays, window: Int32(window), indeterminateDays: scenario.indeterminateDays,
      maturity: Int32(scenario.maturityMonths), lastMonth: lastMonth)
  }

  func add(_ month: Month, to loan: inout Loan) {
    if loan.writtenOff > 0 { loan.recoveredAfter += month.recovered }
    loan.writtenOff += month.writtenOff
    if loan.first == nil, month.drawn > 0 { loan.first = month.month }
    guard let first = loan.first, month.month - first <= window else { return }
    loan.worst = max(loan.worst, month.daysPastDue)
    loan.exposure = max(loan.exposure, month.balance)
    if !loan.isBad, month.daysPastDue >= badDays {
      loan.isBad = true
      loan.badAmount = month.balance
    }
  }

  /// `nil` of a loan that was never drawn.
  func state(of loan: Loan) -> LoanOutcomes.State? {
    guard let first = loan.first else { return nil }
    guard lastMonth - first >= maturity else { return .immature }
    if loan.isBad { return .bad }
    if let least = indeterminateDays, loan.worst >= least { return .indeterminate }
    return .good
  }
}
