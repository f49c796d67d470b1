import Numbers
import Semantics
import Syntax
import Testing

@Suite("Arithmetic kernels")
struct ArithmeticKernelTests {
  /// Rows of two numbers scaled by powers of ten.
  private static func rows(
    _ a: [Int128], _ aDecimals: Int, _ b: [Int128], _ bDecimals: Int
  ) -> [[Constant?]] {
    a.flatMap { x in
      b.compactMap { y -> [Constant?]? in
        guard let left = Number(x, decimals: aDecimals), let right = Number(y, decimals: bDecimals)
        else { return nil }
        return [.number(left), .number(right)]
      }
    }
  }

  private static let edges: [Int128] = {
    let powers = [0, 1, 10, 26, 31, 32, 45, 51, 52, 53].map { Int128(1) << Int128($0) }
    let beside = powers.flatMap { [$0 - 1, $0, $0 + 1] }.filter { $0.magnitude < 1 << 53 }
    return Array(Set(beside + beside.map { -$0 })).sorted()
  }()

  private static func difference(
    _ operation: (NodeID, NodeID) -> Semantics.Operation, _ decimals: (Int, Int),
    result: Int, _ rows: [[Constant?]], mayBeMissing: Bool = false
  ) throws -> String? {
    var small = SmallProgram()
    let a = small.field(.decimal, decimals: decimals.0)
    let b = small.field(.decimal, decimals: decimals.1)
    let node = small.node(operation(a, b), decimals: result, mayBeMissing: mayBeMissing)
    return try small.difference(at: node, rows)
  }

  @Test(
    "sums and differences around the powers of two", arguments: [(0, 0), (2, 2), (2, 6), (6, 0)])
  func sums(decimals: (Int, Int)) throws {
    let rows = Self.rows(Self.edges, decimals.0, Self.edges, decimals.1)
    let finest = max(decimals.0, decimals.1)
    #expect(try Self.difference({ .add($0, $1) }, decimals, result: finest, rows) == nil)
    #expect(try Self.difference({ .subtract($0, $1) }, decimals, result: finest, rows) == nil)
    #expect(try Self.difference({ .minimum([$0, $1]) }, decimals, result: finest, rows) == nil)
    #expect(try Self.difference({ .maximum([$0, $1]) }, decimals, result: finest, rows) == nil)
  }

  @Test(
    "products around the powers of two, and past 12 decimals",
    arguments: [(0, 0), (2, 6), (6, 6), (6, 7), (12, 12), (12, 1)])
  func products(decimals: (Int, Int)) throws {
    let rows = Self.rows(Self.edges, decimals.0, Self.edges, decimals.1)
    let result = min(12, decimals.0 + decimals.1)
    #expect(try Self.difference({ .multiply($0, $1) }, decimals, result: result, rows) == nil)
  }

  @Test("products at ties of the 12th decimal")
  func productTies() throws {
    // a × b ends in 5 one place behind the last: …5 × 10^n, and one unit beside it.
    let fives = (0..<40).flatMap { index -> [Int128] in
      let base = (Int128(index) * 7_919 + 1) * 10 + 5
      return [base - 1, base, base + 1, -base]
    }
    let scales: [Int128] = [1, 3, 10, 11, 1_000_003, 900_719_925]
    let rows = Self.rows(fives, 12, scales, 1)
    #expect(try Self.difference({ .multiply($0, $1) }, (12, 1), result: 12, rows) == nil)
  }

  @Test("quotients at ties, beside them and by zero")
  func quotients() throws {
    // 1 ÷ 8,192 has 13 decimals, the last a 5.
    let divisors: [Int128] = [
      0, 1, -1, 3, 7, 8_192, -8_192, 24_576, 8_191, 8_193, 1 << 20, 1 << 26, 999_983,
      (1 << 53) - 1,
    ]
    let dividends = Self.edges + (1...60).flatMap { [Int128($0), Int128($0) * 8_192 + 1] }
    for decimals in [(0, 0), (2, 2), (2, 0), (0, 4)] {
      let rows = Self.rows(dividends, decimals.0, divisors, decimals.1)
      #expect(
        try Self.difference(
          { .divide($0, $1) }, decimals, result: 12, rows, mayBeMissing: true) == nil,
        "\(decimals)")
    }
  }

  @Test("quotients whose 12th decimal is the last that doubles hold")
  func largeQuotients() throws {
    // Around 4,503.6 and 9,007.2, where the quotient in units passes 2⁵² and 2⁵³.
    let dividends = (0..<200).map { Int128(4_503_599_627 + $0 * 22_750_001) }
    let rows = Self.rows(dividends, 6, [999_983, 1_000_003, 1_048_573], 6)
    #expect(
      try Self.difference({ .divide($0, $1) }, (6, 6), result: 12, rows, mayBeMissing: true)
        == nil)
  }

  @Test("what grows out of bound fails, though it is only compared")
  func overflow() throws {
    var small = SmallProgram()
    let a = small.field(.decimal)
    let product = small.node(.multiply(a, a))
    let isLarge = small.node(.compare(.greater, product, small.constant(.number(.one))), .boolean)
    let rows: [[Constant?]] = [1, 10_000_000_000_000, 9_999_999_999_999, 90_000_000_000_000]
      .map { [.number(Number($0))] }
    #expect(try small.difference(at: isLarge, rows) == nil)
    #expect(
      Reference(small.program, Application(fields: rows[1], lists: [])).value(isLarge) == .error)
  }

  @Test("functions, and where they have no value")
  func functions() throws {
    let numbers: [Int128] = [
      -2_000_000, -1_000_001, -1_000_000, -500_000, -1, 0, 1, 499_999, 500_000, 1_000_000,
      2_000_000,
      3_141_593, 59_867_000, 60_000_000,
    ]
    let rows = Self.rows(numbers, 6, numbers, 6)
    for operation in [
      { a, _ in .exponential(a) }, { a, _ in .logarithm(a) }, { a, _ in .squareRoot(a) },
      { a, b in .power(a, b) }, { a, _ in .absolute(a) }, { a, _ in .negate(a) },
    ] as [(NodeID, NodeID) -> Semantics.Operation] {
      #expect(
        try Self.difference(operation, (6, 6), result: 12, rows, mayBeMissing: true) == nil)
    }
  }
}
