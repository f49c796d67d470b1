import Numbers
import Semantics

extension Executor {
  func runListOrSeries(_ instruction: Instruction) {
    let s = scratch
    let applications = s.counts[0]
    switch instruction {
    case .broadcastBytes(let a, let out, let domain): spread(s.bytes(a), s.bytes(out), domain)
    case .broadcastInt32(let a, let out, let domain): spread(s.int32(a), s.int32(out), domain)
    case .broadcastLanes(let a, let out, let domain): spread(s.lanes(a), s.lanes(out), domain)
    case .aggregate(let position): aggregate(plan.aggregates[position])
    case .monthly(let position): monthly(plan.monthlies[position])
    case .standing(let position): standing(plan.standings[position])
    case .seriesSum(let a, let status, let months, let first, let width, let out, let outStatus):
      Months.sum(
        L.self, s.lanes(a), s.bytes(status), months: months, first: first, width: width,
        into: s.lanes(out), status: s.bytes(outStatus), escape: s.escape(out),
        applications: applications)
    case .seriesExtreme(let a, let status, let months, let least, let out, let outStatus):
      Months.extreme(
        s.lanes(a), s.bytes(status), months: months, least: least, into: s.lanes(out),
        status: s.bytes(outStatus), applications: applications)
    case .longestZeroRun(let a, let status, let months, let out, let outStatus):
      Months.longestZeroRun(
        s.lanes(a), s.bytes(status), months: months, zero: L.zero, into: s.int32(out),
        status: s.bytes(outStatus), applications: applications)
    case .countTrue(let a, let status, let months, let out, let outStatus):
      Months.countTrue(
        s.bytes(a), s.bytes(status), months: months, into: s.int32(out),
        status: s.bytes(outStatus), applications: applications)
    case .carried(let a, let status, let months, let out, let outStatus):
      Months.carried(
        L.self, s.lanes(a), s.bytes(status), months: months, into: s.lanes(out),
        status: s.bytes(outStatus), escape: s.escapes[0], applications: applications)
    case .cutLanes(let a, let months, let from, let to, let out):
      Months.cut(
        s.lanes(a), months: months, from: from, to: to, into: s.lanes(out),
        applications: applications)
    case .cutBytes(let a, let months, let from, let to, let out):
      Months.cut(
        s.bytes(a), months: months, from: from, to: to, into: s.bytes(out),
        applications: applications)
    case .volatility(let a, let status, let months, let decimals, let out, let outStatus):
      volatility(a, status, months, decimals, out, outStatus)
    default: break  // every other instruction is run by the callers above
    }
  }

  private func spread<T>(
    _ a: UnsafeMutablePointer<T>, _ out: UnsafeMutablePointer<T>, _ domain: DomainIndex
  ) {
    if let spans = scratch.spans[domain.index] {
      Rows.broadcast(a, into: out, spans: spans)
    } else if case .series(let months) = plan.domains[domain.index] {
      Months.broadcast(a, into: out, months: months, applications: scratch.counts[0])
    }
  }

  private func domainIndex(ofList list: Int) -> Int {
    plan.domains.firstIndex(of: .rows(list: list)) ?? 0
  }

  private func key(
    _ slot: Slot, _ status: Slot?, _ holding: AggregateInstruction.Holding, byMonth: Bool
  )
    -> RowKey
  {
    let flags = scratch.bytes(status)
    switch holding {
    case .bytes: return RowKey(base: .bytes(scratch.bytes(slot)), byMonth: false, status: flags)
    case .int32: return RowKey(base: .int32(scratch.int32(slot)), byMonth: byMonth, status: flags)
    case .lanes:
      let pointer = scratch.pointers[slot.index]
      let base: RowKey.Base =
        L.usesOwnDecimals
        ? .fast(pointer.assumingMemoryBound(to: Double.self))
        : .exact(pointer.assumingMemoryBound(to: Int128.self))
      return RowKey(base: base, byMonth: false, status: flags)
    }
  }

  private func aggregate(_ step: AggregateInstruction) {
    let s = scratch
    guard let spans = s.spans[domainIndex(ofList: step.list)], spans.applications > 0 else {
      return  // the table lacks the list: the status says missing already
    }
    let mask = RowMask(
      value: s.bytes(step.mask), status: s.bytes(step.maskStatus),
      skippingMissing: step.skippingMissing)
    let status = s.bytes(step.status)
    switch step.kind {
    case .count: Rows.count(mask, into: s.int32(step.out), status: status, spans: spans)
    case .sum:
      Rows.sum(
        L.self, RowValues(base: s.lanes(step.value!), status: s.bytes(step.valueStatus)), mask,
        into: s.lanes(step.out), status: status, escape: s.escapes[0], spans: spans)
    case .extreme(let least): extreme(step, mask, least: least, spans)
    case .latest: latest(step, mask, spans)
    case .quantify(let all):
      Rows.quantify(
        RowValues(base: s.bytes(step.value!), status: s.bytes(step.valueStatus)), mask, all: all,
        into: s.bytes(step.out), status: status, spans: spans)
    case .countDistinct:
      Rows.countDistinct(
        groups: s.int32(step.groups!), s.bytes(step.valueStatus), mask, into: s.int32(step.out),
        status: status, spans: spans)
    case .largestShares(let count):
      Rows.largestShares(
        L.self, count, RowValues(base: s.lanes(step.value!), status: s.bytes(step.valueStatus)),
        groups: s.int32(step.groups!), s.bytes(step.keyStatus), mask, into: s.lanes(step.out),
        s.lanes(step.second!), status: status, escape: s.escapes[0], spans: spans)
    case .withoutRepeats:
      Rows.withoutRepeats(
        step.keys.map { key($0.slot, $0.status, $0.holding, byMonth: false) },
        groups: s.int32(step.groups!), mask, into: s.bytes(step.out), status, spans: spans)
    case .groups(let byMonth):
      Rows.groups(
        step.keys.map { key($0.slot, $0.status, $0.holding, byMonth: byMonth) },
        into: s.int32(step.out), spans: spans)
    }
  }

  private func standing(_ step: StandingInstruction) {
    let s = scratch
    guard let spans = s.spans[domainIndex(ofList: step.list)] else { return }
    let versions = Versions(
      known: RowMask(
        value: s.bytes(step.known), status: s.bytes(step.knownStatus), skippingMissing: false),
      on: RowValues(base: s.int32(step.on), status: s.bytes(step.onStatus)),
      chains: step.chains.map { s.int32($0) },
      void: step.void.map { RowValues(base: s.bytes($0.slot), status: s.bytes($0.status)) })
    versions.standing(into: s.bytes(step.out), s.bytes(step.status), spans: spans)
  }

  private func extreme(
    _ step: AggregateInstruction, _ mask: RowMask, least: Bool, _ spans: RowSpans
  ) {
    let s = scratch
    let (flags, status) = (s.bytes(step.valueStatus), s.bytes(step.status))
    switch step.holding {
    case .bytes:
      Rows.extreme(
        RowValues(base: s.bytes(step.value!), status: flags), mask, least: least, empty: 0,
        into: s.bytes(step.out), status: status, spans: spans)
    case .int32:
      Rows.extreme(
        RowValues(base: s.int32(step.value!), status: flags), mask, least: least, empty: 0,
        into: s.int32(step.out), status: status, spans: spans)
    case .lanes:
      Rows.extreme(
        RowValues(base: s.lanes(step.value!), status: flags), mask, least: least, empty: L.zero,
        into: s.lanes(step.out), status: status, spans: spans)
    }
  }

  private func latest(_ step: AggregateInstruction, _ mask: RowMask, _ spans: RowSpans) {
    let s = scratch
    let (flags, status) = (s.bytes(step.valueStatus), s.bytes(step.status))
    let dates = RowValues(base: s.int32(step.key!), status: s.bytes(step.keyStatus))
    switch step.holding {
    case .bytes:
      Rows.latest(
        RowValues(base: s.bytes(step.value!), status: flags), by: dates, mask, empty: 0,
        into: s.bytes(step.out), status: status, spans: spans)
    case .int32:
      Rows.latest(
        RowValues(base: s.int32(step.value!), status: flags), by: dates, mask, empty: 0,
        into: s.int32(step.out), status: status, spans: spans)
    case .lanes:
      Rows.latest(
        RowValues(base: s.lanes(step.value!), status: flags), by: dates, mask, empty: L.zero,
        into: s.lanes(step.out), status: status, spans: spans)
    }
  }

  private func monthly(_ step: MonthlyInstruction) {
    let s = scratch
    let spans = s.spans[domainIndex(ofList: step.list)]
    guard let spans, spans.applications > 0 else {
      // The table lacks the list: every month is missing.
      s.bytes(step.status).update(repeating: Status.missing, count: s.count(step.status))
      s.lanes(step.out).update(repeating: L.zero, count: s.count(step.out))
      return
    }
    Months.monthly(
      L.self, months: step.months,
      values: step.value.map { RowValues(base: s.lanes($0), status: s.bytes(step.valueStatus)) },
      one: plan.constants[step.one],
      by: RowValues(base: s.int32(step.by), status: s.bytes(step.byStatus)),
      RowMask(value: s.bytes(step.mask), status: s.bytes(step.maskStatus), skippingMissing: false),
      end: s.int32(step.end), endStatus: s.bytes(step.endStatus),
      existsFrom: step.existsFrom.map { s.int32($0) }, existsStatus: s.bytes(step.existsStatus),
      into: s.lanes(step.out), status: s.bytes(step.status), listStatus: s.bytes(step.listStatus),
      escape: s.escapes[0], spans: spans)
  }

  /// Population standard deviation ÷ mean, each step rounded as the language's operators are.
  private func volatility(
    _ a: Slot, _ status: Slot?, _ months: Int, _ decimals: Int, _ out: Slot, _ outStatus: Slot
  ) {
    let s = scratch
    let (input, flags, output) = (s.lanes(a), s.bytes(status), s.bytes(outStatus))
    for application in 0..<s.counts[0] {
      let range = application * months..<(application + 1) * months
      output[application] = range.reduce(0) { $0 | (flags?[$1] ?? 0) }
      s.lanes(out)[application] = L.zero
      guard output[application] == 0 else { continue }
      let numbers = range.compactMap { L.number(input[$0], decimals: decimals) }
      guard numbers.count == months, let result = SeriesMath.volatility(numbers) else {
        if L.usesOwnDecimals {
          s.escapes[0][application] = 1
        } else {
          output[application] = Status.error
        }
        continue
      }
      switch result {
      case .value(let number): s.lanes(out)[application] = L.element(number, decimals: 12)
      case .meanIsZero: output[application] = Status.missing
      }
    }
  }
}

/// Arithmetic over whole series in the language's own numbers.
enum SeriesMath {
  enum Volatility {
    case value(Number)
    case meanIsZero
  }

  /// √(Σ(x − mean)² ÷ n) ÷ mean; `nil` on overflow.
  static func volatility(_ numbers: [Number]) -> Volatility? {
    let count = Number(numbers.count)
    guard let total = sum(numbers), let mean = total.divided(by: count) else { return nil }
    if mean == .zero { return .meanIsZero }
    var squares: [Number] = []
    for number in numbers {
      guard let deviation = number.subtracting(mean),
        let square = deviation.multiplied(by: deviation)
      else { return nil }
      squares.append(square)
    }
    guard let spread = sum(squares)?.divided(by: count)?.squareRoot(),
      let result = spread.divided(by: mean)
    else { return nil }
    return .value(result)
  }

  private static func sum(_ numbers: [Number]) -> Number? {
    numbers.reduce(Number.zero as Number?) { $0?.adding($1) }
  }
}
