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

  /// The end of the latest period whose filing was due by a date.
  mutating func lastDue(_ a: NodeID, _ calendar: CalendarSyntax, _ domain: DomainIndex)
    -> PlannedValue
  {
    plan.calendars.append(calendar)
    return part(.lastDue(calendar: plan.calendars.count - 1), a, domain)
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

  /// The value where the condition is true, else missing.
  mutating func seen(_ a: NodeID, where condition: NodeID, _ domain: DomainIndex) -> PlannedValue {
    var result = values[a]!
    let test = values[condition]!
    if result.constant == .missing, !test.mayFail { return result }
    let status = ownStatus(status(result, domain), domain)
    let truth = bytesSlot(test, domain)
    emit(.missingUnless(truth, status), truth, status)
    if let failed = self.status(test, domain) {
      emit(.keepError(failed, status), failed, status)
    }
    let type = program[a].type
    if result.constant != nil {
      switch type {
      case .boolean, .oneOf: result.place = .bytes(bytesSlot(result, domain))
      case .date, .text: result.place = .int32(int32Slot(result, domain))
      default:
        let decimals = laneDecimals(program[a].decimals)
        result.place = .lanes(laneSlot(result, decimals: decimals, domain))
        result.decimals = decimals
      }
    }
    result.status = status
    if type == .boolean, case .bytes(let base) = result.place {
      let out = slot(.bytes, domain)
      emit(.copyBytes(base, out), base, out)
      emit(.settle(out, status), out, status)
      result.place = .bytes(out)
    }
    return result
  }
}
