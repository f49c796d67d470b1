import Numbers
import Semantics

// Tables by scanning rows. A missing input leaves a cell of values undecided, unless some cell of its
// column says what missing means: then the column's other cells are false of it.
extension Reference {
  static func table(_ table: DecisionTable, _ inputs: [Value]) -> Value {
    let truths = rowTruths(table, inputs)
    let rowsTrue = truths.indices.filter { truths[$0].isTrue }
    var rowsOpen = truths.indices.filter { truths[$0].isMissing }
    let otherwise: Value = inputs.contains(.missing) ? .missing : Value(table.otherwise)
    switch table.policy {
    case .collect(let collect):
      if !rowsOpen.isEmpty { return .missing }
      if rowsTrue.isEmpty, table.otherwise != nil { return otherwise }
      return collected(collect, rowsTrue.map { Value(table.rows[$0].output) })
    case .first:
      // Rows behind the first true one are never reached.
      if let first = rowsTrue.first { rowsOpen = rowsOpen.filter { $0 < first } }
    default: break
    }
    if rowsTrue.isEmpty && rowsOpen.isEmpty { return otherwise }
    if !rowsOpen.isEmpty {
      let candidates = table.policy == .first ? Array(rowsTrue.prefix(1)) : rowsTrue
      let outputs = Set((candidates + rowsOpen).map { Value(table.rows[$0].output) })
      return outputs.count == 1 ? outputs.first! : .missing
    }
    let outputs = rowsTrue.map { table.rows[$0].output }
    if case .priority(let order) = table.policy {
      return Value(order.first { outputs.contains($0) } ?? outputs[0])
    }
    return Value(outputs[0])
  }

  /// Of each row whether it is true of the inputs; missing where that is undecided.
  static func rowTruths(_ table: DecisionTable, _ inputs: [Value]) -> [Value] {
    let isNamed = inputs.indices.map { column in
      table.rows.contains { namesMissing($0.cells[column]) }
    }
    return table.rows.map { row in
      all(
        inputs.indices.map { column in
          truth(row.cells[column], of: inputs[column], missingIsNamed: isNamed[column])
        })
    }
  }

  private static func collected(_ collect: DecisionTable.Collect, _ outputs: [Value]) -> Value {
    if collect == .count { return .number(Number(outputs.count)) }
    if outputs.contains(.missing) { return .missing }
    let numbers = outputs.map(\.number)
    switch collect {
    case .sum:
      return Value(checked: numbers.reduce(Number.zero as Number?) { $0?.adding($1) })
    case .min: return numbers.min().map { .number($0) } ?? .missing
    default: return numbers.max().map { .number($0) } ?? .missing
    }
  }

  /// The points of the bin that takes a value: a table of one column, of which the first true row counts.
  static func points(_ characteristic: Scorecard.Characteristic, _ value: Value) -> Value {
    let rows = characteristic.bins.compactMap { bin in
      bin.test.map { test in
        DecisionTable.Row(
          cells: [.tests(negated: false, [test])], output: .number(bin.points),
          span: characteristic.span)
      }
    }
    let rest = characteristic.bins.first { $0.test == nil }
    return table(
      DecisionTable(
        name: "", words: characteristic.words, columns: [.init(name: "", type: .decimal)],
        outputType: .integer, outputDecimals: 0, policy: .first, rows: rows,
        otherwise: rest.map { .number($0.points) }, span: characteristic.span), [value])
  }

  private static func namesMissing(_ cell: CellTest) -> Bool {
    if case .tests(_, let tests) = cell { tests.contains(.missing) } else { false }
  }

  private static func truth(_ cell: CellTest, of value: Value, missingIsNamed: Bool) -> Value {
    guard case .tests(let negated, let tests) = cell else { return .truth(true) }
    if value.isMissing {
      if tests.contains(.missing) { return .truth(!negated) }
      return missingIsNamed ? .truth(false) : .missing
    }
    return .truth(tests.contains { holds($0, of: value) } != negated)
  }

  private static func holds(_ test: CellTest.Test, of value: Value) -> Bool {
    switch test {
    case .missing: return value.isMissing
    case .equal(let constant): return Value(constant) == value
    case .range(let range):
      guard value.isPresent else { return false }
      let isAbove = range.lower.map { lower in
        isLess(Value(lower), value) || (range.lowerIncluded && Value(lower) == value)
      }
      let isBelow = range.upper.map { upper in
        isLess(value, Value(upper)) || (range.upperIncluded && Value(upper) == value)
      }
      return (isAbove ?? true) && (isBelow ?? true)
    }
  }

  private static func isLess(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    default: false
    }
  }
}
