import Numbers
import Semantics
import Syntax

extension PlanBuilder {
  /// Decimals at which a value's lanes stand when read as they are.
  func decimals(of value: PlannedValue) -> Int {
    if let constant = value.constant { return laneDecimals(Self.number(constant).leastDecimals) }
    return laneDecimals(value.decimals)
  }

  /// Bounds of a value's whole numbers at so many decimals.
  func bounds(_ value: PlannedValue, decimals: Int) -> (low: Double, high: Double) {
    if let constant = value.constant {
      let x = FastLanes.element(Self.number(constant), decimals: min(decimals, 12))
      return (x, x)
    }
    let factor = decimalScale(max(0, decimals - value.decimals))
    return (value.low * factor, value.high * factor)
  }

  mutating func sum(_ a: NodeID, _ b: NodeID, isAdd: Bool, _ domain: DomainIndex) -> PlannedValue {
    sum(values[a]!, values[b]!, isAdd: isAdd, domain)
  }

  /// Whether all of one range is at or below all of another, of which doubles may hold only the leading digits.
  private func isBelow(
    _ range: (low: Double, high: Double), _ other: (low: Double, high: Double)
  ) -> Bool {
    let size = max(abs(range.high), abs(other.low))
    let slack = size < FastLanes.exactBound ? 0 : size * FastLanes.largeError
    return range.high + slack <= other.low
  }

  /// Whether lanes between such bounds are exact.
  func isExact(_ range: (low: Double, high: Double)) -> Bool {
    max(abs(range.low), abs(range.high)) < FastLanes.exactBound
  }

  mutating func sum(
    _ x: PlannedValue, _ y: PlannedValue, isAdd: Bool, _ domain: DomainIndex
  ) -> PlannedValue {
    let decimals = max(decimals(of: x), decimals(of: y))
    let (p, q) = (bounds(x, decimals: decimals), bounds(y, decimals: decimals))
    let guarded = !isExact(p) || !isExact(q)
    let operation: BinaryOperation =
      isAdd ? .add(guarded: guarded) : .subtract(guarded: guarded)
    var result = binary(operation, x, y, decimals, decimals, decimals, domain)
    if isAdd {
      (result.low, result.high) = (p.low + q.low, p.high + q.high)
    } else {
      (result.low, result.high) = (p.low - q.high, p.high - q.low)
    }
    return result
  }

  /// Emits a binary operation on operands brought to their decimals.
  mutating func binary(
    _ operation: BinaryOperation, _ x: PlannedValue, _ y: PlannedValue, _ xDecimals: Int,
    _ yDecimals: Int, _ decimals: Int, _ domain: DomainIndex, status: Slot?? = nil
  ) -> PlannedValue {
    let (left, right) = (
      lanes(x, decimals: xDecimals, domain), lanes(y, decimals: yDecimals, domain)
    )
    let status = status ?? arithmeticStatus([x, y], domain)
    let out = slot(.lanes, domain)
    emit(
      .binary(operation, left, right, out, status: status), slot(of: left), slot(of: right), out,
      status)
    return PlannedValue(place: .lanes(out), status: status, decimals: decimals)
  }

  func slot(of argument: LaneArgument) -> Slot? {
    if case .slot(let slot) = argument { slot } else { nil }
  }

  mutating func product(_ a: NodeID, _ b: NodeID, _ domain: DomainIndex) -> PlannedValue {
    let (x, y) = (values[a]!, values[b]!)
    let (p, q) = (decimals(of: x), decimals(of: y))
    let excess = L.usesOwnDecimals ? max(0, p + q - 12) : 0
    let decimals = L.usesOwnDecimals ? p + q - excess : 12
    let (m, n) = (bounds(x, decimals: p), bounds(y, decimals: q))
    let guarded = !isExact(m) || !isExact(n)
    var result = binary(
      .multiply(excess: excess, guarded: guarded), x, y, p, q, decimals, domain)
    let corners = [m.low * n.low, m.low * n.high, m.high * n.low, m.high * n.high]
      .map { $0.isNaN ? 0 : $0 / decimalScale(p + q - decimals) }
    (result.low, result.high) = (corners.min()! - 1, corners.max()! + 1)
    if excess == 0 { (result.low, result.high) = (corners.min()!, corners.max()!) }
    if [m.low, m.high, n.low, n.high].contains(where: \.isInfinite) {
      (result.low, result.high) = (-.infinity, .infinity)
    }
    return result
  }

  /// a ÷ b; missing where b is zero.
  mutating func quotient(_ x: PlannedValue, _ y: PlannedValue, _ domain: DomainIndex)
    -> PlannedValue
  {
    let (p, q) = (decimals(of: x), decimals(of: y))
    let scale = L.usesOwnDecimals ? 12 - p + q : 0
    var status = joined([x, y], domain)
    let neverZero = bounds(y, decimals: q).low > 0 || bounds(y, decimals: q).high < 0
    if !neverZero {
      let own = ownStatus(status, domain)
      let divisor = lanes(y, decimals: q, domain)
      emit(.markMissing(divisor, .zero, own), slot(of: divisor), own)
      status = own
    } else if !L.usesOwnDecimals {
      status = ownStatus(status, domain)
    }
    let guarded = !isExact(bounds(x, decimals: p)) || !isExact(bounds(y, decimals: q))
    var result = binary(
      .divide(scale: scale, guarded: guarded), x, y, p, q, laneDecimals(12), domain,
      status: .some(status))
    // No divisor is smaller than one unit of its own.
    let range = bounds(x, decimals: p)
    let top = max(abs(range.low), abs(range.high)) * decimalScale(12 - p + q)
    (result.low, result.high) = (-top, top)
    return result
  }

  mutating func unary(_ operation: UnaryOperation, _ a: NodeID, _ domain: DomainIndex)
    -> PlannedValue
  {
    let x = values[a]!
    let decimals = decimals(of: x)
    var result = unary(operation, x, decimals, decimals, domain)
    let range = bounds(x, decimals: decimals)
    switch operation {
    case .negate: (result.low, result.high) = (-range.high, -range.low)
    default:
      let top = max(abs(range.low), abs(range.high))
      (result.low, result.high) = (range.low > 0 ? range.low : 0, top)
    }
    return result
  }

  mutating func unary(
    _ operation: UnaryOperation, _ x: PlannedValue, _ inDecimals: Int, _ outDecimals: Int,
    _ domain: DomainIndex, status: Slot?? = nil
  ) -> PlannedValue {
    let base = laneSlot(x, decimals: inDecimals, domain)
    let status = status ?? arithmeticStatus([x], domain)
    let out = slot(.lanes, domain)
    emit(.unary(operation, base, out, status: status), base, out, status)
    return PlannedValue(place: .lanes(out), status: status, decimals: outDecimals)
  }

  mutating func extreme(_ operation: BinaryOperation, _ all: [NodeID], _ domain: DomainIndex)
    -> PlannedValue
  {
    var result = values[all[0]]!
    for id in all.dropFirst() { result = extreme(operation, result, values[id]!, domain) }
    return result
  }

  /// The least or greatest of dates, or of values of a one-of type by its order.
  mutating func extreme(isLeast: Bool, _ all: [NodeID], _ type: ValueType, _ domain: DomainIndex)
    -> PlannedValue
  {
    let operands = all.map { values[$0]! }
    var result = operands[0]
    for next in operands.dropFirst() {
      let test = slot(.bytes, domain)
      if case .oneOf(let index) = type, let ranks = program.oneOfs[index].ranks {
        let (left, right) = (ranked(result, ranks, domain), ranked(next, ranks, domain))
        emit(.compareCodePairs(isLeast ? .less : .greater, left, right, test), left, right, test)
        let (p, q, out) = (
          bytesSlot(result, domain), bytesSlot(next, domain), slot(.bytes, domain)
        )
        emit(.chooseBytes(test, p, q, out), test, p, q, out)
        result = PlannedValue(place: .bytes(out))
      } else {
        let (p, q, out) = (
          int32Slot(result, domain), int32Slot(next, domain), slot(.int32, domain)
        )
        emit(.compareInt32(isLeast ? .less : .greater, p, .slot(q), test), p, q, test)
        emit(.chooseInt32(test, .slot(p), .slot(q), out), test, p, q, out)
        result = PlannedValue(place: .int32(out))
      }
    }
    if operands.count > 1 { result.status = joined(operands, domain) }
    return result
  }

  private mutating func extreme(
    _ operation: BinaryOperation, _ x: PlannedValue, _ y: PlannedValue, _ domain: DomainIndex
  ) -> PlannedValue {
    let decimals = max(decimals(of: x), decimals(of: y))
    var result = binary(operation, x, y, decimals, decimals, decimals, domain)
    let (p, q) = (bounds(x, decimals: decimals), bounds(y, decimals: decimals))
    if case .minimum = operation {
      (result.low, result.high) = (min(p.low, q.low), min(p.high, q.high))
    } else {
      (result.low, result.high) = (max(p.low, q.low), max(p.high, q.high))
    }
    return result
  }

  /// To a multiple of a step; `within` keeps the result on the multiples inside the bounds.
  mutating func rounded(
    _ a: NodeID, _ mode: RoundingMode, _ step: Number, _ within: Bounds?, _ domain: DomainIndex
  ) -> PlannedValue {
    guard let within else { return rounded(values[a]!, mode, step, domain) }
    var (lower, upper) = (values[within.lower]!, values[within.upper]!)
    if !L.usesOwnDecimals, let all = joined([values[a]!, lower, upper], domain) {
      // Bounds are only rounded where all is there: beside something missing, out of bound is not an error.
      lower.status = all
      upper.status = all
    }
    lower = rounded(lower, .ceiling, step, domain)
    upper = rounded(upper, .floor, step, domain)
    // The bounds are multiples, so that what is between them stays there when it is rounded, and within bound.
    return rounded(clamped(values[a]!, lower, upper, domain), mode, step, domain)
  }

  private mutating func rounded(
    _ x: PlannedValue, _ mode: RoundingMode, _ step: Number, _ domain: DomainIndex
  ) -> PlannedValue {
    if let constant = x.constant, constant != .missing, x.status == nil {
      let number = Self.number(constant).rounded(mode, toStep: step)
      return PlannedValue(
        place: .constant(number.map { .number($0) } ?? .missing), isError: number == nil)
    }
    let outDecimals = laneDecimals(step.leastDecimals)
    let inDecimals = max(decimals(of: x), outDecimals)
    var result = unary(
      .round(mode, step: step, decimals: inDecimals, outDecimals: outDecimals), x, inDecimals,
      outDecimals, domain)
    let range = bounds(x, decimals: inDecimals)
    let factor = decimalScale(inDecimals - outDecimals)
    let slack = FastLanes.element(step, decimals: outDecimals)
    (result.low, result.high) = (range.low / factor - slack, range.high / factor + slack)
    if range.low >= 0 { result.low = max(0, result.low) }
    return result
  }

  mutating func clamped(_ a: NodeID, _ within: Bounds, _ domain: DomainIndex) -> PlannedValue {
    clamped(values[a]!, values[within.lower]!, values[within.upper]!, domain)
  }

  /// max(lower, min(upper, x)); crossed bounds are an error.
  private mutating func clamped(
    _ x: PlannedValue, _ lower: PlannedValue, _ upper: PlannedValue, _ domain: DomainIndex
  ) -> PlannedValue {
    var result = extreme(.maximum, extreme(.minimum, x, upper, domain), lower, domain)
    let decimals = max(decimals(of: lower), decimals(of: upper))
    if isBelow(bounds(lower, decimals: decimals), bounds(upper, decimals: decimals)) {
      return result
    }
    let status = ownStatus(result.status, domain)
    let (p, q) = (
      lanes(lower, decimals: decimals, domain), lanes(upper, decimals: decimals, domain)
    )
    emit(.crossedIsError(p, q, status), slot(of: p), slot(of: q), status)
    result.status = status
    return result
  }

  /// Where a function has no value.
  enum MissingAt {
    case nowhere
    case low(orZero: Bool)
  }

  mutating func function(
    _ operation: (Int) -> UnaryOperation, _ a: NodeID, _ domain: DomainIndex,
    missingAt: MissingAt = .nowhere
  ) -> PlannedValue {
    let x = values[a]!
    let decimals = decimals(of: x)
    let status = ownStatus(joined([x], domain), domain)
    if case .low(let orZero) = missingAt {
      let argument = lanes(x, decimals: decimals, domain)
      emit(
        .markMissing(argument, orZero ? .notPositive : .negative, status), slot(of: argument),
        status)
    }
    return unary(
      operation(decimals), x, decimals, laneDecimals(12), domain, status: .some(status))
  }

  mutating func power(_ a: NodeID, _ b: NodeID, _ domain: DomainIndex) -> PlannedValue {
    let (x, y) = (values[a]!, values[b]!)
    let (p, q) = (decimals(of: x), decimals(of: y))
    let status = ownStatus(joined([x, y], domain), domain)
    return binary(
      .power(base: p, exponent: q), x, y, p, q, laneDecimals(12), domain, status: .some(status))
  }
}
