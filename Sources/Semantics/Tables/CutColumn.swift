/// One column of a case space: its classes, and which of them each row's cell takes.
struct CutColumn {
  private(set) var classes: [InputClass]
  private(set) var trueClasses: [BitSet] = []
  private(set) var possibleClasses: [BitSet] = []

  init(_ input: CaseSpace.Input, cells: [CellTest], oneOfs: [OneOfType]) {
    classes = InputClass.finest(
      of: input.type, named: cells.flatMap(\.values), domain: input.domain, oneOfs: oneOfs)
    let isNamed = cells.contains(where: \.namesMissing)
    let numbers = Dictionary(
      zip(classes.map(\.witness), classes.indices), uniquingKeysWith: { first, _ in first })
    // Rows share cells: each is looked at once.
    var known: [CellTest: (BitSet, BitSet)] = [:]
    for cell in cells {
      let (whenTrue, whenPossible) =
        known[cell] ?? taken(by: cell, isNamed, numbers)
      known[cell] = (whenTrue, whenPossible)
      trueClasses.append(whenTrue)
      possibleClasses.append(whenPossible)
    }
    merge(Array(known.values))
  }

  /// The classes of which a cell is true, and those of which it is true or undecided.
  private func taken(
    by cell: CellTest, _ missingIsNamed: Bool, _ numbers: [Constant: Int]
  ) -> (BitSet, BitSet) {
    let hasMissing = classes.last?.isMissing ?? false
    let present = 0..<(hasMissing ? classes.count - 1 : classes.count)
    var result = BitSet(present, count: classes.count)
    if case .tests(let negated, let tests) = cell {
      var hit = BitSet(count: classes.count)
      for test in tests {
        switch test {
        case .missing: break
        case .equal(let value): if let index = numbers[value] { hit.insert(index) }
        case .range(let range):
          // Classes are in order, so those of a range are neighbours.
          let low = present.partition { !range.startsAfter(classes[$0].witness) }
          let high = present.partition { range.endsBefore(classes[$0].witness) }
          if low < high { hit.formUnion(BitSet(low..<high, count: classes.count)) }
        }
      }
      if negated { result.subtract(hit) } else { result = hit }
    }
    guard hasMissing else { return (result, result) }
    var possible = result
    let truth = cell.truth(of: .missing, missingIsNamed: missingIsNamed)
    if truth == true { result.insert(classes.count - 1) }
    if truth != false { possible.insert(classes.count - 1) }
    return (result, possible)
  }

  /// Joins classes that all cells treat alike.
  private mutating func merge(_ cells: [(BitSet, BitSet)]) {
    guard !classes.isEmpty else { return }
    var groups: [[Int]] = []
    if case .stretch? = classes.first?.extent {
      var changes = BitSet(count: classes.count)
      for (whenTrue, whenPossible) in cells {
        changes.markChanges(of: whenTrue)
        changes.markChanges(of: whenPossible)
      }
      groups = [[0]]
      for index in classes.indices.dropFirst() {
        if changes.contains(index - 1) || classes[index].isMissing {
          groups.append([index])
        } else {
          groups[groups.count - 1].append(index)
        }
      }
    } else {
      var position: [[Bool]: Int] = [:]
      for index in classes.indices {
        let meets = cells.flatMap { [$0.0.contains(index), $0.1.contains(index)] }
        if case .values = classes[index].extent, let group = position[meets] {
          groups[group].append(index)
        } else {
          if case .values = classes[index].extent { position[meets] = groups.count }
          groups.append([index])
        }
      }
    }
    classes = groups.map { group in
      group.dropFirst().reduce(classes[group[0]]) { $0.joined(classes[$1]) }
    }
    func reduced(_ set: BitSet) -> BitSet {
      var result = BitSet(count: groups.count)
      for (index, group) in groups.enumerated() where set.contains(group[0]) {
        result.insert(index)
      }
      return result
    }
    trueClasses = trueClasses.map(reduced)
    possibleClasses = possibleClasses.map(reduced)
  }
}

extension CellTest {
  /// The values and bounds a cell names.
  fileprivate var values: [Constant] {
    guard case .tests(_, let tests) = self else { return [] }
    return tests.flatMap { test -> [Constant] in
      switch test {
      case .equal(let value): [value]
      case .range(let range): [range.lower, range.upper].compactMap { $0 }
      case .missing: []
      }
    }
  }
}

extension Range<Int> {
  /// The first number from which on the condition, once true, stays true; the upper bound if it never is.
  fileprivate func partition(_ condition: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
