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
      // In exact lanes cuts stand at 12 decimals like the values they are held against.
      let scale = L.usesOwnDecimals ? 1 : powerOfTen(12 - x.decimals)
      plan.cutTables.append(cuts.map { L.element(scaled: $0 * scale) })
      emit(
        .stepsInt32(
          input, decimals: x.decimals, cuts: plan.cutTables.count - 1, base: base,
          rises: plan.laneTables.count - 1,
          out), input, out)
    default:
      let input = laneSlot(x, decimals: self.decimals(of: x), domain)
      plan.cutTables.append(cuts.map { L.element(scaled: $0) })
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
    let stride = compiled.columns.reduce(1) { min($0 * $1.count, Self.mostCases + 1) }
    if stride > Self.mostCases { return decidedByCase(compiled, inputs, node, domain) }
    let index = index(compiled.columns, inputs, domain)
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
    let found = lookUp(outputs, statuses, by: index, type: node.type, domain)
    return keepingErrors(of: inputs, found, isTruth: node.type == .boolean, domain)
  }

  /// The most combinations of classes that are tabulated for one table.
  private static var mostCases: Int { 65_536 }

  private mutating func decidedByCase(
    _ compiled: CompiledTable, _ inputs: [PlannedValue], _ node: Node, _ domain: DomainIndex
  ) -> PlannedValue {
    let classes = zip(compiled.columns, inputs).map { classify($0, $1, stride: 1, domain) }
    var compiled = compiled
    compiled.answers.outputs = compiled.answers.outputs.map { coded($0) }
    compiled.answers.otherwise = compiled.answers.otherwise.map { coded($0) }
    plan.caseTables.append(compiled)
    let holding: AggregateInstruction.Holding =
      node.type.isNumeric ? .lanes : node.type == .date || node.type == .text ? .int32 : .bytes
    let kind: Plan<L>.SlotKind =
      switch holding {
      case .bytes: .bytes
      case .int32: .int32
      case .lanes: .lanes
      }
    let numbers = (compiled.answers.outputs + [compiled.answers.otherwise ?? .missing]).map {
      Self.number($0)
    }
    let step = CaseInstruction(
      table: plan.caseTables.count - 1, classes: classes, out: slot(kind, domain),
      holding: holding,
      decimals: laneDecimals(max(node.decimals, numbers.map(\.leastDecimals).max() ?? 0)),
      status: ownStatus(nil, domain))
    plan.cases.append(step)
    plan.instructions.append(.decide(plan.cases.count - 1))
    touched.append(classes + [step.out, step.status])
    if let inputStatus = joined(inputs, domain) {
      emit(.keepError(inputStatus, step.status), inputStatus, step.status)
    }
    if node.type == .boolean { emit(.settle(step.out, step.status), step.out, step.status) }
    let place: PlannedValue.Place =
      switch holding {
      case .bytes: .bytes(step.out)
      case .int32: .int32(step.out)
      case .lanes: .lanes(step.out)
      }
    return PlannedValue(place: place, status: step.status, decimals: step.decimals)
  }

  /// A node tabulated over its leaves.
  mutating func lookedUp(_ table: TabulatedNode, _ node: Node) -> PlannedValue {
    let domain = DomainIndex.application
    let columns = table.leaves.map { leaf in
      CompiledTable.Column(
        classes: program[leaf.node].type.isNumeric
          ? .whole(leaf.low, leaf.count) : .codes(leaf.count, isWhole: true),
        classCount: leaf.classes, missingClass: leaf.count)
    }
    let index = index(columns, table.leaves.map { values[$0.node]! }, domain)
    var result = lookUp(table.outputs, table.statuses, by: index, type: node.type, domain)
    result.mayFail = table.statuses.contains { $0 & Status.error != 0 }
    return result
  }

  /// What was looked up, an error where an input is one.
  private mutating func keepingErrors(
    of inputs: [PlannedValue], _ found: PlannedValue, isTruth: Bool, _ domain: DomainIndex
  ) -> PlannedValue {
    guard let inputStatus = joined(inputs, domain) else { return found }
    var result = found
    let own = ownStatus(found.status, domain)
    emit(.keepError(inputStatus, own), inputStatus, own)
    result.status = own
    // A truth value in error is 0, as every one that is not there.
    if isTruth, case .bytes(let out) = found.place { emit(.settle(out, own), out, own) }
    return result
  }

  /// stride × the class of each value; a missing one's class is the column's last.
  private mutating func classify(
    _ column: CompiledTable.Column, _ input: PlannedValue, stride: Int32, _ domain: DomainIndex
  ) -> Slot {
    let out = slot(.int32, domain)
    switch column.classes {
    case .codes(let count, let isWhole):
      var map: Int?
      if !isWhole {
        // A code beyond those any cell names is in the last class before missing.
        plan.int32Tables.append((0..<256).map { Int32(min($0, count - 1)) })
        map = plan.int32Tables.count - 1
      }
      let codes = bytesSlot(input, domain)
      emit(.classifyCodes(codes, map: map, stride: stride, out), codes, out)
    case .texts(let names):
      let codes = int32Slot(input, domain)
      let other = Int32(names.count) * stride
      for name in names { _ = code(of: name) }
      plan.int32Tables.append(
        plan.texts.words.map { text in
          names.firstIndex(of: text).map { Int32($0) * stride } ?? other
        })
      let map = plan.int32Tables.count - 1
      emit(.classifyTexts(codes, map: map, other: other, out), codes, out)
    case .whole(let low, let count):
      if case .int32(let base) = input.place {
        emit(
          .indexInt32(base, low: Int32(low), count: Int32(count), stride: stride, out), base, out)
      } else {
        let base = laneSlot(input, decimals: decimals(of: input), domain)
        emit(
          .indexLanes(base, low: Int32(low), count: Int32(count), stride: stride, out), base, out)
      }
    case .cuts(let cuts):
      let isWhole = if case .int32 = input.place { true } else { false }
      let isDate = if case .constant(.date) = input.place { true } else { false }
      if isWhole || isDate {
        let base = int32Slot(input, domain)
        plan.int32Tables.append(cuts.map { Int32(clamping: $0) })
        let table = plan.int32Tables.count - 1
        emit(.classifyInt32(base, cuts: table, stride: stride, out), base, out)
      } else {
        let base = laneSlot(input, decimals: decimals(of: input), domain)
        let elements = cuts.map { L.element(scaled: $0) }
        plan.cutTables.append(elements)
        let table = plan.cutTables.count - 1
        emit(.classifyLanes(base, cuts: table, stride: stride, out), base, out)
        for (cut, element) in zip(cuts, elements) where cut.magnitude >= 1 << 52 {
          plan.constants.append(element)
          emit(.guardCut(base, constant: plan.constants.count - 1), base)
        }
      }
    }
    if let status = status(input, domain) {
      emit(.replaceInt32(out, status, with: Int32(column.missingClass) * stride), out, status)
    }
    return out
  }

  /// The sum of the columns' classes times their strides.
  private mutating func index(
    _ columns: [CompiledTable.Column], _ inputs: [PlannedValue], _ domain: DomainIndex
  ) -> Slot {
    var result: Slot?
    var stride = 1
    for (column, input) in zip(columns, inputs) {
      let own = classify(column, input, stride: Int32(stride), domain)
      stride *= column.count
      if let sum = result {
        let out = slot(.int32, domain)
        emit(.addInt32(sum, own, out), sum, own, out)
        result = out
      } else {
        result = own
      }
    }
    return result ?? slot(.int32, domain)
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
      plan.byteTables.append(outputs.map(Self.byte))
      let out = slot(.bytes, domain)
      let values = LookupValues.bytes(values: plan.byteTables.count - 1, statuses: statusTable)
      emit(.lookUp(index, values, out, status: status), index, out, status)
      return PlannedValue(place: .bytes(out), status: status)
    case .date, .text:
      let codes = outputs.map { int32($0) }
      plan.int32Tables.append(codes)
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
