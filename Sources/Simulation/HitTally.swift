import Engine
import Semantics
import Syntax

/// How often each rule hit, came first or stood alone, from the bits of fired, undecided and failed rules.
///
/// A rule *hits* an application where it fired, was undecided with an effect, or is in error (which refers). Outputs that
/// are not known hit too, without a rule. The outcome is the gravest hit, so that a rule alone in that gravity decides.
struct HitTally {
  /// What the bits of a plane's eight rules do.
  private struct Plane {
    var decline: UInt8 = 0
    var refer: UInt8 = 0
    var undecidedDecline: UInt8 = 0
    var undecidedRefer: UInt8 = 0
  }
  private static let none = VersionCases.noRule

  private let planes: [Plane]
  /// The effect of each output that is not known.
  private let outputEffects: [Effect?]
  private var fired: [Int]
  private var undecided: [Int]
  private var errors: [Int]
  private var first: [Int]
  private var onlyToApprove: [Int]
  private var onlyToRefer: [Int]
  private(set) var firstByOutput = 0

  init(_ program: Program) {
    planes = stride(from: 0, to: program.rules.count, by: 8).map { start in
      var plane = Plane()
      for (bit, rule) in program.rules[start..<min(start + 8, program.rules.count)].enumerated() {
        let mask = UInt8(1) << UInt8(bit)
        if rule.effect == .decline { plane.decline |= mask }
        if rule.effect == .refer { plane.refer |= mask }
        if rule.undecided?.effect == .decline { plane.undecidedDecline |= mask }
        if rule.undecided?.effect == .refer { plane.undecidedRefer |= mask }
      }
      return plane
    }
    outputEffects = program.outputs.map { output in
      switch output.undecided?.effect {
      case .decline: .decline
      case .ignore: nil
      default: .refer
      }
    }
    let zeros = [Int](repeating: 0, count: (program.rules.count + 7) / 8 * 8)
    (fired, undecided, errors) = (zeros, zeros, zeros)
    (first, onlyToApprove, onlyToRefer) = (zeros, zeros, zeros)
  }

  mutating func add(_ other: HitTally) {
    fired.add(other.fired)
    undecided.add(other.undecided)
    errors.add(other.errors)
    first.add(other.first)
    onlyToApprove.add(other.onlyToApprove)
    onlyToRefer.add(other.onlyToRefer)
    firstByOutput += other.firstByOutput
  }

  func rules(_ program: Program) -> [RuleHits] {
    program.rules.indices.map { index in
      let rule = program.rules[index]
      func hits(_ effect: Effect?, _ count: Int) -> Int {
        effect == .decline || effect == .refer ? count : 0
      }
      return RuleHits(
        fired: fired[index], undecided: undecided[index], errors: errors[index],
        any: hits(rule.effect, fired[index]) + hits(rule.undecided?.effect, undecided[index])
          + errors[index],
        first: first[index], onlyToApprove: onlyToApprove[index], onlyToRefer: onlyToRefer[index])
    }
  }

  /// Hits of one gravity by row of a block.
  private struct Gravity {
    /// 0, 1, or 2 for more.
    var counts: [UInt8]
    /// The first rule.
    var firsts: [UInt16]

    init(_ rows: Int) {
      counts = [UInt8](repeating: 0, count: rows)
      firsts = [UInt16](repeating: HitTally.none, count: rows)
    }

    /// Notes a plane's hits of a row.
    @inline(__always) mutating func note(_ bits: UInt8, plane: Int, row: Int) {
      guard bits != 0 else { return }
      if firsts[row] == HitTally.none {
        firsts[row] = UInt16(truncatingIfNeeded: plane * 8 + bits.trailingZeroBitCount)
      }
      counts[row] = min(2, counts[row] &+ UInt8(bits.nonzeroBitCount))
    }
  }

  mutating func add(_ decisions: Decisions, rows: Range<Int>) {
    for index in planes.indices {
      let start = index * 8
      Self.count(decisions.firedPlanes[index], rows, into: &fired, from: start)
      Self.count(decisions.undecidedPlanes[index], rows, into: &undecided, from: start)
      Self.count(decisions.errorPlanes[index], rows, into: &errors, from: start)
    }
    let (declines, refers) = gravities(decisions, rows)
    for (position, row) in rows.enumerated() {
      switch decisions.outcomes[row] {
      case Outcome.decline.rawValue:
        settle(declines, position, alone: refers.counts[position] > 0 ? .refer : .approve)
      case Outcome.refer.rawValue: settle(refers, position, alone: .approve)
      default: break
      }
    }
  }

  /// The hits of some rows, by what they do.
  private func gravities(
    _ decisions: Decisions, _ rows: Range<Int>
  ) -> (declines: Gravity, refers: Gravity) {
    var declines = Gravity(rows.count)
    var refers = Gravity(rows.count)
    for (index, plane) in planes.enumerated() {
      let firedBits = decisions.firedPlanes[index]
      let openBits = decisions.undecidedPlanes[index]
      let errorBits = decisions.errorPlanes[index]
      for (position, row) in rows.enumerated() {
        let isFired = firedBits[row]
        let isOpen = openBits.isEmpty ? 0 : openBits[row]
        let failed = errorBits.isEmpty ? 0 : errorBits[row]
        guard isFired | isOpen | failed != 0 else { continue }
        declines.note(
          isFired & plane.decline | isOpen & plane.undecidedDecline, plane: index, row: position)
        refers.note(
          isFired & plane.refer | isOpen & plane.undecidedRefer | failed, plane: index,
          row: position)
      }
    }
    noteOutputs(decisions, rows, &declines, &refers)
    return (declines, refers)
  }

  /// By row of a block the rule that is the earliest reason of its outcome; `VersionCases.noRule` where no rule is.
  func reasons(_ decisions: Decisions, rows: Range<Int>) -> [UInt16] {
    let (declines, refers) = gravities(decisions, rows)
    return rows.enumerated().map { position, row in
      switch decisions.outcomes[row] {
      case Outcome.decline.rawValue: declines.firsts[position]
      case Outcome.refer.rawValue: refers.firsts[position]
      default: Self.none
      }
    }
  }

  /// Counts an application to its earliest reason, and to a rule that stands alone.
  private mutating func settle(_ gravity: Gravity, _ row: Int, alone: Outcome) {
    let rule = Int(gravity.firsts[row])
    guard gravity.firsts[row] != Self.none else {
      firstByOutput += 1
      return
    }
    first[rule] += 1
    guard gravity.counts[row] == 1 else { return }
    if alone == .approve { onlyToApprove[rule] += 1 } else { onlyToRefer[rule] += 1 }
  }

  private func noteOutputs(
    _ decisions: Decisions, _ rows: Range<Int>, _ declines: inout Gravity, _ refers: inout Gravity
  ) {
    for (output, effect) in outputEffects.enumerated() {
      guard let status = decisions.outputStatuses[output] else { continue }
      for (position, row) in rows.enumerated() where status[row] != Status.present {
        if status[row] & Status.error != 0 || effect == .refer {
          refers.counts[position] = min(2, refers.counts[position] &+ 1)
        } else if effect == .decline {
          declines.counts[position] = min(2, declines.counts[position] &+ 1)
        }
      }
    }
  }

  /// Adds the rows in which each of a plane's bits is set.
  private static func count(
    _ plane: [UInt8], _ rows: Range<Int>, into counts: inout [Int], from start: Int
  ) {
    guard !plane.isEmpty else { return }
    plane.withUnsafeBytes { bytes in
      var row = rows.lowerBound
      while row + 8 <= rows.upperBound {
        let word = bytes.loadUnaligned(fromByteOffset: row, as: UInt64.self)
        if word != 0 {
          for bit in 0..<8 {
            counts[start + bit] += (word >> UInt64(bit) & 0x0101_0101_0101_0101).nonzeroBitCount
          }
        }
        row += 8
      }
      for row in row..<rows.upperBound {
        for bit in 0..<8 { counts[start + bit] += Int(bytes[row] >> UInt8(bit) & 1) }
      }
    }
  }
}
