import Numbers
import Semantics

extension PlanBuilder {
  func months(_ id: NodeID) -> Int {
    if case .series(let months) = program[id].domain { months } else { 1 }
  }

  mutating func monthly(_ series: MonthlySeries, _ node: Node, _ domain: DomainIndex)
    -> PlannedValue
  {
    let rows = index(of: .rows(list: series.list))
    let (mask, maskStatus) = mask(
      series.mask, withoutRepeatsOn: series.withoutRepeatsOn, list: series.list)
    let value = series.value.map { values[$0]! }
    let decimals = value.map { self.decimals(of: $0) } ?? laneDecimals(0)
    let end = values[series.end]!
    let exists = series.existsFrom.map { values[$0]! }
    let step = MonthlyInstruction(
      list: series.list, months: series.months,
      value: value.map { laneSlot($0, decimals: decimals, rows) },
      valueStatus: value.flatMap { status($0, rows) },
      by: int32Slot(values[series.by]!, rows), byStatus: status(values[series.by]!, rows),
      mask: mask, maskStatus: maskStatus, end: int32Slot(end, .application),
      endStatus: status(end, .application),
      existsFrom: exists.map { int32Slot($0, .application) },
      existsStatus: exists.flatMap { status($0, .application) },
      listStatus: listPresence(series.list, consent: series.consent),
      one: constant(.one, decimals: decimals), out: slot(.lanes, domain),
      status: slot(.bytes, domain))
    plan.monthlies.append(step)
    plan.instructions.append(.monthly(plan.monthlies.count - 1))
    touched.append(
      [
        step.value, step.valueStatus, step.by, step.byStatus, step.mask, step.maskStatus, step.end,
        step.endStatus, step.existsFrom, step.existsStatus, step.listStatus, step.out, step.status,
      ].compactMap { $0 })
    return PlannedValue(place: .lanes(step.out), status: step.status, decimals: decimals)
  }

  /// A series as lanes with its status.
  private mutating func seriesLanes(_ id: NodeID) -> (Slot, Slot?, decimals: Int) {
    let x = values[id]!
    let domain = index(of: program[id].domain)
    let decimals = decimals(of: x)
    return (laneSlot(x, decimals: decimals, domain), status(x, domain), decimals)
  }

  private mutating func total(_ id: NodeID, first: Int, width: Int) -> PlannedValue {
    let (base, baseStatus, decimals) = seriesLanes(id)
    let (out, status) = (slot(.lanes, .application), slot(.bytes, .application))
    emit(
      .seriesSum(base, baseStatus, months: months(id), first: first, width: width, out, status),
      base, baseStatus, out, status)
    return PlannedValue(place: .lanes(out), status: status, decimals: decimals)
  }

  /// Σ of the last n ÷ Σ of the n before − 1; missing where the base is not above zero.
  mutating func growth(_ a: NodeID, _ width: Int) -> PlannedValue {
    let count = months(a)
    let recent = total(a, first: count - width, width: width)
    var base = total(a, first: count - 2 * width, width: width)
    let status = ownStatus(base.status, .application)
    let argument = lanes(base, decimals: base.decimals, .application)
    emit(.markMissing(argument, .notPositive, status), slot(of: argument), status)
    base.status = status
    base.low = 1
    let ratio = quotient(recent, base, .application)
    let one = PlannedValue(place: .constant(.number(.one)))
    return sum(ratio, one, isAdd: false, .application)
  }

  mutating func reduced(_ reduction: SeriesReduction, _ a: NodeID) -> PlannedValue {
    let count = months(a)
    switch reduction {
    case .sum: return total(a, first: 0, width: count)
    case .average:
      let sum = total(a, first: 0, width: count)
      return quotient(
        sum, PlannedValue(place: .constant(.number(Number(count)))), .application)
    case .smallest, .greatest:
      let (base, baseStatus, decimals) = seriesLanes(a)
      let (out, status) = (slot(.lanes, .application), slot(.bytes, .application))
      emit(
        .seriesExtreme(
          base, baseStatus, months: count, least: reduction == .smallest, out, status), base,
        baseStatus, out, status)
      return PlannedValue(place: .lanes(out), status: status, decimals: decimals)
    }
  }

  mutating func volatility(_ a: NodeID) -> PlannedValue {
    let (base, baseStatus, decimals) = seriesLanes(a)
    let (out, status) = (slot(.lanes, .application), slot(.bytes, .application))
    emit(
      .volatility(base, baseStatus, months: months(a), decimals: decimals, out, status), base,
      baseStatus, out, status)
    return PlannedValue(place: .lanes(out), status: status, decimals: laneDecimals(12))
  }

  mutating func longestZeroRun(_ a: NodeID) -> PlannedValue {
    let (base, baseStatus, _) = seriesLanes(a)
    let (out, status) = (slot(.int32, .application), slot(.bytes, .application))
    emit(
      .longestZeroRun(base, baseStatus, months: months(a), out, status), base, baseStatus, out,
      status)
    return PlannedValue(place: .int32(out), status: status, low: 0, high: Double(months(a)))
  }

  mutating func countMonths(_ a: NodeID) -> PlannedValue {
    let x = values[a]!
    let domain = index(of: program[a].domain)
    let (base, baseStatus) = (bytesSlot(x, domain), status(x, domain))
    let (out, status) = (slot(.int32, .application), slot(.bytes, .application))
    emit(
      .countTrue(base, baseStatus, months: months(a), out, status), base, baseStatus, out, status)
    return PlannedValue(place: .int32(out), status: status, low: 0, high: Double(months(a)))
  }

  mutating func carried(_ a: NodeID, _ domain: DomainIndex) -> PlannedValue {
    let (base, baseStatus, decimals) = seriesLanes(a)
    let (out, status) = (slot(.lanes, domain), slot(.bytes, domain))
    emit(
      .carried(base, baseStatus, months: months(a), out, status), base, baseStatus, out, status)
    return PlannedValue(place: .lanes(out), status: status, decimals: decimals, low: 0)
  }

  mutating func cut(
    _ a: NodeID, _ from: Int, _ to: Int, _ node: Node, _ domain: DomainIndex
  ) -> PlannedValue {
    let (base, baseStatus, decimals) = seriesLanes(a)
    let out = slot(.lanes, domain)
    emit(.cutLanes(base, months: months(a), from: from, to: to, out), base, out)
    var result = PlannedValue(place: .lanes(out), decimals: decimals)
    if let baseStatus {
      let status = slot(.bytes, domain)
      emit(.cutBytes(baseStatus, months: months(a), from: from, to: to, status), baseStatus, status)
      result.status = status
    }
    return result
  }
}
