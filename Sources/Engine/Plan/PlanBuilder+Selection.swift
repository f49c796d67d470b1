import Numbers
import Semantics

extension PlanBuilder {
  /// One of two values by a condition; the branch not chosen is absorbed, its status too.
  mutating func choice(
    _ condition: NodeID, _ a: NodeID, _ b: NodeID, _ node: Node, _ domain: DomainIndex
  ) -> PlannedValue {
    let (c, x, y) = (values[condition]!, values[a]!, values[b]!)
    if case .truth(let truth) = c.constant { return truth ? x : y }
    let test = bytesSlot(c, domain)
    let statuses = (status(c, domain), status(x, domain), status(y, domain))
    var outStatus: Slot?
    if statuses.0 != nil || statuses.1 != nil || statuses.2 != nil {
      let out = slot(.bytes, domain)
      emit(
        .chooseStatus(test, statuses.0, statuses.1, statuses.2, out), test, statuses.0, statuses.1,
        statuses.2, out)
      outStatus = out
    }
    var result = selected(x, y, node, domain) { builder, left, right, out in
      switch (left, right) {
      case (.lanes(let p), .lanes(let q)):
        builder.emit(
          .chooseLanes(test, p, q, out), test, builder.slot(of: p), builder.slot(of: q), out)
      case (.int32(let p), .int32(let q)):
        builder.emit(
          .chooseInt32(test, p, q, out), test, builder.slot(of: p), builder.slot(of: q), out)
      case (.bytes(let p), .bytes(let q)):
        builder.emit(.chooseBytes(test, p, q, out), test, p, q, out)
      default: break
      }
    }
    result.status = outStatus
    if node.type == .boolean, let outStatus, case .bytes(let out) = result.place {
      emit(.settle(out, outStatus), out, outStatus)
    }
    return result
  }

  /// The value, or where it is missing the other.
  mutating func assumed(_ a: NodeID, _ b: NodeID, _ node: Node, _ domain: DomainIndex)
    -> PlannedValue
  {
    let (x, y) = (values[a]!, values[b]!)
    guard let xStatus = status(x, domain) else { return x }
    let yStatus = status(y, domain)
    let outStatus = slot(.bytes, domain)
    emit(.assumedStatus(xStatus, yStatus, outStatus), xStatus, yStatus, outStatus)
    var result = selected(x, y, node, domain) { builder, left, right, out in
      switch (left, right) {
      case (.lanes(let p), .lanes(let q)):
        let base =
          builder.slot(of: p) ?? builder.laneSlot(x, decimals: builder.decimals(of: x), domain)
        builder.emit(
          .assumedLanes(base, xStatus, q, out), base, xStatus, builder.slot(of: q), out)
      case (.int32(let p), .int32(let q)):
        let base = builder.slot(of: p) ?? builder.int32Slot(x, domain)
        builder.emit(
          .assumedInt32(base, xStatus, q, out), base, xStatus, builder.slot(of: q), out)
      case (.bytes(let p), .bytes(let q)):
        builder.emit(.assumedBytes(p, xStatus, q, out), p, xStatus, q, out)
      default: break
      }
    }
    // Where no error can come, nothing is left of the status.
    result.status = x.mayFail || yStatus != nil || !L.usesOwnDecimals ? outStatus : nil
    if node.type == .boolean, let status = result.status, case .bytes(let out) = result.place {
      emit(.settle(out, status), out, status)
    }
    return result
  }

  /// Two operands held alike.
  enum Pair {
    case lanes(LaneArgument)
    case int32(Int32Argument)
    case bytes(Slot)
  }

  /// Brings two values to one kind of buffer, and gives the result of `emit` over them.
  private mutating func selected(
    _ x: PlannedValue, _ y: PlannedValue, _ node: Node, _ domain: DomainIndex,
    _ emit: (inout Self, Pair, Pair, Slot) -> Void
  ) -> PlannedValue {
    switch node.type {
    case .boolean, .oneOf:
      let (p, q) = (bytesSlot(x, domain), bytesSlot(y, domain))
      let out = slot(.bytes, domain)
      emit(&self, .bytes(p), .bytes(q), out)
      return PlannedValue(place: .bytes(out))
    case .date, .text:
      let (p, q) = (int32Argument(x, domain), int32Argument(y, domain))
      let out = slot(.int32, domain)
      emit(&self, .int32(p), .int32(q), out)
      return PlannedValue(place: .int32(out))
    default:
      let decimals = max(decimals(of: x), decimals(of: y))
      let (p, q) = (lanes(x, decimals: decimals, domain), lanes(y, decimals: decimals, domain))
      let out = slot(.lanes, domain)
      emit(&self, .lanes(p), .lanes(q), out)
      let (m, n) = (bounds(x, decimals: decimals), bounds(y, decimals: decimals))
      return PlannedValue(
        place: .lanes(out), decimals: decimals, low: min(m.low, n.low), high: max(m.high, n.high))
    }
  }
}
