import Testing

@testable import Numbers
@testable import Semantics

/// Numbers that are the same on every run: a linear congruential generator (Knuth's MMIX constants).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct CoverageTests {
  /// Tables of up to three columns over few values, against a walk through every single case.
  @Test("agrees with a walk through all cases", arguments: 0..<400)
  func agrees(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed) &* 7919 &+ 1)
    let columns = Int.random(in: 1...3, using: &generator)
    let rowCount = Int.random(in: 0...5, using: &generator)
    // Whole numbers 0…4 and missing; cells are values, ranges, sets, negations.
    let universe: [Constant] = (0...4).map { .number(Number($0)) } + [.missing]
    let rows = (0..<rowCount).map { _ in
      (0..<columns).map { _ in Self.randomCell(&generator) }
    }
    let named = (0..<columns).map { column in rows.contains { $0[column].namesMissing } }
    let space = Self.space(of: rows, columns: columns)

    var uncovered = false
    var overlapping: Set<[Int]> = []
    Self.forEachCase(universe, columns) { values in
      let truths = rows.map { row in
        Self.truth(of: row, values, named)
      }
      if truths.allSatisfy({ $0 == false }) { uncovered = true }
      for second in rows.indices {
        for first in 0..<second where truths[first] == true && truths[second] == true {
          overlapping.insert([first, second])
        }
      }
    }

    var budget = SearchBudget()
    let gaps = try space.gaps(in: space.whole, limit: 100, &budget)
    #expect(gaps.isEmpty != uncovered)
    var told: Set<[Constant]> = []
    Self.forEachCase(universe, columns) { values in
      guard rows.allSatisfy({ Self.truth(of: $0, values, named) == false }) else { return }
      told.insert(values)
    }
    // Together the boxes hold the uncovered cases and no other.
    let held = gaps.reduce(into: Set<[Constant]>()) { held, box in
      Self.forEachCase(universe, columns) { values in
        if Self.holds(space, box, values) { held.insert(values) }
      }
    }
    #expect(held == told)
    for second in rows.indices {
      for first in 0..<second {
        let both = space.intersection(space.trueCases[first], space.trueCases[second])
        #expect(space.isEmpty(both) != overlapping.contains([first, second]))
        if let overlap = space.witness(in: both) {
          #expect(Self.truth(of: rows[first], overlap, named) == true)
          #expect(Self.truth(of: rows[second], overlap, named) == true)
        }
      }
    }
  }

  private static func space(of rows: [[CellTest]], columns: Int) -> CaseSpace {
    let domain = InputDomain(
      range: ValueRange(
        lower: .number(.zero), lowerIncluded: true, upper: .number(Number(4)), upperIncluded: true),
      decimals: 0, mayBeMissing: true)
    return CaseSpace(
      (0..<columns).map { CaseSpace.Input(name: "c\($0)", type: .integer, domain: domain) },
      rows: rows, oneOfs: [])
  }

  /// Whether a box holds a case, by the cells that the box is written with.
  private static func holds(_ space: CaseSpace, _ box: CaseBox, _ values: [Constant]) -> Bool {
    values.indices.allSatisfy { column in
      space.cell(of: box, column).truth(of: values[column], missingIsNamed: true) == true
    }
  }

  private static func randomCell(_ generator: inout SeededGenerator) -> CellTest {
    func value() -> Constant { .number(Number(Int.random(in: 0...4, using: &generator))) }
    func test() -> CellTest.Test {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: return .missing
      case 1:
        return .range(
          ValueRange(lower: value(), lowerIncluded: true, upper: nil, upperIncluded: false))
      case 2:
        return .range(
          ValueRange(lower: nil, lowerIncluded: false, upper: value(), upperIncluded: false))
      default: return .equal(value())
      }
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .any
    case 1: return .tests(negated: true, [test()])
    case 2: return .tests(negated: false, [test(), test()])
    default: return .tests(negated: false, [test()])
    }
  }

  /// The row's truth by the words of the language: missing leaves a cell undecided unless its column names it.
  private static func truth(of row: [CellTest], _ values: [Constant], _ named: [Bool]) -> Bool? {
    var result: Bool? = true
    for column in row.indices {
      let cell: Bool?
      switch row[column] {
      case .any: cell = true
      case .tests(let negated, let tests):
        if values[column] == .missing {
          cell = tests.contains(.missing) ? !negated : named[column] ? false : nil
        } else {
          cell = tests.contains { holds($0, values[column]) } != negated
        }
      }
      if cell == false { return false }
      if cell == nil { result = nil }
    }
    return result
  }

  private static func holds(_ test: CellTest.Test, _ value: Constant) -> Bool {
    guard case .number(let number) = value else { return false }
    switch test {
    case .missing: return false
    case .equal(let wanted): return wanted == value
    case .range(let range):
      if case .number(let low)? = range.lower { return number >= low }
      if case .number(let high)? = range.upper { return number < high }
      return true
    }
  }

  private static func forEachCase(
    _ universe: [Constant], _ columns: Int, _ body: ([Constant]) -> Void
  ) {
    var indices = Array(repeating: 0, count: columns)
    while true {
      body(indices.map { universe[$0] })
      var column = 0
      while column < columns {
        indices[column] += 1
        if indices[column] < universe.count { break }
        indices[column] = 0
        column += 1
      }
      if column == columns { return }
    }
  }
}
