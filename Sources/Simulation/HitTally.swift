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
  /// How many places the counts of a period take: rules, rounded up to eights.
  private let stride: Int
  // By period × rule.
  private var fired: [Int]
  private var undecided: [Int]
  private var errors: [Int]
  private var first: [Int]
  private var onlyToApprove: [Int]
  private var onlyToRefer: [Int]
  /// Rules that are the earliest to hit, whatever their effect.
  private var earliest: [Int]
  /// By period, applications whose reason is an output that is not known, not a rule; those that no rule hit at all.
  private var firstByOutputs: [Int]
  private var earliestByOutputs: [Int]

  /// - Parameter periods: how many periods are told apart.
  init(_ program: Program, periods: Int = 1) {
    planes = Swift.stride(from: 0, to: program.rules.count, by: 8).map { start in
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
    stride = planes.count * 8
    let zeros = [Int](repeating: 0, count: stride * periods)
    (fired, undecided, errors, earliest) = (zeros, zeros, zeros, zeros)
    (first, onlyToApprove, onlyToRefer) = (zeros, zeros, zeros)
    firstByOutputs = [Int](repeating: 0, count: periods)
    earliestByOutputs = firstByOutputs
  }

  var firstByOutput: Int { firstByOutputs.reduce(0, +) }

  mutating func add(_ other: HitTally) {
    fired.add(other.fired)
    undecided.add(other.undecided)
    errors.add(other.errors)
    first.add(other.first)
    onlyToApprove.add(other.onlyToApprove)
    onlyToRefer.add(other.onlyToRefer)
    earliest.add(other.earliest)
    firstByOutputs.add(other.firstByOutputs)
    earliestByOutputs.add(other.earliestByOutputs)
  }

  /// By rule.
  func rules(_ program: Program, period: Int = 0) -> [RuleHits] {
    program.rules.indices.map { position in
      let rule = program.rules[position]
      let index = period * stride + position
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

  /// By rule, applications that it was the earliest to hit, with whatever effect; last, those that only outputs that are
  /// not known hit.
  func earliestHits(_ program: Program, period: Int = 0) -> [Int] {
    program.rules.indices.map { earliest[period * stride + $0] } + [earliestByOutputs[period]]
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

    /// Notes a plane's hits of eight rows, a byte a row.
    @inline(__always) mutating func note(_ word: UInt64, plane: Int, from row: Int) {
      var word = word
      while word != 0 {
        let byte = word.trailingZeroBitCount / 8
        note(UInt8(truncatingIfNeeded: word >> UInt64(byte * 8)), plane: plane, row: row + byte)
        word &= ~(0xff << UInt64(byte * 8))
      }
    }

    /// Notes a plane's hits of a row.
    @inline(__always) private mutating func note(_ bits: UInt8, plane: Int, row: Int) {
      if firsts[row] == HitTally.none {
        firsts[row] = UInt16(truncatingIfNeeded: plane * 8 + bits.trailingZeroBitCount)
      }
      counts[row] = min(2, counts[row] &+ UInt8(bits.nonzeroBitCount))
    }
  }

  /// Counts some rows, all in the one period, or in those that are given by row.
  mutating func add(_ hits: HitPlanes, rows: Range<Int>, periods: [Int] = []) {
    // By row where its period's counts begin.
    let starts = periods.map { $0 * stride }
    for index in planes.indices {
      let start = index * 8
      count(hits.fired[index], rows, starts, into: \.fired, from: start)
      count(hits.undecided[index], rows, starts, into: \.undecided, from: start)
      count(hits.failed[index], rows, starts, into: \.errors, from: start)
    }
    let (declines, refers) = gravities(hits, rows)
    for (position, row) in rows.enumerated() {
      let period = periods.isEmpty ? 0 : periods[position]
      switch hits.outcomes[row] {
      case Outcome.decline.rawValue:
        settle(declines, position, period, alone: refers.counts[position] > 0 ? .refer : .approve)
      case Outcome.refer.rawValue: settle(refers, position, period, alone: .approve)
      default: continue
      }
      let rule = min(declines.firsts[position], refers.firsts[position])
      if rule == Self.none {
        earliestByOutputs[period] += 1
      } else {
        earliest[period * stride + Int(rule)] += 1
      }
    }
  }

  /// Eight rows of a plane, or fewer at the end, a byte a row; none of an empty plane.
  @inline(__always) private static func word(
    _ plane: UnsafeRawBufferPointer, _ rows: Range<Int>
  ) -> UInt64 {
    guard !plane.isEmpty else { return 0 }
    if rows.count == 8 {
      return UInt64(
        littleEndian: plane.loadUnaligned(fromByteOffset: rows.lowerBound, as: UInt64.self))
    }
    return rows.reversed().reduce(0) { $0 << 8 | UInt64(plane[$1]) }
  }

  /// The same mask for each of eight rows.
  @inline(__always) private static func eight(_ mask: UInt8) -> UInt64 {
    UInt64(mask) &* 0x0101_0101_0101_0101
  }

  /// The hits of some rows, by what they do.
  private func gravities(
    _ hits: HitPlanes, _ rows: Range<Int>
  ) -> (declines: Gravity, refers: Gravity) {
    var declines = Gravity(rows.count)
    var refers = Gravity(rows.count)
    for (index, plane) in planes.enumerated() {
      hits.fired[index].withUnsafeBytes { fired in
        hits.undecided[index].withUnsafeBytes { undecided in
          hits.failed[index].withUnsafeBytes { failed in
            for position in Swift.stride(from: 0, to: rows.count, by: 8) {
              let block = rows.dropFirst(position).prefix(8)
              let (isFired, isOpen) = (Self.word(fired, block), Self.word(undecided, block))
              declines.note(
                isFired & Self.eight(plane.decline) | isOpen & Self.eight(plane.undecidedDecline),
                plane: index, from: position)
              refers.note(
                isFired & Self.eight(plane.refer) | isOpen & Self.eight(plane.undecidedRefer)
                  | Self.word(failed, block), plane: index, from: position)
            }
          }
        }
      }
    }
    guard !hits.openOutputs.isEmpty else { return (declines, refers) }
    for (position, row) in rows.enumerated() where hits.openOutputs[row] != 0 {
      let open = OpenOutputs(bits: hits.openOutputs[row])
      declines.counts[position] = min(2, declines.counts[position] &+ open.declines)
      refers.counts[position] = min(2, refers.counts[position] &+ open.refers)
    }
    return (declines, refers)
  }

  /// By row of a block the rule that is the earliest reason of its outcome; `VersionCases.noRule` where no rule is.
  func reasons(_ hits: HitPlanes, rows: Range<Int>) -> [UInt16] {
    let (declines, refers) = gravities(hits, rows)
    return rows.enumerated().map { position, row in
      switch hits.outcomes[row] {
      case Outcome.decline.rawValue: declines.firsts[position]
      case Outcome.refer.rawValue: refers.firsts[position]
      default: Self.none
      }
    }
  }

  /// Counts an application to its earliest reason, and to a rule that stands alone.
  private mutating func settle(
    _ gravity: Gravity, _ row: Int, _ period: Int, alone: Outcome
  ) {
    guard gravity.firsts[row] != Self.none else {
      firstByOutputs[period] += 1
      return
    }
    let rule = period * stride + Int(gravity.firsts[row])
    first[rule] += 1
    guard gravity.counts[row] == 1 else { return }
    if alone == .approve { onlyToApprove[rule] += 1 } else { onlyToRefer[rule] += 1 }
  }

  /// Adds the rows in which each of a plane's bits is set.
  private mutating func count(
    _ plane: [UInt8], _ rows: Range<Int>, _ starts: [Int],
    into counts: WritableKeyPath<Self, [Int]>, from start: Int
  ) {
    guard !plane.isEmpty else { return }
    if starts.isEmpty {
      Self.count(plane, rows, into: &self[keyPath: counts], from: start)
    } else {
      Self.count(plane, rows, starts, into: &self[keyPath: counts], from: start)
    }
  }

  private static func count(
    _ plane: [UInt8], _ rows: Range<Int>, _ starts: [Int], into counts: inout [Int],
    from start: Int
  ) {
    for (position, row) in rows.enumerated() {
      var bits = plane[row]
      while bits != 0 {
        counts[starts[position] + start + bits.trailingZeroBitCount] += 1
        bits &= bits &- 1
      }
    }
  }

  private static func count(
    _ plane: [UInt8], _ rows: Range<Int>, into counts: inout [Int], from start: Int
  ) {
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
