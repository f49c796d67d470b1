import Numbers
import Semantics
import Syntax

extension PlanBuilder {
  mutating func negation(_ a: NodeID, _ domain: DomainIndex) -> PlannedValue {
    let x = values[a]!
    let (value, status) = (bytesSlot(x, domain), status(x, domain))
    let out = slot(.bytes, domain)
    emit(.not(value, status, out), value, status, out)
    return PlannedValue(place: .bytes(out), status: status)
  }

  mutating func connective(_ all: [NodeID], isAnd: Bool, _ domain: DomainIndex) -> PlannedValue {
    var result = values[all[0]]!
    for id in all.dropFirst() { result = pair(result, values[id]!, isAnd: isAnd, domain) }
    return result
  }

  mutating func pair(
    _ x: PlannedValue, _ y: PlannedValue, isAnd: Bool, _ domain: DomainIndex
  ) -> PlannedValue {
    let (a, b) = (bytesSlot(x, domain), bytesSlot(y, domain))
    let (aStatus, bStatus) = (status(x, domain), status(y, domain))
    let out = slot(.bytes, domain)
    let outStatus = aStatus == nil && bStatus == nil ? nil : slot(.bytes, domain)
    if isAnd {
      emit(.and(a, aStatus, b, bStatus, out, outStatus), a, aStatus, b, bStatus, out, outStatus)
    } else {
      emit(.or(a, aStatus, b, bStatus, out, outStatus), a, aStatus, b, bStatus, out, outStatus)
    }
    return PlannedValue(place: .bytes(out), status: outStatus)
  }

  /// The truth in `out` with the operands' status, undecided values cleared.
  mutating func settled(_ out: Slot, _ operands: [PlannedValue], _ domain: DomainIndex)
    -> PlannedValue
  {
    let status = joined(operands, domain)
    if let status { emit(.settle(out, status), out, status) }
    return PlannedValue(place: .bytes(out), status: status)
  }

  mutating func comparison(
    _ comparator: Comparator, _ a: NodeID, _ b: NodeID, _ domain: DomainIndex
  ) -> PlannedValue {
    let (x, y) = (values[a]!, values[b]!)
    switch program[a].type {
    case .date: return dateComparison(comparator, a, b, domain)
    case .text: return textComparison(comparator, x, y, domain)
    case .boolean: return codeComparison(comparator, x, y, ranks: nil, domain)
    case .oneOf(let type):
      let ranks = program.oneOfs[type].ranks
      let isOrdered = comparator != .equal && comparator != .unequal
      return codeComparison(comparator, x, y, ranks: isOrdered ? ranks : nil, domain)
    default: return numberComparison(comparator, x, y, domain)
    }
  }

  private mutating func numberComparison(
    _ comparator: Comparator, _ x: PlannedValue, _ y: PlannedValue, _ domain: DomainIndex
  ) -> PlannedValue {
    let out = slot(.bytes, domain)
    if case .int32(let base) = x.place, let bound = wholeConstant(y, decimals: x.decimals) {
      emit(.compareInt32(comparator, base, .constant(bound), out), base, out)
      return settled(out, [x, y], domain)
    }
    if case .int32(let left) = x.place, case .int32(let right) = y.place, x.decimals == y.decimals {
      emit(.compareInt32(comparator, left, .slot(right), out), left, right, out)
      return settled(out, [x, y], domain)
    }
    let decimals = max(decimals(of: x), decimals(of: y))
    let (left, right) = (lanes(x, decimals: decimals, domain), lanes(y, decimals: decimals, domain))
    emit(
      .compareLanes(
        comparator, left, right, out,
        guarded: L.usesOwnDecimals && needsGuard(x, y, decimals: decimals)),
      slot(of: left), slot(of: right), out)
    return settled(out, [x, y], domain)
  }

  /// Whether lanes that are not exact could meet: not where one side is a constant, or bounded, below 2⁵².
  func needsGuard(_ x: PlannedValue, _ y: PlannedValue, decimals: Int) -> Bool {
    [x, y].allSatisfy { value in
      let range = bounds(value, decimals: decimals)
      return max(abs(range.low), abs(range.high)) >= FastLanes.settleBound
    }
  }

  /// A constant as a whole 32-bit number at so many decimals.
  private func wholeConstant(_ value: PlannedValue, decimals: Int) -> Int32? {
    guard case .number(let number) = value.constant,
      let scaled = number.scaled(toDecimals: decimals)
    else { return nil }
    return Int32(exactly: scaled)
  }

  mutating func dateComparison(
    _ comparator: Comparator, _ a: NodeID, _ b: NodeID, _ domain: DomainIndex
  ) -> PlannedValue {
    let (x, y) = (values[a]!, values[b]!)
    let out = slot(.bytes, domain)
    let (left, right) = (int32Slot(x, domain), int32Argument(y, domain))
    emit(.compareInt32(comparator, left, right, out), left, slot(of: right), out)
    return settled(out, [x, y], domain)
  }

  func slot(of argument: Int32Argument) -> Slot? {
    if case .slot(let slot) = argument { slot } else { nil }
  }

  /// Truth values and codes: equal or not, or by the ranks of a declared order.
  private mutating func codeComparison(
    _ comparator: Comparator, _ x: PlannedValue, _ y: PlannedValue, ranks: [Int?]?,
    _ domain: DomainIndex
  ) -> PlannedValue {
    guard let ranks else {
      let out = slot(.bytes, domain)
      let left = bytesSlot(x, domain)
      if let constant = y.constant, constant != .missing {
        emit(.compareCodes(comparator, left, Self.byte(constant), out), left, out)
      } else {
        let right = bytesSlot(y, domain)
        emit(.compareCodePairs(comparator, left, right, out), left, right, out)
      }
      return settled(out, [x, y], domain)
    }
    // What the order leaves out is incomparable: the comparison is missing.
    let (left, right) = (ranked(x, ranks, domain), ranked(y, ranks, domain))
    let out = slot(.bytes, domain)
    emit(.compareCodePairs(comparator, left, right, out), left, right, out)
    let known = pair(
      isRanked(left, domain), isRanked(right, domain), isAnd: true, domain)
    guard ranks.contains(nil) else { return settled(out, [x, y], domain) }
    let status = ownStatus(joined([x, y], domain), domain)
    let truth = bytesSlot(known, domain)
    // Where an operand is not there, its byte is anything: its own status stands.
    emit(.missingUnless(truth, status), truth, status)
    emit(.settle(out, status), out, status)
    return PlannedValue(place: .bytes(out), status: status)
  }

  mutating func ranked(_ x: PlannedValue, _ ranks: [Int?], _ domain: DomainIndex) -> Slot {
    ranked(bytesSlot(x, domain), ranks, domain)
  }

  /// The rank of each code; 255 for what the order leaves out.
  mutating func ranked(_ codes: Slot, _ ranks: [Int?], _ domain: DomainIndex) -> Slot {
    var map = [UInt8](repeating: 255, count: 256)
    for (code, rank) in ranks.enumerated() { map[code] = rank.map { UInt8($0) } ?? 255 }
    return mapped(codes, map, domain)
  }

  private mutating func isRanked(_ ranks: Slot, _ domain: DomainIndex) -> PlannedValue {
    let out = slot(.bytes, domain)
    emit(.compareCodes(.unequal, ranks, 255, out), ranks, out)
    return PlannedValue(place: .bytes(out))
  }

  /// Each byte through a table of 256.
  mutating func mapped(_ input: Slot, _ map: [UInt8], _ domain: DomainIndex) -> Slot {
    plan.byteTables.append(map)
    let out = slot(.bytes, domain)
    emit(.codeSet(input, map: plan.byteTables.count - 1, out), input, out)
    return out
  }

  /// Texts are equal where their codes are.
  private mutating func textComparison(
    _ comparator: Comparator, _ x: PlannedValue, _ y: PlannedValue, _ domain: DomainIndex
  ) -> PlannedValue {
    let (left, right) = (int32Slot(x, domain), int32Argument(y, domain))
    let out = slot(.bytes, domain)
    emit(.compareInt32(comparator, left, right, out), left, slot(of: right), out)
    return settled(out, [x, y], domain)
  }

  mutating func membership(_ a: NodeID, _ constants: [Constant], _ domain: DomainIndex)
    -> PlannedValue
  {
    let x = values[a]!
    if !program[a].type.isNumeric, program[a].type != .date, program[a].type != .text {
      let codes = constants.map(Self.byte).sorted()
      let input = bytesSlot(x, domain)
      if let first = codes.first, let last = codes.last, Int(last - first) == codes.count - 1 {
        let out = slot(.bytes, domain)
        emit(.codeRange(input, first, last, out), input, out)
        return settled(out, [x], domain)
      }
      var map = [UInt8](repeating: 0, count: 256)
      for code in codes { map[Int(code)] = 1 }
      return settled(mapped(input, map, domain), [x], domain)
    }
    var result = PlannedValue(place: .constant(.truth(false)))
    for (position, constant) in constants.enumerated() {
      let y = PlannedValue(place: .constant(constant))
      let isEqual =
        switch program[a].type {
        case .date: dateEquals(x, constant, domain)
        case .text: textComparison(.equal, x, y, domain)
        default: numberComparison(.equal, x, y, domain)
        }
      result = position == 0 ? isEqual : pair(result, isEqual, isAnd: false, domain)
    }
    return result
  }

  private mutating func dateEquals(
    _ x: PlannedValue, _ constant: Constant, _ domain: DomainIndex
  ) -> PlannedValue {
    let out = slot(.bytes, domain)
    let left = int32Slot(x, domain)
    emit(.compareInt32(.equal, left, .constant(Self.whole(constant)), out), left, out)
    return settled(out, [x], domain)
  }

  mutating func isMissing(_ a: NodeID, _ domain: DomainIndex) -> PlannedValue {
    guard let status = status(values[a]!, domain) else {
      return PlannedValue(place: .constant(.truth(false)))
    }
    let (out, outStatus) = (slot(.bytes, domain), slot(.bytes, domain))
    emit(.isMissing(status, out, outStatus), status, out, outStatus)
    return PlannedValue(place: .bytes(out), status: outStatus)
  }
}
