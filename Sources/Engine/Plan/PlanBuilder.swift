import Numbers
import Semantics
import Syntax

/// Where a node's values stand while a plan is made.
struct PlannedValue {
  enum Place {
    case constant(Constant)
    case bytes(Slot)
    case int32(Slot)
    case lanes(Slot)
  }
  var place: Place
  /// Absent: every value is there.
  var status: Slot?
  /// Whether a constant that is not there is an error, not missing.
  var isError = false
  /// Decimals of the whole numbers in the place.
  var decimals = 0
  /// Bounds of those whole numbers.
  var low = -Double.infinity
  var high = Double.infinity
  /// Whether the status may say error.
  var mayFail = false

  var constant: Constant? {
    if case .constant(let constant) = place { constant } else { nil }
  }
}

/// Makes a plan: one pass over the needed nodes in evaluation order.
struct PlanBuilder<L: LaneKernels> {
  let program: Program
  let binding: Binding
  /// Values of the book's own nodes.
  let bookValues: [NodeID: TracedValue]
  /// Makes constants of the book the subject of the plan, to fold them.
  let isFolding: Bool
  /// Nodes whose values the caller supplies, with their kind of values.
  let given: [NodeID: PlannedGiven]
  var plan = Plan<L>()
  var values: [NodeID: PlannedValue] = [:]
  var domainIndices: [Domain: DomainIndex] = [.application: .application]
  /// Slots read and written by each instruction, for the lives of buffers.
  var touched: [[Slot]] = []
  var constantPositions: [Number: [Int: Int]] = [:]
  var statusSlots: [Plan<L>.SlotSource: Slot] = [:]
  var laneSlots: [LaneKey: Slot] = [:]
  var keepsAll = false
  /// The text fields whose words are looked at.
  var wordsRead: Set<FieldPlace> = []
  /// The groups of alike rows made so far.
  var groupSlots: [GroupKey: Slot] = [:]
  /// The conditions cut to the first of repeats so far.
  var repeatSlots: [RepeatKey: (value: Slot?, status: Slot?)] = [:]
  /// Nodes that are looked up by their leaves instead of computed.
  var tabulated: [NodeID: TabulatedNode] = [:]

  struct LaneKey: Hashable {
    var slot: Slot
    var decimals: Int
    var raised: Int
  }

  init(
    _ program: Program, binding: Binding, bookValues: [NodeID: TracedValue],
    isFolding: Bool = false,
    given: [NodeID: PlannedGiven] = [:]
  ) {
    self.program = program
    self.binding = binding
    self.bookValues = bookValues
    self.isFolding = isFolding
    self.given = given
  }

  // MARK: Slots

  mutating func slot(
    _ kind: Plan<L>.SlotKind, _ domain: DomainIndex, source: Plan<L>.SlotSource = .scratch
  ) -> Slot {
    plan.slots.append(.init(kind: kind, domain: domain, source: source))
    return Slot(index: plan.slots.count - 1)
  }

  mutating func emit(_ instruction: Instruction, _ slots: Slot?...) {
    plan.instructions.append(instruction)
    touched.append(slots.compactMap { $0 })
  }

  mutating func index(of domain: Domain) -> DomainIndex {
    let domain = isFolding && domain == .book ? .application : domain
    if let known = domainIndices[domain] { return known }
    plan.domains.append(domain)
    let index = DomainIndex(index: plan.domains.count - 1)
    domainIndices[domain] = index
    return index
  }

  // MARK: Constants

  mutating func constant(_ number: Number, decimals: Int) -> Int {
    if let known = constantPositions[number]?[decimals] { return known }
    plan.constants.append(L.element(number, decimals: decimals))
    constantPositions[number, default: [:]][decimals] = plan.constants.count - 1
    return plan.constants.count - 1
  }

  static func number(_ constant: Constant) -> Number {
    if case .number(let number) = constant { number } else { .zero }
  }

  /// The decimals lanes of this plan have for values of so many decimals.
  func laneDecimals(_ decimals: Int) -> Int { L.usesOwnDecimals ? decimals : 12 }

  // MARK: Reading values

  /// The value as a lane operand with at least its own decimals, exactly `decimals`.
  mutating func lanes(_ value: PlannedValue, decimals: Int, _ domain: DomainIndex) -> LaneArgument {
    switch value.place {
    case .constant(let constant):
      return .constant(self.constant(Self.number(constant), decimals: decimals))
    default: return .slot(laneSlot(value, decimals: decimals, domain))
    }
  }

  mutating func laneSlot(_ value: PlannedValue, decimals: Int, _ domain: DomainIndex) -> Slot {
    switch value.place {
    case .constant(let constant):
      let out = slot(.lanes, domain)
      let position = self.constant(Self.number(constant), decimals: decimals)
      emit(.fillLanes(out, constant: position), out)
      return out
    case .lanes(let base): return raised(base, from: value.decimals, to: decimals, domain)
    case .int32(let base):
      let key = LaneKey(slot: base, decimals: value.decimals, raised: 0)
      let wide: Slot
      if let known = laneSlots[key] {
        wide = known
      } else {
        wide = slot(.lanes, domain)
        emit(.widen(base, decimals: value.decimals, wide), base, wide)
        laneSlots[key] = wide
      }
      return raised(wide, from: laneDecimals(value.decimals), to: decimals, domain)
    case .bytes(let base): return base  // never: numbers are not held in bytes
    }
  }

  private mutating func raised(_ base: Slot, from: Int, to: Int, _ domain: DomainIndex) -> Slot {
    guard to > from else { return base }
    let key = LaneKey(slot: base, decimals: from, raised: to)
    if let known = laneSlots[key] { return known }
    let out = slot(.lanes, domain)
    emit(.unary(.raise(to - from), base, out, status: nil), base, out)
    laneSlots[key] = out
    return out
  }

  mutating func int32Slot(_ value: PlannedValue, _ domain: DomainIndex) -> Slot {
    if case .int32(let base) = value.place { return base }
    let out = slot(.int32, domain)
    let constant = int32(value.constant)
    emit(.fillInt32(out, constant), out)
    return out
  }

  mutating func int32Argument(_ value: PlannedValue, _ domain: DomainIndex) -> Int32Argument {
    if case .int32(let base) = value.place { return .slot(base) }
    return .constant(int32(value.constant))
  }

  /// A constant date, whole number or text as 32 bits.
  mutating func int32(_ constant: Constant?) -> Int32 {
    if case .text(let text) = constant { code(of: text) } else { Self.whole(constant) }
  }

  /// A constant date, or whole number, as 32 bits.
  static func whole(_ constant: Constant?) -> Int32 {
    switch constant {
    case .date(let date): date.packed
    case .number(let number): Int32(clamping: number.units / powerOfTen(12))
    case .code(let code): Int32(clamping: code)
    default: CalendarDate.epoch.packed
    }
  }

  mutating func bytesSlot(_ value: PlannedValue, _ domain: DomainIndex) -> Slot {
    if case .bytes(let base) = value.place { return base }
    let out = slot(.bytes, domain)
    let byte: UInt8 =
      switch value.constant {
      case .truth(true): 1
      case .code(let code): UInt8(clamping: code)
      default: 0
      }
    emit(.fillBytes(out, byte), out)
    return out
  }

  /// The status of a value; of a constant that is not there a buffer that says so.
  mutating func status(_ value: PlannedValue, _ domain: DomainIndex) -> Slot? {
    guard value.constant == .missing else { return value.status }
    let out = slot(.bytes, domain)
    emit(.fillBytes(out, value.isError ? Status.error : Status.missing), out)
    return out
  }

  /// The operands' statuses joined.
  mutating func joined(_ operands: [PlannedValue], _ domain: DomainIndex) -> Slot? {
    var parts: [Slot] = []
    for operand in operands {
      if let part = status(operand, domain), !parts.contains(part) { parts.append(part) }
    }
    guard var result = parts.first else { return nil }
    for part in parts.dropFirst() {
      let out = slot(.bytes, domain)
      emit(.joinStatus(result, part, out), result, part, out)
      result = out
    }
    return result
  }

  /// A status buffer that an operation may write to, holding `status` at first.
  mutating func ownStatus(_ status: Slot?, _ domain: DomainIndex) -> Slot {
    let out = slot(.bytes, domain)
    if let status {
      emit(.copyBytes(status, out), status, out)
    } else {
      emit(.fillBytes(out, Status.present), out)
    }
    return out
  }

  /// The status an arithmetic operation hands on: in exact lanes its own, for overflow.
  mutating func arithmeticStatus(_ operands: [PlannedValue], _ domain: DomainIndex) -> Slot? {
    let status = joined(operands, domain)
    return L.usesOwnDecimals ? status : ownStatus(status, domain)
  }

  // MARK: Building

  /// Plans all that the wanted nodes need.
  mutating func build(wanted: [NodeID]) throws(BindingError) -> Plan<L> {
    wordsRead = keepsAll ? [] : program.textsRead(by: wanted)
    for id in needed(for: wanted) {
      var value = try plan(id)
      value.mayFail =
        value.mayFail || program[id].mayFail || value.isError
        || program[id].operation.operands.contains { values[$0]?.mayFail ?? false }
      if L.usesOwnDecimals { guardBound(&value, id) }
      values[id] = value
    }
    for id in wanted { settleLocation(of: id) }
    assignBuffers(wanted: wanted)
    return plan
  }

  /// Leaves rows whose number could be out of bound, which is an error, to exact lanes.
  private mutating func guardBound(_ value: inout PlannedValue, _ id: NodeID) {
    guard program[id].type.isNumeric, case .lanes(let base) = value.place else { return }
    // A little less than 10²⁶, for the error of large lanes.
    let limit = 1e26 * decimalScale(value.decimals) * (1 - FastLanes.largeError)
    guard !(abs(value.low) < limit && abs(value.high) < limit) else { return }
    emit(.guardBound(base, status: value.status, limit: limit), base, value.status)
    (value.low, value.high) = (max(value.low, -limit), min(value.high, limit))
  }

  /// The nodes that must be computed, in evaluation order.
  private func needed(for wanted: [NodeID]) -> [NodeID] {
    var marked = Set(wanted)
    var stack = wanted
    while let id = stack.popLast() {
      if given[id] != nil || isBookConstant(id) { continue }
      let operands = tabulated[id]?.leaves.map(\.node) ?? program[id].operation.operands
      for operand in operands where marked.insert(operand).inserted { stack.append(operand) }
    }
    return marked.sorted()
  }

  func isBookConstant(_ id: NodeID) -> Bool { !isFolding && program[id].domain == .book }

  private mutating func plan(_ id: NodeID) throws(BindingError) -> PlannedValue {
    if let supplied = given[id] { return planGiven(supplied, id) }
    if isBookConstant(id) {
      guard let known = bookValues[id] else { return PlannedValue(place: .constant(.missing)) }
      return PlannedValue(place: .constant(known.constant), isError: known.isError)
    }
    if let table = tabulated[id] { return lookedUp(table, program[id]) }
    return try plan(program[id], id)
  }

  /// Makes sure that a wanted node stands in a buffer of its own domain.
  private mutating func settleLocation(of id: NodeID) {
    guard let value = values[id], plan.locations[id] == nil else { return }
    let node = program[id]
    if isBookConstant(id), let constant = value.constant {
      plan.constantNodes[id] = constant
      return
    }
    let domain = index(of: node.domain)
    let status = status(value, domain)
    if status != nil, value.mayFail || !L.usesOwnDecimals { plan.failing.insert(id) }
    switch node.type {
    case .boolean, .oneOf:
      plan.locations[id] = .init(
        kind: .bytes, slot: bytesSlot(value, domain), status: status, decimals: 0)
    case .date, .text:
      plan.locations[id] = .init(
        kind: .int32, slot: int32Slot(value, domain), status: status, decimals: 0)
    default:
      if case .int32(let base) = value.place {
        plan.locations[id] = .init(
          kind: .int32, slot: base, status: status, decimals: value.decimals)
      } else {
        let decimals = value.constant == nil ? value.decimals : laneDecimals(node.decimals)
        let base = laneSlot(value, decimals: decimals, domain)
        if !(abs(value.low) < FastLanes.exactBound && abs(value.high) < FastLanes.exactBound) {
          emit(.guardExact(base), base)
        }
        if L.usesOwnDecimals, max(abs(value.low), abs(value.high)) < 2_147_483_647 {
          plan.narrowNodes.insert(id)
        }
        plan.locations[id] = .init(kind: .lanes, slot: base, status: status, decimals: decimals)
      }
    }
  }

  /// Gives slots that never live at once the same buffer.
  private mutating func assignBuffers(wanted: [NodeID]) {
    var lastUse = [Int](repeating: -1, count: plan.slots.count)
    for (step, slots) in touched.enumerated() {
      for slot in slots { lastUse[slot.index] = step }
    }
    for location in plan.locations.values {
      lastUse[location.slot.index] = .max
      if let status = location.status { lastUse[status.index] = .max }
    }
    plan.buffers = [Int](repeating: -1, count: plan.slots.count)
    var free: [BufferShape: [Int]] = [:]
    var endings: [Int: [Int]] = [:]
    for (step, slots) in touched.enumerated() {
      for slot in slots where plan.buffers[slot.index] < 0 {
        let description = plan.slots[slot.index]
        guard description.source == .scratch else { continue }
        let shape = BufferShape(kind: description.kind, domain: description.domain)
        if let reused = keepsAll ? nil : free[shape]?.popLast() {
          plan.buffers[slot.index] = reused
        } else {
          plan.bufferShapes.append((description.kind, description.domain))
          plan.buffers[slot.index] = plan.bufferShapes.count - 1
        }
        endings[lastUse[slot.index], default: []].append(slot.index)
      }
      for ended in endings.removeValue(forKey: step) ?? [] {
        let description = plan.slots[ended]
        free[BufferShape(kind: description.kind, domain: description.domain), default: []]
          .append(plan.buffers[ended])
      }
    }
  }

  private struct BufferShape: Hashable {
    var kind: Plan<L>.SlotKind
    var domain: DomainIndex
  }
}
