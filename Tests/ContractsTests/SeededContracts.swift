import Contracts
import Numbers

/// Contracts made by chance, the same on every machine.
struct SeededContracts {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func one<Case: CaseIterable>(
    of type: Case.Type
  ) -> Case where Case.AllCases == [Case] { Case.allCases[int(0...Case.allCases.count - 1)] }

  /// A contract: a fen to a hundred million yuan, 0 to 36 % a year, a month to thirty years.
  mutating func contract() throws -> Contract {
    let method = one(of: RepaymentMethod.self)
    var accrual = one(of: Accrual.self)
    if method == .revolving, !accrual.isDaily { accrual = .actual360 }
    let largest = [10_000, 10_000_000, 1_000_000_000, 10_000_000_000][int(0...3)]
    let principal = int(1...largest)
    let term = int(0...19) == 0 ? int(1...360) : int(1...36)
    let firstDay = CalendarDate(dayNumber: Int32(int(14_610...25_567))) ?? CalendarDate(packed: 0)
    // Basis points, or all twelve decimals.
    let units = int(0...1) == 0 ? int(0...3_600) * 100_000_000 : int(0...360_000_000_000)
    return try Contract(
      principal: principal, rate: Number(units: Int128(units)) ?? .zero, term: term,
      method: method, firstDay: firstDay, accrual: accrual,
      interestPeriod: method.amortises ? .monthly : one(of: InterestPeriod.self),
      paymentDay: int(0...2) == 0 ? int(1...31) : nil,
      movements: method == .revolving
        ? movements(within: principal, from: firstDay, months: term) : [])
  }

  /// Draws of part of what is free and repayments of part of what is owed, one day after another or the same.
  private mutating func movements(
    within line: Int, from first: CalendarDate, months: Int
  ) -> [Movement] {
    guard let maturity = first.adding(months: months) else { return [] }
    let days = Int(maturity.days(since: first))
    let offsets = (0..<int(0...8)).map { _ in int(1...days - 1) }.sorted()
    var movements = [Movement(.draw, on: first, of: int(1...line))]
    var (balance, repaidUntil) = (movements[0].amount, -1)
    for offset in offsets {
      guard let day = first.adding(days: offset) else { continue }
      if int(0...1) == 0, balance > 0, repaidUntil != offset {
        let amount = int(1...balance)
        movements.append(Movement(.repayment, on: day, of: amount))
        balance -= amount
      } else if balance < line {
        let amount = int(1...line - balance)
        movements.append(Movement(.draw, on: day, of: amount))
        balance += amount
        repaidUntil = offset
      }
    }
    return movements
  }
}
