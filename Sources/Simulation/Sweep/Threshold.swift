import Numbers
import Semantics
import Syntax

/// A rule whose truth hangs on a parameter only by comparing something with it, and nothing else hangs on the parameter.
///
/// Then one value by application tells for all values of the parameter whether the rule fires: there is one place in their
/// order at which it turns.
struct Threshold: Sendable {
  /// What is compared with the parameter, and how, from its side.
  struct Reading {
    var node: NodeID
    /// Whether the rule fires for values above the turn; else for those below it.
    var firesAbove: Bool
    /// Whether a value equal to what is compared counts as above it.
    var equalIsAbove: Bool
  }

  /// The rule's code.
  let code: String
  let parameter: Int

  /// - Parameters:
  ///   - base: the program with one value of the parameter.
  ///   - altered: with another.
  init?(_ parameter: Int, base: Program, altered: Program) {
    guard base.rules.count == altered.rules.count, base.outputs.count == altered.outputs.count
    else { return nil }
    var union = ProgramUnion(like: base)
    func places(_ program: Program) -> [NodeID] {
      let wanted = program.rules.map(\.condition) + program.outputs.map(\.node)
      let found = union.add(program, wanted)
      return wanted.map { found[$0] ?? $0 }
    }
    let (first, second) = (places(base), places(altered))
    let differing = first.indices.filter { first[$0] != second[$0] }
    guard differing.count == 1, differing[0] < base.rules.count else { return nil }
    let rule = base.rules[differing[0]]
    guard rule.disabledBecause == nil,
      let reading = Self.reading(of: rule.condition, parameter, in: base),
      let other = Self.reading(of: altered.rules[differing[0]].condition, parameter, in: altered),
      union.add(base, [reading.node])[reading.node] == union.add(altered, [other.node])[other.node]
    else { return nil }
    (code, self.parameter) = (rule.code, parameter)
  }

  /// How a rule's condition reads the parameter; `nil` where it does so otherwise than by one comparison.
  static func reading(of node: NodeID, _ parameter: Int, in program: Program) -> Reading? {
    switch program[node].operation {
    case .not(let inner):
      // What is missing stays so: `not` of a comparison is the opposite comparison.
      guard var reading = reading(of: inner, parameter, in: program) else { return nil }
      reading.firesAbove.toggle()
      return reading
    case .compare(let comparator, let left, let right):
      if isParameter(right, parameter, in: program) {
        switch comparator {
        case .less: return Reading(node: left, firesAbove: true, equalIsAbove: false)
        case .lessOrEqual: return Reading(node: left, firesAbove: true, equalIsAbove: true)
        case .greater: return Reading(node: left, firesAbove: false, equalIsAbove: true)
        case .greaterOrEqual: return Reading(node: left, firesAbove: false, equalIsAbove: false)
        case .equal, .unequal: return nil
        }
      }
      guard isParameter(left, parameter, in: program) else { return nil }
      switch comparator {
      case .less: return Reading(node: right, firesAbove: false, equalIsAbove: true)
      case .lessOrEqual: return Reading(node: right, firesAbove: false, equalIsAbove: false)
      case .greater: return Reading(node: right, firesAbove: true, equalIsAbove: false)
      case .greaterOrEqual: return Reading(node: right, firesAbove: true, equalIsAbove: true)
      case .equal, .unequal: return nil
      }
    default: return nil
    }
  }

  private static func isParameter(
    _ node: NodeID, _ parameter: Int, in program: Program
  ) -> Bool {
    switch program[node].operation {
    case .parameter(parameter): true
    case .broadcast(let inner), .retype(let inner): isParameter(inner, parameter, in: program)
    default: false
    }
  }
}

extension Threshold.Reading {
  /// By case the position of the first value above what is compared, as many as there are values where none is.
  ///
  /// - Parameters:
  ///   - numbers: what is compared, in units of 10^−decimals.
  ///   - values: ascending.
  func turns(of numbers: [Int64], decimals: Int, values: [Number]) -> [UInt16] {
    // The greatest whole number that a value is above, in the units of what is compared.
    let unit = Int128.powerOfTen(Number.decimals - decimals)
    let bounds = values.map { value in
      let (quotient, rest) = value.units.quotientAndRemainder(dividingBy: unit)
      let floor = rest < 0 ? quotient - 1 : quotient
      return Int64(clamping: equalIsAbove || rest != 0 ? floor : floor - 1)
    }
    return bounds.withUnsafeBufferPointer { bounds in
      numbers.map { number in
        var (low, count) = (0, bounds.count)
        while count > 0 {
          let half = count / 2
          // Without a branch: which way it goes is as good as random.
          let isBelow = bounds[low + half] < number
          low = isBelow ? low + half + 1 : low
          count = isBelow ? count - half - 1 : half
        }
        return UInt16(low)
      }
    }
  }
}
