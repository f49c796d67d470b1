/// All cases that the cells of some rows can tell apart, and which rows are true of which.
///
/// The cells of a column cut its values into classes: all values of a class meet the same cells, so that one
/// witness stands for it. A case is a class from each column. A row is true of a box of cases, and not false
/// (true, or undecided for a missing input) of another.
package struct CaseSpace: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var type: ValueType
    /// In order where values have one; missing last.
    package var classes: [InputClass]
    var domain: InputDomain
    /// Which words of a box are this column's.
    var words: Range<Int>
  }
  package let columns: [Column]
  /// By row: the cases of which it is true.
  package let trueCases: [CaseBox]
  /// By row: the cases of which it is true or undecided.
  package let possibleCases: [CaseBox]
  /// Every case.
  package let whole: CaseBox

  /// What is known of a column before its cells are looked at.
  package struct Input {
    package var name: String
    package var type: ValueType
    package var domain: InputDomain
    package init(name: String, type: ValueType, domain: InputDomain) {
      self.name = name
      self.type = type
      self.domain = domain
    }
  }

  package init(_ inputs: [Input], rows: [[CellTest]], oneOfs: [OneOfType]) {
    var columns: [Column] = []
    var cells: [CutColumn] = []
    var next = 0
    for (index, input) in inputs.enumerated() {
      let cut = CutColumn(input, cells: rows.map { $0[index] }, oneOfs: oneOfs)
      let words = next..<(next + (cut.classes.count + 63) / 64)
      columns.append(
        Column(
          name: input.name, type: input.type, classes: cut.classes, domain: input.domain,
          words: words))
      cells.append(cut)
      next = words.upperBound
    }
    self.columns = columns
    trueCases = rows.indices.map { row in
      CaseBox(words: cells.flatMap { $0.trueClasses[row].words })
    }
    possibleCases = rows.indices.map { row in
      CaseBox(words: cells.flatMap { $0.possibleClasses[row].words })
    }
    whole = CaseBox(
      words: columns.flatMap { BitSet(0..<$0.classes.count, count: $0.classes.count).words })
  }
}

extension CaseSpace {
  /// The classes of a column that a box takes.
  package func classes(of box: CaseBox, _ column: Int) -> BitSet {
    var result = BitSet(count: columns[column].classes.count)
    result.words.replaceSubrange(0..., with: box.words[columns[column].words])
    return result
  }

  /// A box that takes other classes of a column.
  package func replacing(_ column: Int, of box: CaseBox, by classes: BitSet) -> CaseBox {
    var result = box
    result.words.replaceSubrange(columns[column].words, with: classes.words)
    return result
  }

  /// Whether two boxes agree in all columns but one.
  package func agree(_ first: CaseBox, _ second: CaseBox, but column: Int) -> Bool {
    let free = columns[column].words
    return first.words[..<free.lowerBound] == second.words[..<free.lowerBound]
      && first.words[free.upperBound...] == second.words[free.upperBound...]
  }

  /// Whether a box takes no class of some column.
  package func isEmpty(_ box: CaseBox) -> Bool { !meets(box, box) }

  /// Whether two boxes have a case in common.
  package func meets(_ first: CaseBox, _ second: CaseBox) -> Bool {
    columns.allSatisfy { column in
      column.words.contains { first.words[$0] & second.words[$0] != 0 }
    }
  }

  /// The cases that two boxes have in common.
  package func intersection(_ first: CaseBox, _ second: CaseBox) -> CaseBox {
    CaseBox(words: zip(first.words, second.words).map { $0 & $1 })
  }

  /// A case of a box that has one: the first witness of each column.
  package func witness(in box: CaseBox) -> [Constant]? {
    var result: [Constant] = []
    for column in columns.indices {
      guard let first = classes(of: box, column).members.first else { return nil }
      result.append(columns[column].classes[first].witness)
    }
    return result
  }

  /// The cells that take what a box takes; of a column that it takes whole, `any`.
  package func cell(of box: CaseBox, _ column: Int) -> CellTest {
    let classes = columns[column].classes
    let members = self.classes(of: box, column).members
    if members.count == classes.count { return .any }
    let range = columns[column].domain.range
    if members.contains(where: { classes[$0].extent == .otherTexts }) {
      let others = classes.indices.filter { !members.contains($0) }
      return .tests(negated: true, tests(of: others.map { classes[$0] }, within: range))
    }
    return .tests(negated: false, tests(of: joined(members, classes), within: range))
  }

  /// The classes, neighbouring stretches as one.
  private func joined(_ members: [Int], _ classes: [InputClass]) -> [InputClass] {
    var result: [InputClass] = []
    for (index, member) in members.enumerated() {
      if case .stretch = classes[member].extent, index > 0, members[index - 1] == member - 1 {
        result[result.count - 1] = result[result.count - 1].joined(classes[member])
      } else {
        result.append(classes[member])
      }
    }
    return result
  }

  private func tests(
    of classes: [InputClass], within domain: ValueRange
  ) -> [CellTest.Test] {
    classes.flatMap { one -> [CellTest.Test] in
      switch one.extent {
      case .values(let values): values.map { .equal($0) }
      case .stretch(let range):
        range.lower != nil && range.lower == range.upper
          ? [.equal(one.witness)] : [.range(range.withoutBounds(of: domain))]
      case .missing: [.missing]
      case .otherTexts: []
      }
    }
  }

  /// The condition of a box in the words of rules: `tax_level = M and size in (micro, small)`.
  ///
  /// Columns that a box takes whole are left out; of the box of all cases one case stands.
  package func text(of box: CaseBox, _ literals: Literals) -> String {
    let conditions = columns.indices.compactMap { column -> String? in
      let (name, cell) = (columns[column].name, cell(of: box, column))
      guard cell != .any else { return nil }
      let condition = literals.condition(name, cell, columns[column].type)
      // What excludes texts says nothing of missing ones.
      guard case .tests(negated: true, _) = cell, takesMissing(box, in: column) else {
        return condition
      }
      return "(\(condition) or \(name) is missing)"
    }
    guard conditions.isEmpty, let witness = witness(in: box) else {
      return conditions.joined(separator: " and ")
    }
    return text(of: witness, literals)
  }

  /// A case as `explain --with` takes it: `tax_level = M, size = micro`.
  package func text(of witness: [Constant], _ literals: Literals) -> String {
    zip(columns, witness).map { "\($0.name) = \(literals.text($1, $0.type))" }
      .joined(separator: ", ")
  }
}
