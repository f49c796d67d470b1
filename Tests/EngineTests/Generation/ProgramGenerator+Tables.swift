import Numbers
import Semantics
import Syntax

// Decision tables and scorecards: half cut into pieces that do not overlap, half of random cells.
extension ProgramGenerator {
  /// A column while its table is made.
  struct Column {
    var input: NodeID
    var wanted: Wanted
    /// Cells that share out all values that are there.
    var pieces: [CellTest.Test]
    var samples: [Value]
  }

  mutating func addTable(in domain: Domain) {
    let columns = (0..<random.pick([1, 1, 2, 2, 3, 4])).map { _ in column(in: domain) }
    let outputs = anyWanted()
    var table = DecisionTable(
      name: "table\(tables.count)", words: Words(),
      columns: columns.indices.map {
        .init(name: "c\($0)", type: self[columns[$0].input].type)
      }, outputType: type(of: outputs), outputDecimals: 0, policy: .unique, rows: [],
      otherwise: nil, span: span)
    let results = (0..<random.int(1...4)).map { _ in
      random.percent(12) ? Constant.missing : value(outputs)
    }
    if random.percent(50) {
      split(columns[...], cells: [], results, into: &table)
      if random.percent(40), table.rows.count > 1 {
        table.rows.remove(at: random.below(table.rows.count))
      }
    } else {
      for _ in 0..<random.int(1...7) {
        let cells = columns.map { cell($0) }
        table.rows.append(.init(cells: cells, output: random.pick(results), span: span))
      }
    }
    if random.percent(40) { table.otherwise = value(outputs) }
    let isNumeric = table.outputType.isNumeric
    table.policy = random.pick([
      .unique, .unique, .any, .first, .priority(Array(Set(results))),
      .collect(.count), .collect(isNumeric ? .sum : .count), .collect(isNumeric ? .min : .count),
      .collect(isNumeric ? .max : .count),
    ])
    let points = points(columns)
    if !isSound(table, points) { table.policy = .first }
    // A sum of outputs is a number of the table's: its author does not make it too large.
    if table.policy == .collect(.sum),
      table.rows.contains(where: { Value($0.output).number > Number(1_000_000_000) })
    {
      table.policy = .collect(.max)
    }
    if case .collect(.count) = table.policy {
      table.outputType = .integer
      if table.otherwise != nil { table.otherwise = .number(Number(-1)) }
    } else {
      table.outputDecimals =
        (table.rows.map(\.output) + [table.otherwise ?? .missing]).map {
          Value($0).number.leastDecimals
        }.max() ?? 0
    }
    if table.outputType.isNumeric, table.outputDecimals > 0 { table.outputType = .decimal }
    tables.append(table)
    let inputs = columns.map { self[$0.input] }
    add(
      .table(tables.count - 1, columns.map(\.input)), table.outputType,
      decimals: table.outputDecimals, domain,
      mayBeMissing: points.map { $0.contains { Reference.table(table, $0).isMissing } } ?? true,
      mayFail: inputs.contains(where: \.mayFail))
  }

  /// Whether rows that are true together agree, where the policy asks for it; unknown counts as not.
  private func isSound(_ table: DecisionTable, _ points: [[Value]]?) -> Bool {
    switch table.policy {
    case .unique, .any: break
    default: return true
    }
    return points?.allSatisfy { point in
      let truths = Reference.rowTruths(table, point)
      let outputs = truths.indices.filter { truths[$0].isTrue }.map { table.rows[$0].output }
      return table.policy == .unique ? outputs.count <= 1 : Set(outputs).count <= 1
    } ?? false
  }

  /// All cases that the cells can tell apart; `nil` where they are too many.
  private func points(_ columns: [Column]) -> [[Value]]? {
    var points: [[Value]] = [[]]
    for column in columns {
      let samples = column.samples + (self[column.input].mayBeMissing ? [.missing] : [])
      guard points.count * samples.count <= 1_200 else { return nil }
      points = points.flatMap { point in samples.map { point + [$0] } }
    }
    return points
  }

  private mutating func split(
    _ columns: ArraySlice<Column>, cells: [CellTest], _ results: [Constant],
    into table: inout DecisionTable
  ) {
    guard let column = columns.first else {
      table.rows.append(.init(cells: cells, output: random.pick(results), span: span))
      return
    }
    var parts: [CellTest] = [.any]
    if table.rows.count < 12, random.percent(80) {
      let first = random.int(0...column.pieces.count - 1)
      // The rest in one cell, sometimes as what it is not.
      let head = Array(column.pieces.prefix(first + 1))
      let rest = Array(column.pieces.dropFirst(first + 1))
      parts = head.map { .tests(negated: false, [$0]) }
      if !rest.isEmpty {
        parts.append(
          random.percent(50) ? .tests(negated: false, rest) : .tests(negated: true, head))
      }
      if random.percent(40) {
        if random.percent(60) {
          parts.append(.tests(negated: false, [.missing]))
        } else {
          parts[0] = .tests(negated: false, [column.pieces[0], .missing])
        }
      }
    }
    for part in parts {
      split(columns.dropFirst(), cells: cells + [part], results, into: &table)
    }
  }

  private mutating func cell(_ column: Column) -> CellTest {
    switch random.below(10) {
    case 0...1: return .any
    case 2: return .tests(negated: random.percent(30), [.missing])
    default:
      var tests = (0..<random.int(1...2)).map { _ in random.pick(column.pieces) }
      if random.percent(15) { tests.append(.missing) }
      return .tests(negated: random.percent(25), tests)
    }
  }

  mutating func column(in domain: Domain) -> Column {
    let wanted = anyWanted()
    let input = operand(wanted, in: domain)
    var column = Column(input: input, wanted: wanted, pieces: [], samples: [])
    switch wanted {
    case .number, .whole: cut(&column, Set((0..<random.int(1...4)).map { _ in number() }))
    case .date: cut(&column, Set((0..<random.int(1...4)).map { _ in date() }))
    case .truth:
      column.pieces = [.equal(.truth(false)), .equal(.truth(true))]
      column.samples = [.truth(false), .truth(true)]
    case .code(let type):
      let codes = oneOfs[type].values.indices
      column.pieces = codes.map { .equal(.code($0)) }
      column.samples = codes.map { .code($0) }
    case .text:
      column.pieces = Self.texts.dropLast().map { .equal(.text($0)) }
      column.samples = Self.texts.map { .text($0) }
    }
    return column
  }

  private mutating func cut(_ column: inout Column, _ numbers: Set<Number>) {
    let unit = Number(units: 1)!
    column.samples = numbers.sorted().flatMap { number in
      [number.subtracting(unit), number, number.adding(unit)].compactMap { $0 }.map { .number($0) }
    }
    column.pieces = ranges(numbers.sorted().map { .number($0) })
  }

  private mutating func cut(_ column: inout Column, _ dates: Set<CalendarDate>) {
    column.samples = dates.sorted().flatMap { date in
      [date.adding(days: -1), date, date.adding(days: 1)].compactMap { $0 }.map { .date($0) }
    }
    column.pieces = ranges(dates.sorted().map { .date($0) })
  }

  /// Ranges, and single values, that share out all values at some cuts.
  private mutating func ranges(_ cuts: [Constant]) -> [CellTest.Test] {
    var pieces: [CellTest.Test] = []
    var lower: Constant?
    var lowerIncluded = false
    for cut in cuts {
      let style = random.below(3)
      pieces.append(
        .range(
          ValueRange(
            lower: lower, lowerIncluded: lowerIncluded, upper: cut, upperIncluded: style == 0)))
      if style == 2 { pieces.append(.equal(cut)) }
      (lower, lowerIncluded) = (cut, style == 1)
    }
    pieces.append(
      .range(
        ValueRange(lower: lower, lowerIncluded: lowerIncluded, upper: nil, upperIncluded: false)))
    return pieces
  }

  /// A characteristic of a scorecard, alone: points are sums like any other.
  mutating func addBins() {
    let column = column(in: .application)
    var bins = column.pieces.map {
      Scorecard.Bin(test: $0, points: Number(random.int(-60...60)))
    }
    if random.percent(50) {
      bins.append(.init(test: .missing, points: Number(random.int(-30...0))))
    }
    if random.percent(30), bins.count > 1 {
      bins.remove(at: random.below(bins.count))
      if random.percent(70) { bins.append(.init(test: nil, points: Number(7))) }
    }
    let characteristic = Scorecard.Characteristic(
      name: "x", bins: bins, reason: nil, words: Words(), span: span)
    let samples = column.samples + (self[column.input].mayBeMissing ? [.missing] : [])
    let mayBeMissing = samples.contains { Reference.points(characteristic, $0).isMissing }
    scorecards.append(
      Scorecard(
        name: "card\(scorecards.count)", words: Words(), base: Number(600), odds: Number(50),
        pointsToDouble: Number(20), characteristics: [characteristic], binNodes: [], points: nil,
        pd: nil))
    addStrict(
      .bins(scorecard: scorecards.count - 1, characteristic: 0, column.input), .integer)
    nodes[nodes.count - 1].mayBeMissing = mayBeMissing
  }
}
