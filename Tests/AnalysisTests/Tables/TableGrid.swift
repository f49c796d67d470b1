import Numbers
import Semantics

/// Every case of a table that matters, one by one: each bound, beside and between bounds, and missing.
///
/// The slow and obvious twin of the analysis: rows are judged by their cells alone, case by case.
struct TableGrid {
  let table: DecisionTable
  /// The values that stand for a column; in order where they have one, missing last.
  let points: [[Constant]]
  /// By column and point: the rows, as bits, whose cells are true; and those whose cells are not false.
  private let trueRows: [[UInt64]]
  private let possibleRows: [[UInt64]]

  /// `sampledLike`: a table whose cells say which values stand for a column.
  init(_ table: DecisionTable, sampledLike other: DecisionTable? = nil) {
    self.table = table
    let samples = other ?? table
    let points = samples.columns.indices.map { Self.points(samples, $0) }
    self.points = points
    let isNamed = table.columns.indices.map { column in
      table.rows.contains { $0.cells[column].namesMissing }
    }
    func bits(_ isMember: (CellTest, Constant, Int) -> Bool) -> [[UInt64]] {
      points.indices.map { column in
        points[column].map { point in
          table.rows.indices.reduce(0) { set, row in
            isMember(table.rows[row].cells[column], point, column) ? set | 1 << UInt64(row) : set
          }
        }
      }
    }
    trueRows = bits { $0.truth(of: $1, missingIsNamed: isNamed[$2]) == true }
    possibleRows = bits { $0.truth(of: $1, missingIsNamed: isNamed[$2]) != false }
  }

  var count: Int { points.reduce(1) { $0 * $1.count } }

  /// One case: a point of each column, and what the rows say of it.
  struct Case {
    var points: [Int]
    var rowsTrue: UInt64
    var rowsPossible: UInt64
    var hasMissing: Bool

    func isTrue(_ row: Int) -> Bool { rowsTrue >> UInt64(row) & 1 == 1 }
    func isPossible(_ row: Int) -> Bool { rowsPossible >> UInt64(row) & 1 == 1 }
  }

  var cases: [Case] {
    var result: [Case] = []
    var indices = points.map { _ in 0 }
    while points.allSatisfy({ !$0.isEmpty }) {
      result.append(
        Case(
          points: indices,
          rowsTrue: indices.indices.reduce(~0) { $0 & trueRows[$1][indices[$1]] },
          rowsPossible: indices.indices.reduce(~0) { $0 & possibleRows[$1][indices[$1]] },
          hasMissing: indices.indices.contains { points[$0][indices[$0]] == .missing }))
      var column = 0
      while column < indices.count {
        indices[column] += 1
        if indices[column] < points[column].count { break }
        indices[column] = 0
        column += 1
      }
      if column == indices.count { break }
    }
    return result
  }

  func values(_ one: Case) -> [Constant] { one.points.indices.map { points[$0][one.points[$0]] } }

  func isTrue(_ row: Int, of point: Int, in column: Int) -> Bool {
    trueRows[column][point] >> UInt64(row) & 1 == 1
  }

  func isPossible(_ row: Int, of point: Int, in column: Int) -> Bool {
    possibleRows[column][point] >> UInt64(row) & 1 == 1
  }

  /// The answer by the words of the language.
  func answer(_ one: Case) -> Constant {
    let rows = table.rows
    var rowsTrue = rows.indices.filter { one.isTrue($0) }
    var open = rows.indices.filter { one.isPossible($0) && !one.isTrue($0) }
    let none: Constant = one.hasMissing ? .missing : table.otherwise ?? .missing
    if case .collect(let collect) = table.policy {
      if !open.isEmpty { return .missing }
      if rowsTrue.isEmpty, table.otherwise != nil { return none }
      if collect == .count { return .number(Number(rowsTrue.count)) }
      let outputs = rowsTrue.map { rows[$0].output }
      if outputs.contains(.missing) { return .missing }
      let numbers = outputs.compactMap { if case .number(let number) = $0 { number } else { nil } }
      switch collect {
      case .min: return numbers.min().map { .number($0) } ?? .missing
      case .max: return numbers.max().map { .number($0) } ?? .missing
      default: return .number(numbers.reduce(.zero) { $0.adding($1) ?? .zero })
      }
    }
    if table.policy == .first, let first = rowsTrue.first {
      rowsTrue = [first]
      open = open.filter { $0 < first }
    }
    if rowsTrue.isEmpty && open.isEmpty { return none }
    if !open.isEmpty {
      let all = Set((rowsTrue + open).map { rows[$0].output })
      return all.count == 1 ? all.first! : .missing
    }
    if case .priority(let order) = table.policy {
      for output in order where rowsTrue.contains(where: { rows[$0].output == output }) {
        return output
      }
    }
    return rows[rowsTrue[0]].output
  }

  // MARK: Points
  private static func points(_ table: DecisionTable, _ column: Int) -> [Constant] {
    let (type, domain) = (table.columns[column].type, table.columns[column].domain)
    var named: [Constant] = []
    for row in table.rows {
      guard case .tests(_, let tests) = row.cells[column] else { continue }
      for test in tests {
        switch test {
        case .missing: break
        case .equal(let value): named.append(value)
        case .range(let range): named += [range.lower, range.upper].compactMap { $0 }
        }
      }
    }
    var result: [Constant]
    switch type {
    case .boolean: result = [.truth(false), .truth(true)]
    case .oneOf: result = (0..<4).map { .code($0) }
    case .text: result = ["a", "b", "…", "other"].map { .text($0) }
    case .date: result = dates(named)
    default: result = numbers(named, domain)
    }
    return domain.mayBeMissing ? result + [.missing] : result
  }

  private static func dates(_ named: [Constant]) -> [Constant] {
    let dates = named.compactMap { if case .date(let date) = $0 { date } else { nil } }
    let all = Set(dates.flatMap { date in (-1...1).compactMap { date.adding(days: $0) } })
    return all.isEmpty
      ? [.date(CalendarDate(year: 2026, month: 1, day: 1)!)] : all.sorted().map { .date($0) }
  }

  /// The bounds, half-way between and a step beside them, as far as they are on the step and in the domain.
  private static func numbers(_ named: [Constant], _ domain: InputDomain) -> [Constant] {
    func number(_ value: Constant?) -> Number? {
      if case .number(let number)? = value { number } else { nil }
    }
    let bounds = Set(
      (named + [domain.range.lower, domain.range.upper].compactMap { $0 }).compactMap(number)
    )
    .sorted()
    let step = Number(1, decimals: domain.decimals)!
    var all = Set(bounds.isEmpty ? [.zero] : bounds)
    for bound in bounds {
      for direction in [step, step.negated] {
        all.insert(bound.adding(direction)!)
        // The nearest on the step, for a bound that is not.
        for mode in [RoundingMode.floor, .ceiling] {
          all.insert(bound.rounded(mode, toDecimals: domain.decimals)!)
        }
      }
    }
    for (low, high) in zip(bounds, bounds.dropFirst()) {
      all.insert(
        low.adding(high)!.divided(by: Number(2))!.rounded(.floor, toDecimals: domain.decimals)!)
    }
    return all.sorted().filter { value in
      guard value.leastDecimals <= domain.decimals else { return false }
      let (low, high) = (number(domain.range.lower), number(domain.range.upper))
      if let low, value < low || (value == low && !domain.range.lowerIncluded) { return false }
      if let high, value > high || (value == high && !domain.range.upperIncluded) { return false }
      return true
    }.map { .number($0) }
  }
}
