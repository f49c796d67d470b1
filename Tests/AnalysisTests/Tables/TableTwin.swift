import Semantics

/// What is true of a table, found by walking through every case of its grid.
struct TableTwin {
  let grid: TableGrid
  let cases: [TableGrid.Case]
  private var table: DecisionTable { grid.table }

  init(_ table: DecisionTable) {
    grid = TableGrid(table)
    cases = grid.cases
  }

  var rows: Range<Int> { table.rows.indices }

  func isNeverTrue(_ row: Int) -> Bool { !cases.contains { $0.isTrue(row) } }

  private func decidesBefore(_ other: Int, _ row: Int) -> Bool {
    switch table.policy {
    case .first: return other < row
    case .priority(let order):
      guard let rank = order.firstIndex(of: table.rows[row].output),
        let otherRank = order.firstIndex(of: table.rows[other].output)
      else { return false }
      return otherRank < rank
    default: return false
    }
  }

  func isMasked(_ row: Int) -> Bool {
    !isNeverTrue(row)
      && cases.allSatisfy { one in
        !one.isTrue(row) || rows.contains { one.isTrue($0) && decidesBefore($0, row) }
      }
  }

  func meet(_ first: Int, _ second: Int, possibly: Bool) -> Bool {
    cases.contains {
      possibly
        ? $0.isPossible(first) && $0.isPossible(second) : $0.isTrue(first) && $0.isTrue(second)
    }
  }

  private func output(_ row: Int) -> Constant { table.rows[row].output }

  private func isIndifferent(_ row: Int, _ other: Int) -> Bool {
    output(row) == output(other) || !meet(row, other, possibly: true)
  }

  func isSubsumed(_ row: Int, by other: Int) -> Bool {
    guard row != other, output(row) == output(other), !isNeverTrue(row),
      !table.columns.indices.contains(where: { namesMissingAlone(row, $0) }),
      cases.allSatisfy({
        (!$0.isTrue(row) || $0.isTrue(other)) && (!$0.isPossible(row) || $0.isPossible(other))
      })
    else { return false }
    switch table.policy {
    case .unique, .collect(.sum), .collect(.count): return false
    case .first: return row < other && (row..<other).allSatisfy { isIndifferent($0, row) }
    default: break
    }
    let isSame = cases.allSatisfy { $0.isTrue(row) == $0.isTrue(other) }
    return row > other || !isSame
  }

  /// Whether two rows differ in one column alone, where their cells could be one.
  func isJoinable(_ first: Int, _ second: Int, in column: Int) -> Bool {
    guard output(first) == output(second), !isNeverTrue(first), !isNeverTrue(second) else {
      return false
    }
    for row in [first, second] {
      let cell = table.rows[row].cells[column]
      if cell == .any || cell.namesMissing { return false }
    }
    for other in table.columns.indices where other != column {
      for point in grid.points[other].indices
      where grid.isTrue(first, of: point, in: other) != grid.isTrue(second, of: point, in: other)
        || grid.isPossible(first, of: point, in: other)
          != grid.isPossible(second, of: point, in: other)
      {
        return false
      }
    }
    let points = grid.points[column].indices.filter { grid.points[column][$0] != .missing }
    let inFirst = Set(points.filter { grid.isTrue(first, of: $0, in: column) })
    let inSecond = Set(points.filter { grid.isTrue(second, of: $0, in: column) })
    if inFirst.isSubset(of: inSecond) || inSecond.isSubset(of: inFirst) { return false }
    if table.policy == .collect(.sum) || table.policy == .collect(.count),
      !inFirst.isDisjoint(with: inSecond)
    {
      return false
    }
    if table.policy == .first,
      !(first + 1..<second).allSatisfy({ isIndifferent($0, second) })
    {
      return false
    }
    switch table.columns[column].type {
    case .boolean, .oneOf: return true
    case .text:
      // No cell says "every text" without a word on missing ones.
      return inFirst.union(inSecond).count < points.count
        || !table.columns[column].domain.mayBeMissing
    default:
      let both = inFirst.union(inSecond)
      let domain = table.columns[column].domain
      if both.count == points.count, domain.mayBeMissing, domain.range.lower == nil,
        domain.range.upper == nil
      {
        return false
      }
      return both.max()! - both.min()! + 1 == both.count
    }
  }

  func isIdle(_ column: Int) -> Bool {
    var answers: [[Int]: Constant] = [:]
    for one in cases {
      var key = one.points
      key[column] = -1
      let answer = grid.answer(one)
      if let known = answers[key], known != answer { return false }
      answers[key] = answer
    }
    return true
  }

  func takesAll(_ row: Int, _ column: Int) -> Bool {
    let cell = table.rows[row].cells[column]
    guard cell != .any, !isNeverTrue(row),
      grid.points[column].indices.allSatisfy({ grid.isTrue(row, of: $0, in: column) })
    else { return false }
    return !namesMissingAlone(row, column)
  }

  private func namesMissingAlone(_ row: Int, _ column: Int) -> Bool {
    table.columns[column].domain.mayBeMissing
      && table.rows.indices.filter { table.rows[$0].cells[column].namesMissing } == [row]
  }

  var otherwiseIsUnreached: Bool {
    table.otherwise != nil && cases.allSatisfy { $0.hasMissing || $0.rowsPossible != 0 }
  }

  /// The gaps: cases for which no row is true or undecided.
  var gaps: [TableGrid.Case] { cases.filter { $0.rowsPossible == 0 } }

  var possiblePolicy: DecisionTable.Policy? {
    guard rows.count > 1 else { return nil }
    switch table.policy {
    case .unique, .collect: return nil
    case .any, .first, .priority: break
    }
    let pairs = rows.flatMap { second in (0..<second).map { ($0, second) } }
    let overlaps = pairs.filter { meet($0, $1, possibly: false) }
    if overlaps.contains(where: { output($0) != output($1) }) { return nil }
    if table.policy == .first,
      pairs.contains(where: { first, second in
        output(first) != output(second)
          && cases.contains { $0.isTrue(first) && $0.isPossible(second) }
      })
    {
      return nil
    }
    return overlaps.isEmpty ? .unique : table.policy == .any ? nil : .any
  }

  /// Whether rows that are true together may be, under the table's policy.
  var isSound: Bool {
    switch table.policy {
    case .unique, .any: break
    case .first, .priority, .collect: return true
    }
    return rows.allSatisfy { second in
      (0..<second).allSatisfy { first in
        !meet(first, second, possibly: false)
          || table.policy == .any && output(first) == output(second)
      }
    }
  }
}
