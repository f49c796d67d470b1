import Semantics

// What the table says as a whole.
extension TableAnalysis {
  /// Whether there are several outputs to choose from, and all are the same.
  var isConstant: Bool {
    guard !adds, table.rows.count > 1 else { return false }
    let outputs = table.rows.map(\.output) + [table.otherwise].compactMap { $0 }
    return Set(outputs).count == 1
  }

  /// Whether rows take every case that `otherwise` could be for.
  mutating func otherwiseIsUnreached() throws(TooManyCases) -> Bool {
    guard table.otherwise != nil else { return false }
    var region = space.whole
    for column in space.columns.indices {
      guard let missing = space.missing(in: column) else { continue }
      var present = space.classes(of: region, column)
      present.subtract(missing)
      region = space.replacing(column, of: region, by: present)
    }
    return try space.uncovered(of: region, by: space.possibleCases, &budget) == nil
  }

  /// A hit policy that is checked more strictly, under which every answer is the same.
  func possiblePolicy() -> DecisionTable.Policy? {
    switch table.policy {
    case .unique, .collect: return nil
    case .any, .first, .priority: break
    }
    guard table.rows.count > 1 else { return nil }
    let rows = table.rows
    var isUnique = true
    for second in rows.indices {
      for first in 0..<second {
        let overlap = meet(first, second)
        if overlap { isUnique = false }
        guard rows[first].output != rows[second].output else { continue }
        // Under `first` an undecided row behind the one that decides does not matter; elsewhere it does.
        let isOrdered =
          table.policy == .first
          && space.meets(space.trueCases[first], space.possibleCases[second])
        if overlap || isOrdered { return nil }
      }
    }
    return isUnique ? .unique : table.policy == .any ? nil : .any
  }
}
