import Semantics

// Rows that could be left out.
extension TableAnalysis {
  /// Rows with a cell that no value of its column meets.
  func neverTrue() -> [TableFact] {
    table.rows.indices.compactMap { row in
      space.columns.indices.first { column in
        space.classes(of: space.trueCases[row], column).members.isEmpty
      }.map { .neverTrue(row: row, column: $0) }
    }
  }

  /// Rows all of whose cases are decided by others: by earlier ones under `first`, under `priority` by rows
  /// whose outputs come before.
  mutating func masked() throws(TooManyCases) -> [TableFact] {
    var found: [TableFact] = []
    for row in table.rows.indices where !isNeverTrue(row) {
      let stronger = rowsThatDecideBefore(row).filter { meet($0, row) }
      guard !stronger.isEmpty, try isCovered(row, by: stronger) else { continue }
      found.append(.masked(row: row, by: try fewest(of: stronger, that: row)))
    }
    return found
  }

  private func rowsThatDecideBefore(_ row: Int) -> [Int] {
    switch table.policy {
    case .first: return Array(0..<row)
    case .priority(let order):
      guard let rank = order.firstIndex(of: table.rows[row].output) else { return [] }
      let better = Set(order[..<rank])
      return table.rows.indices.filter { better.contains(table.rows[$0].output) }
    default: return []
    }
  }

  private mutating func isCovered(_ row: Int, by others: [Int]) throws(TooManyCases) -> Bool {
    let cases = space.trueCases
    return try space.uncovered(of: cases[row], by: others.map { cases[$0] }, &budget) == nil
  }

  /// A row that covers alone, or else rows none of which can be spared.
  private mutating func fewest(
    of others: [Int], that row: Int
  ) throws(TooManyCases) -> [Int] {
    let cases = space.trueCases
    if let one = others.first(where: { cases[$0].contains(cases[row]) }) { return [one] }
    var needed = others
    for other in others.reversed() {
      let rest = needed.filter { $0 != other }
      if try isCovered(row, by: rest) { needed = rest }
    }
    return needed
  }

  /// Rows whose cases and output another row has as well.
  func subsumed() -> [TableFact] {
    switch table.policy {
    case .unique, .collect(.sum), .collect(.count): return []
    case .any, .first, .priority, .collect(.min), .collect(.max): break
    }
    return table.rows.indices.compactMap { row in
      guard !isNeverTrue(row), !namesMissingAlone(row) else { return nil }
      return table.rows.indices.first { isSubsumed(row, by: $0) }.map {
        .subsumed(row: row, by: $0)
      }
    }
  }

  private func isSubsumed(_ row: Int, by other: Int) -> Bool {
    guard row != other, table.rows[row].output == table.rows[other].output,
      space.trueCases[other].contains(space.trueCases[row]),
      space.possibleCases[other].contains(space.possibleCases[row])
    else { return false }
    if table.policy == .first {
      // A row behind its like is masked; one before it may not keep its cases from a row between them.
      return row < other
        && (row + 1..<other).allSatisfy { isIndifferent($0, to: row) }
    }
    return row > other || space.trueCases[row] != space.trueCases[other]
  }

  /// Whether a row has no case in common with another, or the same output.
  func isIndifferent(_ row: Int, to other: Int) -> Bool {
    table.rows[row].output == table.rows[other].output
      || !space.meets(space.possibleCases[row], space.possibleCases[other])
  }

  /// Whether some column would no longer say what missing means without a row's cell.
  private func namesMissingAlone(_ row: Int) -> Bool {
    space.columns.indices.contains { namesMissingAlone(row, in: $0) }
  }

  /// Whether a cell alone says what missing means: without it the column's other cells would be undecided of it.
  func namesMissingAlone(_ row: Int, in column: Int) -> Bool {
    table.rows[row].cells[column].namesMissing && space.missing(in: column) != nil
      && table.rows.count { $0.cells[column].namesMissing } == 1
  }

  /// Whether two rows are true of the same case.
  func meet(_ first: Int, _ second: Int) -> Bool {
    space.meets(space.trueCases[first], space.trueCases[second])
  }
}
