import Diagnostics
import Numbers
import Semantics
import Syntax

/// Small tables of every kind of column, cell and policy, with rows that often meet, mask and repeat each other.
struct TableGenerator {
  static let oneOfs = [
    OneOfType(
      name: "level", values: ["A", "B", "C", "any"].map { OneOfType.Value(name: $0) },
      otherwise: nil)
  ]
  private static let span = SourceSpan(file: FileID(index: 0), lower: 0, upper: 0)
  var random: SeededGenerator

  init(seed: Int) { random = SeededGenerator(UInt64(seed)) }

  /// A kind of column with a few values that cells name, in order where they have one.
  struct Kind {
    var type: ValueType
    var domain: InputDomain
    var named: [Constant]
    var isOrdered: Bool
  }

  mutating func table() -> DecisionTable {
    let count = random.pick([1, 1, 2, 2, 3, 4, 5, 6])
    let kinds = (0..<count).map { _ in kind(values: count > 3 ? 1 : 3) }
    let outputs = (0..<random.pick([1, 2, 2, 3])).map { index -> Constant in
      random.percent(10) ? .missing : .number(Number(index))
    }
    var rows: [DecisionTable.Row] = []
    for _ in 0..<(1 + random.below(6)) {
      var cells = kinds.map { cell($0) }
      // Half of the rows are like an earlier one but for a cell.
      if let model = rows.randomElement(using: &random), random.percent(50) {
        let column = random.below(count)
        let fresh = cells[column]
        cells = model.cells
        cells[column] = fresh
      }
      rows.append(.init(cells: cells, output: random.pick(outputs), span: Self.span))
    }
    let policies: [DecisionTable.Policy] = [
      .unique, .any, .first, .first, .priority(outputs.filter { $0 != .missing }.reversed()),
      .collect(.sum), .collect(.count), .collect(.min), .collect(.max),
    ]
    return DecisionTable(
      name: "t", words: Words(),
      columns: kinds.enumerated().map {
        .init(name: "c\($0)", type: $1.type, domain: $1.domain)
      }, outputType: .integer, outputDecimals: 0, policy: random.pick(policies), rows: rows,
      otherwise: random.percent(40) ? random.pick(outputs) : nil, span: Self.span)
  }

  private mutating func kind(values: Int) -> Kind {
    var kind: Kind
    switch random.below(8) {
    case 0:
      kind = Kind(
        type: .boolean, domain: .any, named: [.truth(true), .truth(false)], isOrdered: false)
    case 1:
      kind = Kind(type: .oneOf(0), domain: .any, named: (0..<4).map { .code($0) }, isOrdered: false)
    case 2:
      kind = Kind(
        type: .text, domain: .any, named: ["a", "b", "…"].map { .text($0) }, isOrdered: false)
    case 3:
      let days = [(2, 27), (2, 28), (3, 5)].map { CalendarDate(year: 2026, month: $0.0, day: $0.1) }
      kind = Kind(
        type: .date, domain: .any, named: days.compactMap { $0 }.map { .date($0) },
        isOrdered: true)
    case 4: kind = numbers(.integer, [5, 6, 9], decimals: 0)
    case 5: kind = numbers(.months, [12, 13, 24], decimals: 0)
    case 6: kind = numbers(.money, [100, 101, 250], decimals: random.pick([0, 2]), scale: 2)
    default: kind = numbers(.share, [-30, -29, 10], decimals: random.pick([2, 4, 12]), scale: 2)
    }
    kind.domain.mayBeMissing = random.percent(50)
    while kind.isOrdered, kind.named.count > values {
      kind.named.remove(at: random.below(kind.named.count))
    }
    return kind
  }

  /// Numbers near each other, now and then within a range that some of them are outside of.
  private mutating func numbers(
    _ type: ValueType, _ values: [Int128], decimals: Int, scale: Int = 0
  ) -> Kind {
    let named = values.compactMap { Number($0, decimals: scale) }.map { Constant.number($0) }
    var range = InputDomain.any.range
    if random.percent(40) {
      range.lower = random.pick(named)
      range.lowerIncluded = random.percent(70)
    }
    if random.percent(40) {
      range.upper = named[2]
      range.upperIncluded = random.percent(70) || range.lower == range.upper
      if range.lower == range.upper { range.lowerIncluded = true }
    }
    return Kind(
      type: type, domain: InputDomain(range: range, decimals: decimals, mayBeMissing: false),
      named: named, isOrdered: true)
  }

  private mutating func cell(_ kind: Kind) -> CellTest {
    if random.percent(25) { return .any }
    let tests = (0..<random.pick([1, 1, 1, 2])).map { _ in test(kind) }
    return .tests(negated: random.percent(15), tests)
  }

  private mutating func test(_ kind: Kind) -> CellTest.Test {
    if random.percent(12) { return .missing }
    guard kind.isOrdered, random.percent(75) else { return .equal(random.pick(kind.named)) }
    let first = random.below(kind.named.count)
    let second = first + random.below(kind.named.count - first)
    let (low, high) = (kind.named[first], kind.named[second])
    var range = ValueRange(
      lower: low, lowerIncluded: random.percent(60), upper: high,
      upperIncluded: random.percent(40))
    if first == second {
      if random.percent(50) { range.lower = nil } else { range.upper = nil }
    }
    return .range(range)
  }
}

extension SeededGenerator {
  fileprivate mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  fileprivate mutating func percent(_ chance: Int) -> Bool { below(100) < chance }
  fileprivate mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }
}
