import Numbers
import Semantics
import Syntax

/// A node whose values the caller supplies.
struct PlannedGiven: Hashable {
  var position: Int
  var hasStatus: Bool
  /// Bounds of a number's whole values at its node's decimals.
  var low = -Double.infinity
  var high = Double.infinity
}

extension PlanBuilder {
  /// A field of the decided record or of a list's rows.
  mutating func field(_ position: Int, _ node: Node) throws(BindingError) -> PlannedValue {
    let list: Int? = if case .rows(let list) = node.domain { list } else { nil }
    let schema = list.map { program.lists[$0].record } ?? program.record
    let field = schema.fields[position]
    let column = list.map { binding.lists[$0]?.columns[position] } ?? binding.columns[position]
    guard let column else {
      // A list that is not there has no rows, so its columns are never read.
      let isNeeded = list.map { binding.lists[$0] != nil } ?? true
      if isNeeded, !field.isOptional,
        field.source.map({ !program.sources[$0].requiresConsent }) ?? true
      {
        throw BindingError(
          field: field.name, list: list.map { program.lists[$0].name }, cause: .missingColumn)
      }
      return PlannedValue(place: .constant(.missing))
    }
    let domain = index(of: node.domain)
    let input = slot(
      kind(of: column.holding), domain, source: .column(list: list, column: column.position))
    var value = PlannedValue(place: .bytes(input))
    value.decimals = column.decimals
    value.status = column.hasValidity ? validityStatus(list, column.position, domain) : nil
    bound(&value, by: field, column)
    switch node.type {
    case .boolean:
      guard let status = value.status else { return value }
      // What stands in a missing slot is anything; a truth value that is not there is 0.
      let out = slot(.bytes, domain)
      emit(.copyBytes(input, out), input, out)
      emit(.settle(out, status), out, status)
      value.place = .bytes(out)
      return value
    case .oneOf(let type): return recoded(value, input, column, program.oneOfs[type], domain)
    case .date:
      value.place = .int32(input)
      return value
    case .text:
      value.place = .int32(
        try texts(input, FieldPlace(list: list, field: position), column, domain))
      return value
    default: return number(value, input, column, domain)
    }
  }

  /// Bounds of a field's whole values: what its range, and what its column can hold, allow.
  private func bound(_ value: inout PlannedValue, by field: FieldSchema, _ column: Binding.Column) {
    guard field.type.isNumeric else { return }
    let limit: Double =
      switch column.holding {
      case .int32: 2_147_483_648
      case .wide: .infinity
      default: FastLanes.exactBound - 1
      }
    value.low = field.lowest.map { FastLanes.element($0, decimals: column.decimals) } ?? -limit
    value.high = field.highest.map { FastLanes.element($0, decimals: column.decimals) } ?? limit
  }

  private func kind(of holding: Binding.Column.Holding) -> Plan<L>.SlotKind {
    switch holding {
    case .bytes: .bytes
    case .int32: .int32
    case .lanes, .wide: .lanes
    }
  }

  private mutating func number(
    _ value: PlannedValue, _ input: Slot, _ column: Binding.Column, _ domain: DomainIndex
  ) -> PlannedValue {
    var value = value
    switch column.holding {
    case .int32: value.place = .int32(input)
    case .lanes where L.usesOwnDecimals: value.place = .lanes(input)
    default:
      let out = slot(.lanes, domain)
      let storage: InputStorage = column.holding == .wide ? .wide : .lanes
      emit(.load(input, storage: storage, decimals: column.decimals, out), input, out)
      value.place = .lanes(out)
      let factor = decimalScale(12 - column.decimals)
      (value.low, value.high, value.decimals) = (value.low * factor, value.high * factor, 12)
    }
    return value
  }

  /// The status of a column's validity; shared by all readers.
  private mutating func validityStatus(_ list: Int?, _ column: Int, _ domain: DomainIndex) -> Slot {
    status(from: .validity(list: list, column: column), domain)
  }

  /// A list's own status, where the table says which applications have it.
  mutating func listStatus(_ list: Int) -> Slot? {
    guard let bound = binding.lists[list] else {
      let out = slot(.bytes, .application)
      emit(.fillBytes(out, Status.missing), out)
      return out
    }
    guard bound.hasValidity else { return nil }
    return status(from: .listValidity(list), .application)
  }

  private mutating func status(from source: Plan<L>.SlotSource, _ domain: DomainIndex) -> Slot {
    if let known = statusSlots[source] { return known }
    let validity = slot(.bytes, domain, source: source)
    let out = slot(.bytes, domain)
    emit(.statusOfValidity(validity, out), validity, out)
    statusSlots[source] = out
    return out
  }

  /// Codes of a column whose names stand in another order than the program's.
  private mutating func recoded(
    _ value: PlannedValue, _ input: Slot, _ column: Binding.Column, _ type: OneOfType,
    _ domain: DomainIndex
  ) -> PlannedValue {
    let names = type.values.map(\.name)
    guard let given = column.names, given != names else { return value }
    var map = [UInt8](repeating: 255, count: 256)
    for (code, name) in given.enumerated() {
      if let position = names.firstIndex(of: name) { map[code] = UInt8(position) }
    }
    plan.byteTables.append(map)
    let out = slot(.bytes, domain)
    let status = ownStatus(value.status, domain)
    emit(
      .recode(input, map: plan.byteTables.count - 1, out, status: status), input, out, status)
    return PlannedValue(place: .bytes(out), status: status)
  }

  /// A node that the caller supplies.
  mutating func planGiven(_ supplied: PlannedGiven, _ id: NodeID) -> PlannedValue {
    let node = program[id]
    let domain = index(of: node.domain)
    let kind: Plan<L>.SlotKind =
      switch node.type {
      case .boolean, .oneOf: .bytes
      case .date, .text: .int32
      default: .lanes
      }
    let input = slot(kind, domain, source: .given(supplied.position))
    let status =
      supplied.hasStatus ? slot(.bytes, domain, source: .given(supplied.position + 1)) : nil
    let place: PlannedValue.Place =
      switch kind {
      case .bytes: .bytes(input)
      case .int32: .int32(input)
      case .lanes: .lanes(input)
      }
    return PlannedValue(
      place: place, status: status, decimals: laneDecimals(node.decimals), low: supplied.low,
      high: supplied.high)
  }

  /// The entry of a reference in force at a date.
  mutating func reference(_ position: Int, at: NodeID, _ node: Node) -> PlannedValue {
    let reference = program.references[position]
    let domain = index(of: node.domain)
    let date = values[at]!
    let dates = int32Slot(date, domain)
    let status = ownStatus(joined([date], domain), domain)
    plan.int32Tables.append(reference.entries.map(\.from.packed))
    let starts = plan.int32Tables.count - 1
    switch node.type {
    case .boolean, .oneOf:
      let out = slot(.bytes, domain)
      plan.byteTables.append(reference.entries.map { Self.byte($0.value) })
      let values = LookupValues.bytes(values: plan.byteTables.count - 1, statuses: nil)
      emit(
        .reference(dates, starts: starts, values: values, out, status: status), dates, out, status)
      if node.type == .boolean { emit(.settle(out, status), out, status) }
      return PlannedValue(place: .bytes(out), status: status)
    case .date, .text:
      let out = slot(.int32, domain)
      let entries = reference.entries.map { int32($0.value) }
      plan.int32Tables.append(entries)
      let values = LookupValues.int32(values: plan.int32Tables.count - 1, statuses: nil)
      emit(
        .reference(dates, starts: starts, values: values, out, status: status), dates, out, status)
      return PlannedValue(place: .int32(out), status: status)
    default:
      let out = slot(.lanes, domain)
      let decimals = laneDecimals(node.decimals)
      let numbers = reference.entries.map { L.element(Self.number($0.value), decimals: decimals) }
      plan.laneTables.append(numbers)
      let values = LookupValues.lanes(values: plan.laneTables.count - 1, statuses: nil)
      emit(
        .reference(dates, starts: starts, values: values, out, status: status), dates, out, status)
      let bounds = reference.entries.map {
        FastLanes.element(Self.number($0.value), decimals: decimals)
      }
      return PlannedValue(
        place: .lanes(out), status: status, decimals: decimals, low: bounds.min() ?? 0,
        high: bounds.max() ?? 0)
    }
  }

  static func byte(_ constant: Constant) -> UInt8 {
    switch constant {
    case .truth(let truth): truth ? 1 : 0
    case .code(let code): UInt8(clamping: code)
    default: 0
    }
  }
}
