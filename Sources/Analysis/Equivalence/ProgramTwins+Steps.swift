import Numbers
import Semantics
import Syntax

// Comparisons with constants, by the steps in which values lie.
extension ProgramTwins {
  /// Whether two comparisons of the same value hold for the same of its possible values.
  func areSameSteps(_ a: NodeID, _ b: NodeID) -> Bool {
    guard let (x, first) = left.comparison(at: a), let (y, second) = right.comparison(at: b),
      areAlike(x, y)
    else { return false }
    let (grain, other) = (left.grain(of: x), right.grain(of: y))
    guard grain == other else { return false }
    let (low, high) = left.bounds(of: x)
    guard
      first.steps(of: grain, from: low, to: high) == second.steps(of: grain, from: low, to: high)
    else { return false }
    note(.sameSteps)
    return true
  }
}

/// A comparison with a number, in units of 10⁻¹².
struct NumberComparison {
  var comparator: Comparator
  var bound: Int128

  /// The multiples of the grain, as numbers of steps, of which it is true: closed stretches within the bounds.
  func steps(of grain: Int128, from low: Int128?, to high: Int128?) -> [ClosedRange<Int128>] {
    // Far beyond what any number reaches.
    let end: Int128 = 1 << 125
    let first = low.map { Self.ceiling($0, grain) } ?? -end
    let last = high.map { Self.floor($0, grain) } ?? end
    let (below, above) = (Self.floor(bound, grain), Self.ceiling(bound, grain))
    let isStep = below == above
    let stretches: [(Int128, Int128)] =
      switch comparator {
      case .less: [(first, above - 1)]
      case .lessOrEqual: [(first, below)]
      case .greater: [(below + 1, last)]
      case .greaterOrEqual: [(above, last)]
      case .equal: isStep ? [(below, below)] : []
      case .unequal: isStep ? [(first, below - 1), (below + 1, last)] : [(first, last)]
      }
    return stretches.compactMap { lower, upper in
      let (lower, upper) = (max(lower, first), min(upper, last))
      return lower <= upper ? lower...upper : nil
    }
  }

  private static func floor(_ units: Int128, _ grain: Int128) -> Int128 {
    let (quotient, remainder) = units.quotientAndRemainder(dividingBy: grain)
    return remainder < 0 ? quotient - 1 : quotient
  }

  private static func ceiling(_ units: Int128, _ grain: Int128) -> Int128 { -floor(-units, grain) }
}

extension Program {
  /// A comparison of some number with a constant: the number, and how it is compared.
  func comparison(at id: NodeID) -> (subject: NodeID, NumberComparison)? {
    guard case .compare(let comparator, let a, let b) = self[id].operation else { return nil }
    if let bound = units(at: b), units(at: a) == nil {
      return (a, NumberComparison(comparator: comparator, bound: bound))
    }
    if let bound = units(at: a), units(at: b) == nil {
      return (b, NumberComparison(comparator: comparator.mirrored, bound: bound))
    }
    return nil
  }

  /// The step of which all values of a number are multiples, in units of 10⁻¹².
  func grain(of id: NodeID) -> Int128 {
    let node = self[id]
    let finest = Int128.one(shiftedLeft: 12 - node.decimals)
    func common(_ ids: [NodeID]) -> Int128 { ids.map { grain(of: $0) }.reduce(0, Int128.common) }
    let coarsest: Int128
    switch node.operation {
    case .constant(.number(let number)):
      coarsest = Int128(number.units.magnitude)
    case .parameter(let index):
      if case .number(let number) = parameters[index].value {
        coarsest = Int128(number.units.magnitude)
      } else {
        coarsest = finest
      }
    case .round(_, _, let step, nil): coarsest = step.units
    case .retype(let inner), .broadcast(let inner), .negate(let inner), .absolute(let inner),
      .seen(let inner, _, _), .cut(let inner, from: _, to: _):
      coarsest = grain(of: inner)
    case .choose(_, let a, let b), .assumed(let a, let b, assumption: _), .add(let a, let b),
      .subtract(let a, let b):
      coarsest = common([a, b])
    case .minimum(let all), .maximum(let all): coarsest = common(all)
    case .bins(let card, let characteristic, _):
      coarsest = scorecards[card].characteristics[characteristic].bins
        .map(\.points.units).reduce(0, Int128.common)
    default: return finest
    }
    // Nothing but zero is a multiple of every step.
    return coarsest == 0 ? finest : Int128.common(coarsest, 0)
  }

  /// Between which values a number surely lies, in units of 10⁻¹²; both belong to it.
  func bounds(of id: NodeID) -> (low: Int128?, high: Int128?) {
    if let units = units(at: id) { return (units, units) }
    switch self[id].operation {
    case .field(let index): return bounds(of: field(index, of: self[id].domain))
    case .retype(let inner), .broadcast(let inner), .cut(let inner, from: _, to: _),
      .seen(let inner, _, _):
      return bounds(of: inner)
    case .choose(_, let a, let b), .assumed(let a, let b, assumption: _):
      let (x, y) = (bounds(of: a), bounds(of: b))
      return (Self.both(x.low, y.low, min), Self.both(x.high, y.high, max))
    case .absolute, .squareRoot, .exponential, .longestZeroRun, .countMonths, .carried:
      return (0, nil)
    case .round(let inner, _, step: _, within: nil):
      return (bounds(of: inner).low.map { $0 >= 0 } ?? false ? 0 : nil, nil)
    case .maximum(let all):
      return (all.compactMap { bounds(of: $0).low }.max(), nil)
    case .minimum(let all):
      let lows = all.map { bounds(of: $0).low }
      return (
        lows.contains(nil) ? nil : lows.compactMap { $0 }.min(),
        all.compactMap { bounds(of: $0).high }.min()
      )
    case .aggregate(let question):
      switch question.kind {
      case .count, .countDistinct, .countMonths: return (0, nil)
      case .sum:
        return (
          question.value.flatMap { bounds(of: $0).low }.map { $0 >= 0 } ?? false ? 0 : nil, nil
        )
      default: return (nil, nil)
      }
    default: return (nil, nil)
    }
  }

  private func field(_ index: Int, of domain: Domain) -> FieldSchema {
    if case .rows(let list) = domain {
      lists[list].record.fields[index]
    } else {
      record.fields[index]
    }
  }

  private func bounds(of field: FieldSchema) -> (low: Int128?, high: Int128?) {
    let step = Int128.one(shiftedLeft: 12 - field.decimals)
    return (
      field.lowest.map { field.lowestIncluded ? $0.units : $0.units + step },
      field.highest.map { field.highestIncluded ? $0.units : $0.units - step }
    )
  }

  private static func both(
    _ a: Int128?, _ b: Int128?, _ choose: (Int128, Int128) -> Int128
  ) -> Int128? {
    if let a, let b { choose(a, b) } else { nil }
  }
}

extension Comparator {
  /// The comparison with its sides exchanged.
  fileprivate var mirrored: Comparator {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Int128 {
  /// 10 to a power within 0…12.
  static func one(shiftedLeft digits: Int) -> Int128 {
    (0..<Swift.max(0, digits)).reduce(1) { power, _ in power * 10 }
  }

  /// The greatest common divisor.
  static func common(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Int128(a)
  }
}
