import Diagnostics
import Engine
import Numbers
import Semantics

// Rows of tables, bins of scorecards, and the bounds that stand in them.
extension CoverageMap {
  mutating func addTable(_ position: Int) {
    let table = program.tables[position]
    let calls = program.nodes.compactMap { node -> [NodeID]? in
      if case .table(position, let inputs) = node.operation { inputs } else { nil }
    }
    let reader = TableReading(table)
    /// Whether some call of the table comes out so for an application.
    func someCall(_ trace: Trace, _ holds: ([TracedValue]) -> Bool) -> Bool {
      calls.contains { inputs in
        let columns = inputs.map { trace.values(of: $0) }
        return (0..<(columns.map(\.count).max() ?? 0)).contains { row in
          holds(columns.map { $0.count == 1 ? $0[0] : $0[row] })
        }
      }
    }
    for (index, row) in table.rows.enumerated() {
      let cells = zip(row.cells, table.columns).map { program.text($0, $1.type) }
      add(
        CoverageItem(
          .row, of: .table(position), cells.joined(separator: " | "), at: row.span, [.hit])
      ) { someCall($0) { reader.hits(index, $0) } ? [.hit] : [] }
    }
    if table.otherwise != nil {
      add(CoverageItem(.row, of: .table(position), "otherwise", at: table.span, [.hit])) {
        someCall($0) { reader.takesOtherwise($0) } ? [.hit] : []
      }
    }
    for (column, declared) in table.columns.enumerated() {
      let inputs = calls.map { $0[column] }
      let cells = table.rows.flatMap { row in
        row.cells[column].bounds.map { ($0, row.span) }
      }
      addBounds(cells, of: .table(position), named: declared.name, declared.type, inputs)
    }
  }

  mutating func addScorecard(_ position: Int) {
    let card = program.scorecards[position]
    for (index, characteristic) in card.characteristics.enumerated() {
      guard card.binNodes.indices.contains(index),
        case .bins(_, _, let input) = program[card.binNodes[index]].operation
      else { continue }
      let type = program[input].type
      let most = characteristic.bins.map(\.points).max() ?? .zero
      for (number, bin) in characteristic.bins.enumerated() {
        let text = bin.test.map { program.text($0, type) } ?? "otherwise"
        add(
          CoverageItem(
            .bin, of: .scorecard(position), "\(characteristic.name): \(text)",
            at: characteristic.span, [.hit])
        ) { trace in
          characteristic.bin(of: trace.value(of: input)) == number ? [.hit] : []
        }
      }
      let cells = characteristic.bins.flatMap { bin in
        (bin.test?.bounds ?? []).map { ($0, characteristic.span) }
      }
      addBounds(cells, of: .scorecard(position), named: characteristic.name, type, [input])
      if let reason = characteristic.reason {
        add(
          CoverageItem(
            .reason, of: .scorecard(position), reason, at: characteristic.span, [.given])
        ) { trace in
          guard let bin = characteristic.bin(of: trace.value(of: input)) else { return [] }
          return characteristic.bins[bin].points < most ? [.given] : []
        }
      }
    }
  }

  /// The bounds of a column's cells, each once, below, at and above.
  private mutating func addBounds(
    _ bounds: [(Constant, SourceSpan)], of owner: CoverageItem.Owner, named name: String,
    _ type: ValueType, _ inputs: [NodeID]
  ) {
    let reach = inputs.count == 1 ? program.reach(of: inputs[0]) : Reach()
    var known: Set<Constant> = []
    for (bound, span) in bounds where known.insert(bound).inserted {
      add(
        CoverageItem(
          .boundary, of: owner, name, bound: program.text(bound, type), at: span,
          reach.sides(of: bound))
      ) { trace in
        Set(
          inputs.flatMap { trace.values(of: $0) }.compactMap { $0.constant.side(of: bound) })
      }
    }
  }
}

/// Which rows of a table count for inputs, by the language's one reading of cells.
private struct TableReading {
  private let table: DecisionTable
  private let missingIsNamed: [Bool]

  init(_ table: DecisionTable) {
    self.table = table
    missingIsNamed = table.missingIsNamed
  }

  /// Whether a row is true of the inputs, and where the first one decides, the first that is.
  func hits(_ row: Int, _ inputs: [TracedValue]) -> Bool {
    guard isTrue(row, inputs) else { return false }
    return table.policy != .first || !(0..<row).contains { isTrue($0, inputs) }
  }

  /// Whether no row is true, and no input missing.
  func takesOtherwise(_ inputs: [TracedValue]) -> Bool {
    inputs.allSatisfy(\.isPresent) && !table.rows.indices.contains { isTrue($0, inputs) }
  }

  private func isTrue(_ row: Int, _ inputs: [TracedValue]) -> Bool {
    inputs.indices.allSatisfy { column in
      !inputs[column].isError
        && table.rows[row].cells[column].truth(
          of: inputs[column].constant, missingIsNamed: missingIsNamed[column]) == true
    }
  }
}

extension Scorecard.Characteristic {
  /// The bin that holds for a value: the first that is true of it, else `otherwise`.
  fileprivate func bin(of value: TracedValue) -> Int? {
    if value.isError { return nil }
    let first = bins.firstIndex { bin in
      bin.test.map {
        CellTest.tests(negated: false, [$0]).truth(of: value.constant, missingIsNamed: true)
          == true
      } ?? false
    }
    if first != nil || value.isMissing { return first }
    return bins.firstIndex { $0.test == nil }
  }
}
