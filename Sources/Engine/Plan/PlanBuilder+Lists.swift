import Numbers
import Semantics

extension PlanBuilder {
  /// A value of the book or the application for each row or month.
  mutating func broadcast(_ a: NodeID, _ node: Node, _ domain: DomainIndex) -> PlannedValue {
    let x = values[a]!
    // What belongs to the book is the same in every domain.
    if x.constant != nil || program[a].domain == .book { return x }
    var result = x
    switch x.place {
    case .bytes(let base):
      let out = slot(.bytes, domain)
      emit(.broadcastBytes(base, out, to: domain), base, out)
      result.place = .bytes(out)
    case .int32(let base):
      let out = slot(.int32, domain)
      emit(.broadcastInt32(base, out, to: domain), base, out)
      result.place = .int32(out)
    case .lanes(let base):
      let out = slot(.lanes, domain)
      emit(.broadcastLanes(base, out, to: domain), base, out)
      result.place = .lanes(out)
    case .constant: break
    }
    if let status = x.status {
      let out = slot(.bytes, domain)
      emit(.broadcastBytes(status, out, to: domain), status, out)
      result.status = out
    }
    return result
  }

  /// Which rows count: the condition, cut to the first of repeats.
  mutating func mask(
    _ mask: NodeID?, withoutRepeatsOn keys: [NodeID], list: Int, skippingMissing: Bool = false
  ) -> (value: Slot?, status: Slot?) {
    let domain = index(of: .rows(list: list))
    let condition = mask.map { values[$0]! }
    let value = condition.map { bytesSlot($0, domain) }
    let status = condition.flatMap { self.status($0, domain) }
    guard !keys.isEmpty else { return (value, status) }
    let known = RepeatKey(list: list, mask: mask, keys: keys, skippingMissing: skippingMissing)
    if let slots = repeatSlots[known] { return slots }
    let (out, outStatus) = (slot(.bytes, domain), slot(.bytes, domain))
    var step = AggregateInstruction(
      kind: .withoutRepeats, list: list, holding: .bytes, mask: value, maskStatus: status,
      skippingMissing: skippingMissing, out: out, status: outStatus)
    step.groups = groups(of: keys, list: list, byMonth: false)
    step.keys = keys.map { held($0, domain) }
    emit(step)
    repeatSlots[known] = (out, outStatus)
    return (out, outStatus)
  }

  /// A condition cut to the first of repeats.
  struct RepeatKey: Hashable {
    var list: Int
    var mask: NodeID?
    var keys: [NodeID]
    var skippingMissing: Bool
  }

  /// What tells rows apart.
  struct GroupKey: Hashable {
    var list: Int
    var keys: [NodeID]
    var byMonth: Bool
  }

  /// The group of each row, the same whatever rows count; made once for all questions by the same keys.
  private mutating func groups(of keys: [NodeID], list: Int, byMonth: Bool) -> Slot {
    let key = GroupKey(list: list, keys: keys, byMonth: byMonth)
    if let known = groupSlots[key] { return known }
    let domain = index(of: .rows(list: list))
    let out = slot(.int32, domain)
    var step = AggregateInstruction(
      kind: .groups(byMonth: byMonth), list: list, holding: .int32, skippingMissing: false,
      out: out, status: out)
    step.keys = keys.map { held($0, domain) }
    emit(step)
    groupSlots[key] = out
    return out
  }

  private mutating func held(
    _ key: NodeID, _ domain: DomainIndex
  ) -> (slot: Slot, status: Slot?, holding: AggregateInstruction.Holding) {
    let (base, holding) = held(values[key]!, domain)
    return (base, status(values[key]!, domain), holding)
  }

  /// Which rows are the standing versions of their chains.
  mutating func standing(_ rows: Standing, _ domain: DomainIndex) -> PlannedValue {
    let (known, on) = (values[rows.known]!, values[rows.on]!)
    var step = StandingInstruction(
      list: rows.list, known: bytesSlot(known, domain), knownStatus: status(known, domain),
      on: int32Slot(on, domain), onStatus: status(on, domain), out: slot(.bytes, domain),
      status: slot(.bytes, domain))
    step.chains = rows.chain.map { groups(of: [$0], list: rows.list, byMonth: false) }
    step.void = rows.void.map { values[$0]! }.map {
      (bytesSlot($0, domain), status($0, domain))
    }
    plan.standings.append(step)
    plan.instructions.append(.standing(plan.standings.count - 1))
    touched.append(
      [
        step.known, step.knownStatus, step.on, step.onStatus, step.chains,
        step.void?.slot, step.void?.status, step.out, step.status,
      ].compactMap { $0 })
    return PlannedValue(place: .bytes(step.out), status: step.status)
  }

  /// A value's buffer and how it holds it; constants are spread out.
  func holding(_ value: PlannedValue, type: ValueType) -> AggregateInstruction.Holding {
    switch value.place {
    case .bytes: .bytes
    case .int32: .int32
    case .lanes: .lanes
    case .constant: type.isNumeric ? .lanes : type == .date || type == .text ? .int32 : .bytes
    }
  }

  private mutating func held(_ value: PlannedValue, _ domain: DomainIndex)
    -> (Slot, AggregateInstruction.Holding)
  {
    switch value.place {
    case .bytes(let base): (base, .bytes)
    case .int32(let base): (base, .int32)
    case .lanes(let base): (base, .lanes)
    case .constant(.date), .constant(.text): (int32Slot(value, domain), .int32)
    case .constant(.number): (laneSlot(value, decimals: decimals(of: value), domain), .lanes)
    case .constant: (bytesSlot(value, domain), .bytes)
    }
  }

  /// A buffer that starts as the list's own status: missing where the list is, or where consent does not hold.
  mutating func listPresence(_ list: Int, consent: NodeID?) -> Slot {
    let own = ownStatus(listStatus(list), .application)
    if let consent {
      let truth = bytesSlot(values[consent]!, .application)
      emit(.missingUnless(truth, own), truth, own)
    }
    return own
  }

  mutating func aggregate(_ aggregation: Aggregation, _ node: Node) -> PlannedValue {
    let list = aggregation.list
    let rows = index(of: .rows(list: list))
    let status = listPresence(list, consent: aggregation.consent)
    let (mask, maskStatus) = mask(
      aggregation.mask, withoutRepeatsOn: aggregation.withoutRepeatsOn, list: list,
      skippingMissing: aggregation.skippingMissing)
    var step = AggregateInstruction(
      kind: .count, list: list, holding: .int32, mask: mask, maskStatus: maskStatus,
      skippingMissing: aggregation.skippingMissing, out: status, status: status)
    var result = PlannedValue(place: .int32(status), status: status)
    if let id = aggregation.value {
      let value = values[id]!
      step.valueStatus = self.status(value, rows)
      if case .sum = aggregation.kind {
        place(&step, &result, lanes: value, rows)
      } else if case .average = aggregation.kind {
        place(&step, &result, lanes: value, rows)
      } else if case .largestShares = aggregation.kind {
        place(&step, &result, lanes: value, rows)
      } else {
        place(&step, &result, value, rows)
      }
    }
    if let id = aggregation.key {
      let key = held(id, rows)
      (step.key, step.keyStatus) = (key.slot, key.status)
    }
    switch aggregation.kind {
    case .count: step.kind = .count
    case .sum: step.kind = .sum
    case .average: return average(step, result)
    case .smallest: step.kind = .extreme(least: true)
    case .greatest: step.kind = .extreme(least: false)
    case .latest: step.kind = .latest
    case .any: step.kind = .quantify(all: false)
    case .all: step.kind = .quantify(all: true)
    case .countDistinct, .countMonths:
      step.kind = .countDistinct
      step.groups = aggregation.value.map {
        groups(of: [$0], list: list, byMonth: aggregation.kind == .countMonths)
      }
    case .largestShares(let count):
      step.groups = aggregation.key.map { groups(of: [$0], list: list, byMonth: false) }
      return largestShares(step, result, count)
    }
    switch step.kind {
    case .count, .countDistinct:
      result.place = .int32(slot(.int32, .application))
      result.decimals = 0
      (result.low, result.high) = (0, 2_147_483_647)
    case .sum:
      // A sum may run past what its values hold.
      (result.low, result.high) = (-.infinity, .infinity)
    default: break
    }
    if case .extreme = step.kind, let ranks = ranks(of: aggregation.value) {
      return extreme(step, result, ranks, rows)
    }
    emit(step, result)
    if case .latest = aggregation.kind, node.type == .boolean, case .bytes(let out) = result.place {
      emit(.settle(out, step.status), out, step.status)
    }
    return result
  }

  /// Ranks of the values of a one-of type, in their order.
  private func ranks(of id: NodeID?) -> [Int?]? {
    guard let id, case .oneOf(let type) = program[id].type else { return nil }
    return program.oneOfs[type].ranks
  }

  /// The least or greatest by a declared order: codes become ranks for the question, and codes again.
  private mutating func extreme(
    _ step: AggregateInstruction, _ result: PlannedValue, _ ranks: [Int?], _ rows: DomainIndex
  ) -> PlannedValue {
    var (step, result) = (step, result)
    step.value = step.value.map { ranked($0, ranks, rows) }
    emit(step, result)
    var codes = [UInt8](repeating: 0, count: 256)
    for (code, rank) in ranks.enumerated() {
      if let rank { codes[rank] = UInt8(clamping: code) }
    }
    if case .bytes(let out) = result.place {
      result.place = .bytes(mapped(out, codes, .application))
    }
    return result
  }

  /// The value as lanes, and a result of the same scale.
  private mutating func place(
    _ step: inout AggregateInstruction, _ result: inout PlannedValue, lanes value: PlannedValue,
    _ rows: DomainIndex
  ) {
    let decimals = decimals(of: value)
    step.value = laneSlot(value, decimals: decimals, rows)
    step.holding = .lanes
    result.place = .lanes(slot(.lanes, .application))
    result.decimals = decimals
  }

  /// The value as it is held, and a result held alike.
  private mutating func place(
    _ step: inout AggregateInstruction, _ result: inout PlannedValue, _ value: PlannedValue,
    _ rows: DomainIndex
  ) {
    let (base, holding) = held(value, rows)
    (step.value, step.holding) = (base, holding)
    switch holding {
    case .bytes: result.place = .bytes(slot(.bytes, .application))
    case .int32: result.place = .int32(slot(.int32, .application))
    case .lanes: result.place = .lanes(slot(.lanes, .application))
    }
    result.decimals = value.constant == nil ? value.decimals : decimals(of: value)
    (result.low, result.high) = (value.low, value.high)
  }

  private mutating func emit(_ step: AggregateInstruction, _ result: PlannedValue) {
    var step = step
    switch result.place {
    case .bytes(let out), .int32(let out), .lanes(let out): step.out = out
    case .constant: break
    }
    emit(step)
  }

  private mutating func emit(_ step: AggregateInstruction) {
    plan.aggregates.append(step)
    plan.instructions.append(.aggregate(plan.aggregates.count - 1))
    touched.append(
      [
        step.value, step.valueStatus, step.key, step.keyStatus, step.mask, step.maskStatus,
        step.groups, step.out, step.status, step.second,
      ].compactMap { $0 } + step.keys.flatMap { [$0.slot, $0.status].compactMap { $0 } })
  }

  /// Σ ÷ count; of nothing missing, for the count is zero.
  private mutating func average(_ step: AggregateInstruction, _ sum: PlannedValue) -> PlannedValue {
    var (adding, counting) = (step, step)
    adding.kind = .sum
    counting.kind = .count
    counting.status = ownStatus(step.status, .application)
    if let valueStatus = step.valueStatus {
      // Count the rows that were summed: those whose value is there.
      counting = countedWithValue(counting, valueStatus)
    }
    let count = PlannedValue(
      place: .int32(slot(.int32, .application)), status: counting.status, low: 0,
      high: 2_147_483_647)
    emit(adding, sum)
    emit(counting, count)
    return quotient(sum, count, .application)
  }

  private mutating func countedWithValue(_ step: AggregateInstruction, _ valueStatus: Slot)
    -> AggregateInstruction
  {
    var step = step
    let rows = index(of: .rows(list: step.list))
    let truth = slot(.bytes, rows)
    emit(.not(valueStatus, nil, truth), valueStatus, truth)
    let mask = step.mask.map { PlannedValue(place: .bytes($0), status: step.maskStatus) }
    let both = mask.map { pair($0, PlannedValue(place: .bytes(truth)), isAnd: true, rows) }
    step.mask = both.map { bytesSlot($0, rows) } ?? truth
    step.maskStatus = both?.status
    step.valueStatus = nil
    return step
  }

  private mutating func largestShares(
    _ step: AggregateInstruction, _ top: PlannedValue, _ count: Int
  ) -> PlannedValue {
    var step = step
    step.kind = .largestShares(count)
    let whole = slot(.lanes, .application)
    step.second = whole
    emit(step, top)
    // The kernel has made a whole that is not above zero missing.
    let whole2 = PlannedValue(
      place: .lanes(whole), status: step.status, decimals: top.decimals, low: 1, high: .infinity)
    return quotient(top, whole2, .application)
  }
}
