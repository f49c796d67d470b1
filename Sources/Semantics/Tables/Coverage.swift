import Numbers

/// What rows of cells say of all inputs, by exact enumeration.
///
/// The cells of a column split its values into classes: each value they name, and each stretch between
/// neighbouring bounds. All values of a class meet the same cells, so one witness stands for it. A case is
/// a class from each column; cases are walked column by column with the set of rows still alive, and what
/// is known to be covered from a column and a set onwards is not walked again.
struct Coverage {
  /// The witnesses of each column's classes.
  let classes: [[Constant]]
  /// By column and class: the rows whose cell is true or undecided.
  private var alive: [[RowSet]] = []
  /// By column and row: the classes of which the cell is true.
  private var trueClasses: [[RowSet]] = []
  private let rowCount: Int

  init(rows: [[CellTest]], classes: [[Constant]], missingIsNamed: [Bool]) {
    self.classes = classes
    rowCount = rows.count
    for column in classes.indices {
      var aliveSets: [RowSet] = []
      var trueSets = rows.map { _ in RowSet(count: classes[column].count) }
      for (index, witness) in classes[column].enumerated() {
        var set = RowSet(count: rows.count)
        for row in rows.indices {
          let truth = rows[row][column].truth(
            of: witness, missingIsNamed: missingIsNamed[column])
          if truth == true { trueSets[row].insert(index) }
          if truth != false { set.insert(row) }
        }
        aliveSets.append(set)
      }
      alive.append(aliveSets)
      trueClasses.append(trueSets)
    }
  }

  /// A case for which no row is true or undecided; `nil` if there is none.
  ///
  /// - Throws: `TooManyCases` when more than a million steps did not settle it.
  func uncovered() throws(TooManyCases) -> [Constant]? {
    var covered: Set<State> = []
    var steps = 0
    return try walk(0, RowSet(all: rowCount), &covered, &steps)
  }

  struct TooManyCases: Error {}

  private struct State: Hashable {
    var column: Int
    var alive: RowSet
  }

  private func walk(
    _ column: Int, _ rows: RowSet, _ covered: inout Set<State>, _ steps: inout Int
  ) throws(TooManyCases) -> [Constant]? {
    if rows.isEmpty {
      let rest = classes[column...]
      return rest.contains(where: \.isEmpty) ? nil : rest.map { $0[0] }
    }
    guard column < classes.count else { return nil }
    let state = State(column: column, alive: rows)
    if covered.contains(state) { return nil }
    for index in classes[column].indices {
      steps += 1
      guard steps < 1_000_000 else { throw TooManyCases() }
      let left = rows.intersection(alive[column][index])
      if let rest = try walk(column + 1, left, &covered, &steps) {
        return [classes[column][index]] + rest
      }
    }
    covered.insert(state)
    return nil
  }

  /// A case for which both rows are true; `nil` if they exclude each other.
  func overlap(of first: Int, _ second: Int) -> [Constant]? {
    var witness: [Constant] = []
    for column in classes.indices {
      let both = trueClasses[column][first].intersection(trueClasses[column][second])
      guard let index = both.first else { return nil }
      witness.append(classes[column][index])
    }
    return witness
  }
}

/// A set of small numbers: rows, or classes.
struct RowSet: Hashable {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  init(all count: Int) {
    self.init(count: count)
    for row in 0..<count { insert(row) }
  }

  mutating func insert(_ row: Int) { words[row / 64] |= 1 << UInt64(row % 64) }

  /// The least member.
  var first: Int? {
    guard let word = words.firstIndex(where: { $0 != 0 }) else { return nil }
    return word * 64 + words[word].trailingZeroBitCount
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func intersection(_ other: RowSet) -> RowSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }
}
