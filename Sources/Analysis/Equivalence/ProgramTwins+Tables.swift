import Engine
import Numbers
import Semantics

// Tables and bins, by all cases that their inputs can bring.
extension ProgramTwins {
  /// Whether two look-ups of the same inputs, or bins of them, give the same in every case.
  ///
  /// Outputs count as equal where `seen` makes them so.
  func giveSame(_ a: NodeID, _ b: NodeID, as seen: (Constant) -> Constant = { $0 }) -> Bool {
    guard let one = left.lookUp(at: a), let other = right.lookUp(at: b),
      one.columns.count == other.columns.count
    else { return false }
    if one == other { return true }
    // Whether `otherwise` is taken for a missing input hangs on what the columns say of missing.
    if one.otherwise != nil, one.columns != other.columns { return false }
    let inputs = left[a].operation.operands.indices.map { column in
      left.cases(
        of: left[a].operation.operands[column],
        cells: (one.rows + other.rows).map { $0.cells[column] })
    }
    guard inputs.reduce(1, { $0 > 1 << 20 ? $0 : $0 * $1.count }) <= 200_000 else { return false }
    var chosen: [Constant] = []
    func agree(_ column: Int) -> Bool {
      guard column < inputs.count else {
        return one.result(of: chosen).seen(seen) == other.result(of: chosen).seen(seen)
      }
      return inputs[column].allSatisfy { value in
        chosen.append(value)
        defer { chosen.removeLast() }
        return agree(column + 1)
      }
    }
    guard agree(0) else { return false }
    note(.sameTable)
    return true
  }

  /// Whether two look-ups by one input, of which different values are assumed, find the same for both.
  func assumeSame(_ a: NodeID, _ b: NodeID) -> Bool {
    guard left[a].operation.form == right[b].operation.form, let one = left.lookUp(at: a),
      let other = right.lookUp(at: b), one == other, one.columns.count == 1,
      case .assumed(let x, let first, assumption: _) =
        left[left[a].operation.operands[0]].operation,
      case .assumed(let y, let second, assumption: _) =
        right[right[b].operation.operands[0]].operation,
      areAlike(x, y), let value = left.constant(at: first),
      let changed = right.constant(at: second),
      one.result(of: [value]) == other.result(of: [changed])
    else { return false }
    note(.sameTable)
    return true
  }
}

/// A table's or a characteristic's rows.
private struct LookUp: Equatable {
  struct Row: Equatable {
    var cells: [CellTest]
    var output: Constant
  }
  /// What a case comes to.
  enum Result: Equatable {
    case value(Constant)
    /// True and undecided rows that leave it open: the language's rules for them decide.
    case open([Row?], Constant?)

    func seen(_ seen: (Constant) -> Constant) -> Result {
      if case .value(let value) = self { .value(seen(value)) } else { self }
    }
  }
  var rows: [Row]
  var otherwise: Constant?
  var policy: DecisionTable.Policy
  /// By column: whether some cell says what missing means.
  var columns: [Bool]

  /// What a case comes to.
  ///
  /// Collecting and priorities among several true rows are left open, as are undecided rows that agree:
  /// two look-ups that leave the same open still give the same.
  func result(of inputs: [Constant]) -> Result {
    var isTrue: [Row] = []
    var undecided: [Row] = []
    for row in rows {
      var truth: Bool? = true
      for (column, cell) in row.cells.enumerated() {
        switch cell.truth(of: inputs[column], missingIsNamed: columns[column]) {
        case false?: truth = false
        case nil: truth = truth == false ? false : nil
        case true?: break
        }
        if truth == false { break }
      }
      if truth == true { isTrue.append(row) }
      if truth == nil { undecided.append(row) }
      if truth == true, policy == .first { break }
    }
    let outputs = Set((isTrue + undecided).map(\.output))
    if case .collect = policy { return .open(isTrue + [nil] + undecided, otherwise) }
    if undecided.isEmpty {
      if outputs.isEmpty {
        return .value(inputs.contains(.missing) ? .missing : otherwise ?? .missing)
      }
      if outputs.count == 1 || policy == .first { return .value(isTrue[0].output) }
      return .open(isTrue, otherwise)
    }
    if outputs.count > 1 || outputs == [.missing] { return .value(.missing) }
    return .open(isTrue.map(\.withoutCells) + [nil] + undecided.map(\.withoutCells), otherwise)
  }
}

extension LookUp.Row {
  fileprivate var withoutCells: LookUp.Row { LookUp.Row(cells: [], output: output) }
}

extension Program {
  fileprivate func lookUp(at id: NodeID) -> LookUp? {
    switch self[id].operation {
    case .table(let index, _):
      let table = tables[index]
      return LookUp(
        rows: table.rows.map { LookUp.Row(cells: $0.cells, output: $0.output) },
        otherwise: table.otherwise, policy: table.policy, columns: table.missingIsNamed)
    case .bins(let card, let characteristic, _):
      let bins = scorecards[card].characteristics[characteristic].bins
      let rows = bins.compactMap { bin in
        bin.test.map {
          LookUp.Row(cells: [.tests(negated: false, [$0])], output: .number(bin.points))
        }
      }
      return LookUp(
        rows: rows, otherwise: bins.first { $0.test == nil }.map { .number($0.points) },
        policy: .first, columns: [bins.contains { $0.test == .missing }])
    default: return nil
    }
  }

  /// A value for each class that the cells tell apart, of all that a node can bring.
  fileprivate func cases(of id: NodeID, cells: [CellTest]) -> [Constant] {
    let node = self[id]
    if let constant = constant(at: id) { return [constant] }
    var values: [Constant]
    switch node.type {
    case .boolean: values = [.truth(true), .truth(false)]
    case .oneOf(let index): values = oneOfs[index].values.indices.map { .code($0) }
    case .text, .date:
      let named = cells.flatMap(\.named)
      values = Array(Set(named)) + [.text("\u{0}")]
      if node.type == .date { values = dates(around: named) }
    default: values = numbers(around: cells.flatMap(\.named), of: id)
    }
    if node.mayBeMissing { values.append(.missing) }
    return values
  }

  /// Each bound, and the nearest steps beside it, as far as the node reaches.
  private func numbers(around named: [Constant], of id: NodeID) -> [Constant] {
    let grain = grain(of: id)
    let (low, high) = bounds(of: id)
    var units: Set<Int128> = [low ?? 0, high ?? 0]
    for case .number(let number) in named {
      let below =
        number.units >= 0
        ? number.units / grain * grain : -((-number.units + grain - 1) / grain) * grain
      units.formUnion([below - grain, below, below + grain])
    }
    return units.sorted().filter { unit in
      (low.map { unit >= $0 } ?? true) && (high.map { unit <= $0 } ?? true)
    }.compactMap { Number(units: $0).map { .number($0) } }
  }

  private func dates(around named: [Constant]) -> [Constant] {
    var dates: Set<CalendarDate> = []
    for case .date(let date) in named {
      dates.formUnion([-1, 0, 1].compactMap { date.adding(days: $0) })
    }
    if dates.isEmpty, let any = CalendarDate(year: 2000, month: 1, day: 1) { dates = [any] }
    return dates.map { .date($0) }
  }
}

extension CellTest {
  /// The values and bounds that it names.
  fileprivate var named: [Constant] {
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
