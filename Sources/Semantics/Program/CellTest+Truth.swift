extension CellTest {
  /// Whether the cell says something of missing inputs.
  package var namesMissing: Bool {
    if case .tests(_, let tests) = self { tests.contains(.missing) } else { false }
  }

  /// What the cell says of a value: true, false, or `nil` for undecided.
  ///
  /// A missing input leaves a cell of values undecided, unless some cell of its column says what missing
  /// means (`missingIsNamed`): then the other cells are false of it. The scorecard bins follow the same rule.
  package func truth(of value: Constant, missingIsNamed: Bool) -> Bool? {
    guard case .tests(let negated, let tests) = self else { return true }
    if value == .missing {
      if tests.contains(.missing) { return !negated }
      return missingIsNamed ? false : nil
    }
    let hit = tests.contains { test in
      switch test {
      case .equal(let wanted): wanted == value
      case .range(let range): range.contains(value)
      case .missing: false
      }
    }
    return hit != negated
  }
}

extension DecisionTable {
  /// By column: whether some row's cell says what a missing input means.
  package var missingIsNamed: [Bool] {
    columns.indices.map { column in rows.contains { $0.cells[column].namesMissing } }
  }
}
