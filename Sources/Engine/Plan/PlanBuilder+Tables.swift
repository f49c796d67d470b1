import Numbers
import Semantics

extension PlanBuilder {
  /// A table call: class of each input, mixed radix, one look-up.
  mutating func table(
    _ position: Int, _ inputs: [NodeID], _ node: Node, _ domain: DomainIndex
  ) -> PlannedValue {
    let table = program.tables[position]
    let compiled = CompiledTable(table, decimals: inputs.map { orderedDecimals(values[$0]!) })
    return lookedUp(compiled, inputs.map { values[$0]! }, node, domain)
  }

  /// The points of a characteristic.
  mutating func bins(
    _ card: Int, _ characteristic: Int, _ a: NodeID, _ domain: DomainIndex
  ) -> PlannedValue {
    let x = values[a]!
    let compiled = CompiledTable(
      program.scorecards[card].characteristics[characteristic], program[a].type,
      decimals: orderedDecimals(x))
    let points = Node(
      operation: .constant(.missing), type: .integer, decimals: 0, domain: .application,
      mayBeMissing: true, mayFail: false, span: nil)
    return steps(compiled, x, domain) ?? lookedUp(compiled, [x], points, domain)
  }

  /// Decimals at which a value's whole numbers are cut into classes.
  private func orderedDecimals(_ value: PlannedValue) -> Int {
    if case .int32 = value.place { return value.decimals }
    return decimals(of: value)
  }

  /// One ordered column with outputs everywhere: a sum of rises, without a look-up.
  private mutating func steps(
    _ compiled: CompiledTable, _ x: PlannedValue, _ domain: DomainIndex
  ) -> PlannedValue? {
    guard case .cuts(let cuts) = compiled.columns[0].classes, cuts.count <= 12, x.constant == nil,
      cuts.allSatisfy({ $0.magnitude < 1 << 50 })
    else { return nil }
    let outputs = (0...cuts.count + 1).map { compiled.decide([$0]) }
    guard !outputs.dropLast().contains(.missing) else { return nil }
    let missing = outputs.last!
    let numbers = outputs.map { Self.number($0) }
    let decimals = laneDecimals(numbers.map(\.leastDecimals).max() ?? 0)
    let elements = numbers.dropLast().map { FastLanes.element($0, decimals: decimals) }
    let rises = zip(numbers.dropFirst().dropLast(), numbers.dropLast().dropLast()).map {
      L.element($0.0.subtracting($0.1) ?? .zero, decimals: decimals)
    }
    plan.laneTables.append(rises)
    let base = constant(numbers[0], decimals: decimals)
    let out = slot(.lanes, domain)
    switch x.place {
    case .int32(let input):
      plan.int32Tables.append(cuts.map { Int32(clamping: $0) })
      emit(
        .stepsInt32(
          input, cuts: plan.int32Tables.count - 1, base: base, rises: plan.laneTables.count - 1,
          out), input, out)
    default:
      let input = laneSlot(x, decimals: self.decimals(of: x), domain)
      plan.cutTables.append(cuts)
      emit(
        .steps(
          input, cuts: plan.cutTables.count - 1, base: base, rises: plan.laneTables.count - 1, out),
        input, out)
    }
    var result = PlannedValue(
      place: .lanes(out), status: status(x, domain), decimals: decimals,
      low: elements.min() ?? 0, high: elements.max() ?? 0)
    guard let status = result.status else { return result }
    if missing != .missing {
      let own = ownStatus(status, domain)
      let replacement = constant(Self.number(missing), decimals: decimals)
      emit(.whereMissing(out, own, constant: replacement), out, own)
      let element = FastLanes.element(Self.number(missing), decimals: decimals)
      (result.low, result.high) = (min(result.low, element), max(result.high, element))
      // Only errors are left; where none can come, nothing is.
      result.status = L.usesOwnDecimals && !x.mayFail ? nil : own
    }
    return result
  }

  /// Any table: look up all outputs by class, or decide case by case where the classes are too many to tabulate.
  private mutating func lookedUp(
    _ compiled: CompiledTable, _ inputs: [PlannedValue], _ node: Node, _ domain: DomainIndex
  ) -> PlannedValue {
    let index = slot(.int32, domain)
    var stride = 1
    for (position, (column, input)) in zip(compiled.columns, inputs).enumerated() {
      classify(column, input, stride: Int32(stride), into: index, first: position == 0, domain)
      stride *= column.count
    }
    var outputs: [Constant] = []
    outputs.reserveCapacity(stride)
    var classes = [Int](repeating: 0, count: compiled.columns.count)
    for _ in 0..<stride {
      outputs.append(compiled.decide(classes))
      for column in classes.indices {
        classes[column] += 1
        if classes[column] < compiled.columns[column].count { break }
        classes[column] = 0
      }
    }
    let statuses = outputs.map { $0 == .missing ? Status.missing : Status.present }
    var result = lookUp(outputs, statuses, by: index, type: node.type, domain)
    if let inputStatus = joined(inputs, domain) {
      let own = ownStatus(result.status, domain)
      emit(.keepError(inputStatus, own), inputStatus, own)
      result.status = own
    }
    return result
  }

  /// A node tabulated over its leaves.
  mutating func lookedUp(_ table: TabulatedNode, _ node: Node) -> PlannedValue {
    let domain = DomainIndex.application
    let index = slot(.int32, domain)
    var stride: Int32 = 1
    for (position, leaf) in table.leaves.enumerated() {
      let value = values[leaf.node]!
      let column = CompiledTable.Column(
        classes: !program[leaf.node].type.isNumeric
          ? .codes(leaf.count) : .whole(leaf.low, leaf.count),
        classCount: leaf.count + 1)
      classify(column, value, stride: stride, into: index, first: position == 0, domain)
      stride *= Int32(leaf.classes)
    }
    var result = lookUp(table.outputs, table.statuses, by: index, type: node.type, domain)
    let inputs = table.leaves.map { values[$0.node]! }.filter(\.mayFail)
    if let inputStatus = joined(inputs, domain) {
      let own = ownStatus(result.status, domain)
      emit(.keepError(inputStatus, own), inputStatus, own)
      result.status = own
    }
    return result
  }

  private mutating func classify(
    _ column: CompiledTable.Column, _ input: PlannedValue, stride: Int32, into index: Slot,
    first: Bool, _ domain: DomainIndex
  ) {
    let status = status(input, domain)
    let missing = Int32(column.missingClass)
    switch column.classes {
    case .codes(let count):
      // A code beyond those any cell names is in the last class before missing.
      plan.int32Tables.append((0..<256).map { Int32(min($0, count - 1)) })
      let codes = bytesSlot(input, domain)
      emit(
        .classifyCodes(
          codes, status, map: plan.int32Tables.count - 1, missingClass: missing, stride: stride,
          index, first: first), codes, status, index)
    case .whole(let low, let count):
      if case .int32(let base) = input.place {
        emit(
          .indexInt32(
            base, status, low: Int32(low), count: Int32(count), missingClass: missing,
            stride: stride, index, first: first), base, status, index)
        return
      }
      let base = laneSlot(input, decimals: decimals(of: input), domain)
      emit(
        .indexLanes(
          base, status, low: Int32(low), count: Int32(count), missingClass: missing,
          stride: stride, index, first: first), base, status, index)
    case .cuts(let cuts):
      if case .int32(let base) = input.place {
        plan.int32Tables.append(cuts.map { Int32(clamping: $0) })
        emit(
          .classifyInt32(
            base, status, cuts: plan.int32Tables.count - 1, missingClass: missing, stride: stride,
            index, first: first), base, status, index)
        return
      }
      if case .constant(.date) = input.place {
        let base = int32Slot(input, domain)
        plan.int32Tables.append(cuts.map { Int32(clamping: $0) })
        emit(
          .classifyInt32(
            base, status, cuts: plan.int32Tables.count - 1, missingClass: missing, stride: stride,
            index, first: first), base, status, index)
        return
      }
      plan.cutTables.append(cuts)
      let base = laneSlot(input, decimals: decimals(of: input), domain)
      emit(
        .classifyLanes(
          base, status, cuts: plan.cutTables.count - 1, missingClass: missing, stride: stride,
          index, first: first), base, status, index)
    }
  }

  /// Values by a mixed-radix index.
  private mutating func lookUp(
    _ outputs: [Constant], _ statuses: [UInt8], by index: Slot, type: ValueType,
    _ domain: DomainIndex
  ) -> PlannedValue {
    var statusTable: Int?
    var status: Slot?
    if statuses.contains(where: { $0 != Status.present }) {
      plan.byteTables.append(statuses)
      statusTable = plan.byteTables.count - 1
      status = slot(.bytes, domain)
    }
    switch type {
    case .boolean, .oneOf:
      plan.byteTables.append(outputs.map(byte))
      let out = slot(.bytes, domain)
      let values = LookupValues.bytes(values: plan.byteTables.count - 1, statuses: statusTable)
      emit(.lookUp(index, values, out, status: status), index, out, status)
      return PlannedValue(place: .bytes(out), status: status)
    case .date, .text:
      plan.int32Tables.append(outputs.map { int32($0) })
      let out = slot(.int32, domain)
      let values = LookupValues.int32(values: plan.int32Tables.count - 1, statuses: statusTable)
      emit(.lookUp(index, values, out, status: status), index, out, status)
      return PlannedValue(place: .int32(out), status: status)
    default:
      let numbers = outputs.map { Self.number($0) }
      let decimals = laneDecimals(numbers.map(\.leastDecimals).max() ?? 0)
      plan.laneTables.append(numbers.map { L.element($0, decimals: decimals) })
      let out = slot(.lanes, domain)
      let values = LookupValues.lanes(values: plan.laneTables.count - 1, statuses: statusTable)
      emit(.lookUp(index, values, out, status: status), index, out, status)
      let bounds = numbers.map { FastLanes.element($0, decimals: decimals) }
      return PlannedValue(
        place: .lanes(out), status: status, decimals: decimals, low: bounds.min() ?? 0,
        high: bounds.max() ?? 0)
    }
  }
}
