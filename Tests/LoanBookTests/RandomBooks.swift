import Contracts
import LoanBook
import Numbers

/// Books and curves of all kinds, the same for the same seed.
struct RandomBooks: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 77 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// A share of whole thousandths.
  mutating func share(_ range: ClosedRange<Int> = 0...1_000) -> Number {
    Number(Int128(integer(range)), decimals: 3) ?? .zero
  }

  /// A cumulative curve that ends at `end`.
  mutating func cumulative(from first: Int, through last: Int, end: Number) -> MonthCurve {
    var points = [MonthCurve.Point(last, end)]
    var share = end
    for month in (first..<last).reversed() where integer(0...2) == 0 {
      share = Number(units: share.units * Int128(integer(400...1_000)) / 1_000) ?? .zero
      points.append(.init(month, share))
    }
    return MonthCurve(points)
  }

  mutating func curves() throws -> LoanCurves {
    var figures = LoanCurves.Figures()
    figures.use = MonthCurve(
      [0, 2, 5, 12, 20].map { MonthCurve.Point($0, share(100...1_000)) })
    figures.prepaid = share(0...400)
    figures.renewed = share()
    figures.timing = DefaultTiming(
      cumulative(from: 1, through: integer(6...30), end: share(700...1_800)))
    figures.bulletTiming =
      integer(0...1) == 0
      ? DefaultTiming(cumulative(from: -4, through: integer(0...5), end: share()), from: .maturity)
      : DefaultTiming(cumulative(from: 1, through: integer(10...20), end: share()))
    figures.delinquent = integer(0...4)
    figures.defaultDraw = share()
    figures.lost = share(300...700)
    figures.cured = share(0...300)
    figures.curedWithin = integer(1...6)
    figures.repaidOver = integer(1...5)
    figures.recovery = cumulative(from: 1, through: integer(2...14), end: .one)
    figures.writeOff = cumulative(from: 1, through: integer(2...14), end: .one)
    figures.guarantees = [
      Guarantee(share: share(), lag: integer(0...6), pool: Int64(integer(0...3_000_000))),
      Guarantee(share: share(), lag: integer(0...20), pool: nil),
    ]
    if integer(0...1) == 0 { figures.exemptUntil = Self.from + Int32(integer(-5...20)) }
    return try LoanCurves(validating: figures)
  }

  /// The month before which books are opened: January 2025.
  static let from: Int32 = 2025 * 12

  /// Loans of so many terms, some loans of each.
  mutating func loans(terms count: Int, each: Int, amount: ClosedRange<Int>) -> [Loan] {
    (0..<count).flatMap { _ in
      let terms = terms()
      return (0..<integer(1...each)).map { _ in
        let isObserved = terms.judgement == .observed
        return Loan(
          terms, amount: Int64(integer(amount)),
          drawn: integer(0...1) == 0 ? Loan.unit : units(0...1_000_000),
          chance: isObserved ? (integer(0...3) == 0 ? Loan.unit : 0) : units(0...300_000),
          rate: terms.method == .equalInstalments ? terms.rate : units(0...60_000),
          taxed: units(0...1_000_000))
      }
    }
  }

  private mutating func units(_ range: ClosedRange<Int>) -> Int64 {
    Int64(integer(range)) * 1_000_000
  }

  private mutating func terms() -> LoanTerms {
    let term = integer(1...26)
    var start = Self.from + Int32(integer(-15...10))
    var origin = LoanTerms.Origin.new
    switch integer(0...5) {
    case 0:
      let age = integer(0...(term - 1))
      start = Self.from - 1 - Int32(age)
      origin = .opening(age: Int16(age))
    case 1:
      start = Self.from - 1 - Int32(integer(0...6))
      origin = .defaulted
    default: break
    }
    return LoanTerms(
      group: Int32(integer(0...2)), start: start, term: Int16(term),
      method: RepaymentMethod.allCases[integer(0...3)],
      rate: integer(0...3) == 0 ? 0 : units(0...80_000), origin: origin,
      judgement: integer(0...1) == 0 ? .observed : .modelled,
      guarantee: Int16(integer(-1...1)), isRenewable: integer(0...1) == 0)
  }
}
