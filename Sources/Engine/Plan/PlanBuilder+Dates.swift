import Numbers
import Semantics
import Syntax

extension PlanBuilder {
  mutating func between(_ from: NodeID, _ to: NodeID, months: Bool, _ domain: DomainIndex)
    -> PlannedValue
  {
    let (x, y) = (values[from]!, values[to]!)
    let (a, b) = (int32Slot(x, domain), int32Slot(y, domain))
    let out = slot(.int32, domain)
    emit(months ? .monthsBetween(a, b, out) : .daysBetween(a, b, out), a, b, out)
    let bound = months ? 120_000.0 : 3_660_000.0
    return PlannedValue(
      place: .int32(out), status: joined([x, y], domain), low: -bound, high: bound)
  }

  mutating func shifted(_ a: NodeID, by b: NodeID, months: Bool, _ domain: DomainIndex)
    -> PlannedValue
  {
    let (x, y) = (values[a]!, values[b]!)
    let dates = int32Slot(x, domain)
    let by = wholeArgument(y, domain)
    let status = statusOfDate([x, y], domain)
    let out = slot(.int32, domain)
    emit(
      .shift(dates, by: by, months: months, out, status: status), dates, slot(of: by), out, status)
    return PlannedValue(place: .int32(out), status: status)
  }

  /// The status of a date that may be out of bound: in exact lanes its own, for the error.
  private mutating func statusOfDate(_ operands: [PlannedValue], _ domain: DomainIndex) -> Slot? {
    let status = joined(operands, domain)
    return L.usesOwnDecimals ? status : ownStatus(status, domain)
  }

  /// A count of months or days as 32 bits; lanes are cut to whole numbers first.
  private mutating func wholeArgument(_ value: PlannedValue, _ domain: DomainIndex)
    -> Int32Argument
  {
    guard case .lanes(let base) = value.place else { return int32Argument(value, domain) }
    let out = slot(.int32, domain)
    emit(.narrow(base, decimals: value.decimals, out), base, out)
    return .slot(out)
  }

  mutating func part(_ part: DatePart, _ a: NodeID, _ domain: DomainIndex) -> PlannedValue {
    let x = values[a]!
    let dates = int32Slot(x, domain)
    let out = slot(.int32, domain)
    let isBounded = if case .lastDue = part { false } else { true }
    let status = isBounded ? status(x, domain) : statusOfDate([x], domain)
    emit(.datePart(part, dates, out, status: status), dates, out, status)
    let range: (Double, Double) =
      switch part {
      case .month: (1, 12)
      case .year: (1, 9999)
      default: (12, 120_000)
      }
    return PlannedValue(
      place: .int32(out), status: status, low: range.0, high: range.1)
  }

  /// The value where consent holds at the date, else missing.
  mutating func consented(
    _ a: NodeID, from: NodeID, to: NodeID, at: NodeID, _ domain: DomainIndex
  ) -> PlannedValue {
    var result = values[a]!
    let (first, last, date) = (values[from]!, values[to]!, values[at]!)
    let status = ownStatus(joined([result, date], domain), domain)
    for (bound, other) in [(first, date), (date, last)] {
      let out = slot(.bytes, domain)
      let (left, right) = (int32Slot(bound, domain), int32Slot(other, domain))
      emit(.compareInt32(.lessOrEqual, left, .slot(right), out), left, right, out)
      let holds = settled(out, [bound, other], domain)
      let truth = bytesSlot(holds, domain)
      emit(.missingUnless(truth, status), truth, status)
    }
    if result.constant != nil { return PlannedValue(place: .constant(.missing)) }
    result.status = status
    if program[a].type == .boolean, case .bytes(let base) = result.place {
      let out = slot(.bytes, domain)
      emit(.copyBytes(base, out), base, out)
      emit(.settle(out, status), out, status)
      result.place = .bytes(out)
    }
    return result
  }
}
