import Semantics

// Columns and cells that tell nothing apart.
extension TableAnalysis {
  /// Columns on which no answer depends.
  mutating func idleColumns() throws(TooManyCases) -> [TableFact] {
    var found: [TableFact] = []
    for column in space.columns.indices {
      if try !matters(column) { found.append(.columnIdle(column)) }
    }
    return found
  }

  private mutating func matters(_ column: Int) throws(TooManyCases) -> Bool {
    guard space.columns[column].classes.count > 1, !space.isEmpty(space.whole) else { return false }
    // Most columns show that they matter in a case of the first rows.
    for row in table.rows.indices where !isNeverTrue(row) {
      try budget.spend(table.rows.count)
      let point = space.point(in: space.trueCases[row])
      let met = table.rows.indices.filter {
        space.meets(space.possibleCases[$0], space.freeing(column, of: point))
      }
      if answersDiffer(in: point, along: column, met) { return true }
    }
    return try answersDiffer(
      within: space.whole, along: column, Array(table.rows.indices))
  }

  /// Whether some case of a region gets another answer by a change of one column alone.
  ///
  /// The region is cut until every row that meets it is the same of all its cases, that column aside.
  private mutating func answersDiffer(
    within region: CaseBox, along column: Int, _ candidates: [Int]
  ) throws(TooManyCases) -> Bool {
    try budget.spend(candidates.count + 1)
    let wide = space.freeing(column, of: region)
    let met = candidates.filter { space.meets(space.possibleCases[$0], wide) }
    if let (other, edge) = firstEdge(through: wide, met, but: column) {
      let (inside, outside) = space.cut(wide, at: other, along: edge)
      if try answersDiffer(within: inside, along: column, met) { return true }
      return try answersDiffer(within: outside, along: column, met)
    }
    return answersDiffer(in: space.point(in: wide), along: column, met)
  }

  /// A column, and classes of it, at which a region is to be cut: the edge of a row, or what is missing.
  private func firstEdge(
    through region: CaseBox, _ rows: [Int], but free: Int
  ) -> (Int, BitSet)? {
    for row in rows {
      for column in space.columns.indices where column != free {
        for box in [space.possibleCases[row], space.trueCases[row]]
        where space.parts(region, box, in: column) {
          return (column, space.classes(of: box, column))
        }
      }
    }
    for column in space.columns.indices where column != free {
      guard let missing = space.missing(in: column) else { continue }
      let taken = space.classes(of: region, column)
      var rest = taken
      rest.subtract(missing)
      if taken != missing, taken != rest { return (column, missing) }
    }
    return nil
  }

  private func answersDiffer(in point: CaseBox, along column: Int, _ rows: [Int]) -> Bool {
    var first: Constant?
    for index in space.columns[column].classes.indices {
      let only = BitSet(index..<(index + 1), count: space.columns[column].classes.count)
      let answer = answer(to: space.replacing(column, of: point, by: only), rows)
      if let first, first != answer { return true }
      first = answer
    }
    return false
  }

  /// The answer to a single case, given the rows that may not be false of it.
  private func answer(to point: CaseBox, _ rows: [Int]) -> Constant {
    let rowsTrue = rows.filter { space.meets(space.trueCases[$0], point) }
    let open = rows.filter {
      space.meets(space.possibleCases[$0], point) && !space.meets(space.trueCases[$0], point)
    }
    let hasMissing = space.columns.indices.contains { column in
      space.missing(in: column) == space.classes(of: point, column)
    }
    return answers.answer(rowsTrue, open, hasMissing: hasMissing)
  }

  /// Cells that might as well be `any`.
  func cellsThatTakeAll() -> [TableFact] {
    var found: [TableFact] = []
    for column in space.columns.indices {
      let whole = space.classes(of: space.whole, column)
      for row in table.rows.indices where !isNeverTrue(row) {
        guard table.rows[row].cells[column] != .any, !namesMissingAlone(row, in: column),
          space.classes(of: space.trueCases[row], column) == whole
        else { continue }
        found.append(.cellTakesAll(row: row, column: column))
      }
    }
    return found
  }
}
