import Semantics

// Rows that could be one.
extension TableAnalysis {
  /// Rows with the same output that differ in one column, where their cells together make a cell.
  ///
  /// Values go with values, ranges with ranges that touch. A cell that says what missing means stays as it is.
  func joinable(without idle: Set<Int>) -> [TableFact] {
    var used = idle
    var found: [TableFact] = []
    for column in space.columns.indices {
      var groups: [Key: [Int]] = [:]
      var keys: [Key] = []
      for row in table.rows.indices where !used.contains(row) && isJoinable(row, in: column) {
        let key = Key(row, column, self)
        if groups[key] == nil { keys.append(key) }
        groups[key, default: []].append(row)
      }
      for key in keys {
        for rows in joinable(groups[key] ?? [], in: column) {
          guard let cell = cell(of: rows, column) else { continue }
          used.formUnion(rows)
          found.append(.joinable(rows: rows, column: column, cell: cell))
        }
      }
    }
    return found
  }

  /// What rows that could be one have in common.
  private struct Key: Hashable {
    var output: Constant
    var trueCases: CaseBox
    var possibleCases: CaseBox

    init(_ row: Int, _ column: Int, _ analysis: TableAnalysis) {
      let space = analysis.space
      let none = BitSet(count: space.columns[column].classes.count)
      output = analysis.table.rows[row].output
      trueCases = space.replacing(column, of: space.trueCases[row], by: none)
      possibleCases = space.replacing(column, of: space.possibleCases[row], by: none)
    }
  }

  private func isJoinable(_ row: Int, in column: Int) -> Bool {
    let cell = table.rows[row].cells[column]
    guard cell != .any, !cell.namesMissing else { return false }
    let classes = space.columns[column].classes
    return !space.classes(of: space.trueCases[row], column).members.contains {
      classes[$0].extent == .missing
    }
  }

  /// The rows of a group that could be one, each list in text order.
  private func joinable(_ rows: [Int], in column: Int) -> [[Int]] {
    let taken = Dictionary(
      uniqueKeysWithValues: rows.map {
        ($0, space.classes(of: space.trueCases[$0], column).members)
      })
    var isOrdered = false
    if case .stretch? = space.columns[column].classes.first?.extent { isOrdered = true }
    // By their first values, so that ranges that touch follow each other.
    var waiting = isOrdered ? rows.sorted { taken[$0]![0] < taken[$1]![0] } : rows
    var found: [[Int]] = []
    while let first = waiting.first {
      var group = [first]
      var classes = Set(taken[first]!)
      for row in waiting.dropFirst() {
        let others = Set(taken[row]!)
        let isNew = !classes.isSuperset(of: others) && !others.isSuperset(of: classes)
        let touches = !isOrdered || isStretch(classes.union(others))
        guard isNew, touches, !adds || classes.isDisjoint(with: others),
          keepsOrder(group + [row]), cell(of: group + [row], column) != nil
        else { continue }
        group.append(row)
        classes.formUnion(others)
      }
      if group.count > 1 { found.append(group.sorted()) }
      waiting.removeAll { group.contains($0) }
    }
    return found
  }

  private func isStretch(_ classes: Set<Int>) -> Bool {
    guard let first = classes.min(), let last = classes.max() else { return false }
    return last - first + 1 == classes.count
  }

  /// Whether rows may stand at the place of the first of them.
  private func keepsOrder(_ rows: [Int]) -> Bool {
    guard table.policy == .first, let first = rows.min() else { return true }
    return rows.allSatisfy { row in
      (first..<row).allSatisfy { rows.contains($0) || isIndifferent($0, to: row) }
    }
  }

  /// The cell of the row that rows become; `nil` where only `not missing` would do, which says more than they do.
  private func cell(of rows: [Int], _ column: Int) -> CellTest? {
    var classes = BitSet(count: space.columns[column].classes.count)
    for row in rows { classes.formUnion(space.classes(of: space.trueCases[row], column)) }
    let cell = space.cell(
      of: space.replacing(column, of: space.trueCases[rows[0]], by: classes), column)
    if case .tests(_, let tests) = cell, case .range(let range)? = tests.first,
      range.lower == nil, range.upper == nil
    {
      return nil
    }
    guard case .tests(negated: true, let tests) = cell else { return cell }
    let present = tests.filter { $0 != .missing }
    return present.isEmpty ? nil : .tests(negated: true, present)
  }
}
