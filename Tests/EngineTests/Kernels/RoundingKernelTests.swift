import Numbers
import Semantics
import Testing

@Suite("Rounding kernels")
struct RoundingKernelTests {
  /// Ties, what lies one unit beside them, and multiples; from next to nothing to past what doubles hold.
  private static func operands(step: Number, decimals: Int) -> [[Constant?]] {
    let unit = Int128.powerOfTen(12 - decimals)
    let half = step.units / 2 / unit * unit
    var numbers: [Number] = []
    for multiple in [0, 1, 2, 3, 4, 999, 1_000_000_007, 4_503_599_627_370_496] as [Int128] {
      for offset in [-unit, 0, unit, half - unit, half, half + unit] {
        for sign in [1, -1] as [Int128] {
          let (product, overflow) = multiple.multipliedReportingOverflow(by: step.units)
          guard !overflow, let number = Number(units: sign * (product + offset)) else { continue }
          numbers.append(number)
        }
      }
    }
    numbers += [.greatest, Number.greatest.negated].compactMap {
      Number(units: $0.units / unit * unit)
    }
    return numbers.map { [.number($0)] }
  }

  private static let steps: [(step: Number, decimals: Int)] = [
    (Number(1), 2), (Number(1), 12), (Number(10_000), 0), (Number(10_000), 2),
    (Number(1, decimals: 2)!, 4), (Number(5, decimals: 2)!, 2), (Number(25, decimals: 2)!, 3),
    (Number(3), 1), (Number(7, decimals: 6)!, 12), (Number(1, decimals: 12)!, 12),
  ]

  @Test("every mode at ties, beside them and at multiples", arguments: RoundingMode.allCases)
  func ties(mode: RoundingMode) throws {
    for (step, decimals) in Self.steps {
      var small = SmallProgram()
      let x = small.field(.decimal, decimals: decimals)
      let rounded = small.node(
        .round(x, mode, step: step, within: nil), decimals: step.leastDecimals)
      let rows = Self.operands(step: step, decimals: decimals)
      #expect(try small.difference(at: rounded, rows) == nil, "to \(step)")
      // Without those too large for doubles, so that the column is one of doubles.
      let fitting = rows.filter {
        Value($0[0]).number.units.magnitude / UInt128(Int128.powerOfTen(12 - decimals)) < 1 << 53
      }
      #expect(try small.difference(at: rounded, fitting) == nil, "to \(step) in doubles")
    }
  }

  @Test("within bounds: the nearest multiple inside, and none is an error")
  func within() throws {
    var small = SmallProgram()
    let fields = (0..<3).map { _ in small.field(.decimal, decimals: 2, isOptional: true) }
    let rounded = small.node(
      .round(
        fields[0], .halfUp, step: Number(10), within: Bounds(lower: fields[1], upper: fields[2])),
      mayFail: true)
    let values = [nil, -10, -5, 0, 4.99, 5, 9.99, 10, 10.01, 25, 30] as [Double?]
    var rows: [[Constant?]] = []
    for x in values {
      for low in values {
        for high in values {
          rows.append(
            [x, low, high].map { value in
              value.map { .number(Number(Int128(($0 * 100).rounded()), decimals: 2)!) }
            })
        }
      }
    }
    #expect(try small.difference(at: rounded, rows) == nil)
  }
}
