import Contracts
import Foundation
import LoanBook
import Numbers

/// What folding loans into cohorts and reckoning their months costs, beside a vectorised numpy twin of the same engine
/// (`competitors/balances.py`, which states the same assumptions).
struct BalancesRun {
  /// January 2024 is the first month of the window.
  private static let from: Int32 = 2024 * 12
  private static let months: Int32 = 36

  private let loans: [Loan]
  private let curves: LoanCurves
  private let threads: Int

  init(loans count: Int, threads: Int) throws {
    var draw = SplitMix(state: 1)
    loans = (0..<count).map { _ in Self.loan(&draw) }
    curves = try Self.curves()
    self.threads = threads
  }

  /// The seconds of the last of so many runs, and the months that it made.
  func measure(rounds: Int = 3) throws -> (seconds: Double, months: LoanMonths) {
    let clock = ContinuousClock()
    var last: (Double, LoanMonths)?
    for _ in 0..<rounds {
      let begin = clock.now
      let book = try LoanBook.folding(loans.count, under: curves, threads: threads) { loans[$0] }
      let months = try book.months(
        curves, from: Self.from, to: Self.from + Self.months - 1, threads: threads)
      last = ((clock.now - begin) / .seconds(1), months)
    }
    guard let last else { throw Yardstick.Refusal(description: "no rounds") }
    return last
  }

  /// The loans as columns of 64-bit integers: group, month, term, method, observed, amount, drawn, chance, rate.
  func write(to path: String) throws {
    let columns: [(Loan) -> Int64] = [
      { Int64($0.terms.group) }, { Int64($0.terms.start - Self.from) }, { Int64($0.terms.term) },
      { Int64(Self.methods.firstIndex(of: $0.terms.method) ?? 0) },
      { $0.terms.judgement == .observed ? 1 : 0 }, \.amount, \.drawn, \.chance, \.rate,
    ]
    var bytes = Data(capacity: loans.count * columns.count * 8)
    for column in columns {
      loans.map { column($0).littleEndian }.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    try bytes.write(to: URL(filePath: path))
  }

  /// A line a group and figure: their numbers, then a value a month.
  func lines(_ months: LoanMonths) -> [String] {
    months.groups.flatMap { group in
      LoanFigure.allCases.filter { $0 != .guarantorPaid && $0 != .taxedInterest }.map { figure in
        let values = (0..<Self.months).map { "\(group.series.value(figure, Self.from + $0))" }
        return "\(group.number) \(figure) \(values.joined(separator: " "))"
      }
    }
  }

  private static let methods: [RepaymentMethod] = [
    .revolving, .interestFirst, .equalInstalments, .equalPrincipal,
  ]

  /// Rates in steps of five basis points, terms of half a year to three, first draws over two years.
  private static func loan(_ draw: inout SplitMix) -> Loan {
    let isObserved = draw.below(2) == 0
    let rate = Int64(300 + 5 * draw.below(40)) * 100_000_000
    let terms = LoanTerms(
      group: Int32(draw.below(4)), start: from + Int32(draw.below(24)),
      term: [6, 12, 12, 24, 36][draw.below(5)], method: methods[draw.below(4)], rate: rate,
      judgement: isObserved ? .observed : .modelled)
    let chance =
      isObserved
      ? (draw.below(50) == 0 ? Loan.unit : 0) : Int64(3_000 + draw.below(57_000)) * 1_000_000
    return Loan(
      terms, amount: Int64(5_000 + draw.below(295_000)) * 1_000,
      drawn: isObserved ? Loan.unit : Int64(100_000 + draw.below(900_000)) * 1_000_000,
      chance: chance, rate: rate)
  }

  private static func curves() throws -> LoanCurves {
    func share(_ thousandths: Int) throws -> Number {
      guard let number = Number(Int128(thousandths), decimals: 3) else {
        throw Yardstick.Refusal(description: "no share of \(thousandths) thousandths")
      }
      return number
    }
    func curve(_ points: [(Int, Int)]) throws -> MonthCurve {
      MonthCurve(try points.map { .init($0.0, try share($0.1)) })
    }
    var figures = LoanCurves.Figures()
    figures.use = try curve([(0, 700), (6, 600), (12, 550)])
    figures.prepaid = try share(120)
    figures.timing = DefaultTiming(try curve([(3, 50), (6, 300), (12, 1_000), (36, 1_800)]))
    figures.bulletTiming = DefaultTiming(try curve([(12, 300), (15, 1_400), (39, 1_800)]))
    figures.defaultDraw = try share(500)
    figures.lost = try share(600)
    figures.cured = try share(90)
    figures.curedWithin = 6
    figures.writeOff = .at(11)
    return try LoanCurves(validating: figures)
  }
}

/// SplitMix64, for loans that are the same every time.
private struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed.multipliedFullWidth(by: UInt64(bound)).high)
  }
}
