import Engine
import Semantics

extension VersionCases {
  /// One version's decisions of a part.
  init(_ replay: Replay) {
    let (version, decisions) = (replay.version, replay.decisions)
    self.init(version.program)
    outcomes = decisions.outcomes
    if let line = version.line {
      lines = decisions.values(ofOutput: line, decimals: 2, absent: 0)
    }
    if let rate = version.rate {
      rates = decisions.values(ofOutput: rate, decimals: 6, absent: -1).map {
        Int32(clamping: $0)
      }
    }
    if let term = version.term {
      terms = decisions.values(ofOutput: term, decimals: 0, absent: -1).map {
        Int16(clamping: $0)
      }
    }
    if let node = version.ownRisk, let kept = decisions.kept[node] {
      ownRisk = kept.column.numbers(decimals: 12, status: kept.status, absent: -1)
    }
    let hits = HitTally(version.program)
    for start in stride(from: 0, to: decisions.count, by: Blocks.rows) {
      reasons += hits.reasons(
        replay.hits, rows: start..<min(decisions.count, start + Blocks.rows))
    }
    openOutputs = replay.hits.openOutputs
    fired = decisions.firedPlanes
    undecided = decisions.undecidedPlanes
    failed = decisions.errorPlanes
  }

  /// Joins parts of one version's cases in their order.
  init(joining parts: [VersionCases], _ program: Program) {
    self.init(program)
    outcomes = Array(joining: parts.map(\.outcomes))
    lines = Array(joining: parts.map(\.lines))
    rates = Array(joining: parts.map(\.rates))
    terms = Array(joining: parts.map(\.terms))
    ownRisk = Array(joining: parts.map(\.ownRisk))
    reasons = Array(joining: parts.map(\.reasons))
    let sizes = parts.map(\.outcomes.count)
    fired = Self.joining(parts.map(\.fired), sizes)
    undecided = Self.joining(parts.map(\.undecided), sizes)
    failed = Self.joining(parts.map(\.failed), sizes)
    openOutputs = Self.joining(parts.map { [$0.openOutputs] }, sizes).first ?? []
  }

  /// A plane that is empty in some parts is zero there; one that is empty in all stays so.
  private static func joining(_ parts: [[[UInt8]]], _ sizes: [Int]) -> [[UInt8]] {
    guard let first = parts.first else { return [] }
    return first.indices.map { plane in
      guard parts.contains(where: { !$0[plane].isEmpty }) else { return [] }
      var joined: [UInt8] = []
      joined.reserveCapacity(sizes.reduce(0, +))
      for (part, size) in zip(parts, sizes) {
        if part[plane].isEmpty {
          joined.append(contentsOf: repeatElement(0, count: size))
        } else {
          joined += part[plane]
        }
      }
      return joined
    }
  }
}

extension Decisions {
  /// An output's numbers at so many decimals, `absent` where declined or not known.
  fileprivate func values(ofOutput output: Int, decimals: Int, absent: Int64) -> [Int64] {
    var values = outputs[output].numbers(
      decimals: decimals, status: outputStatuses[output], absent: absent)
    for row in values.indices where outcomes[row] == Outcome.decline.rawValue {
      values[row] = absent
    }
    return values
  }
}

extension Array {
  /// The elements of all parts in their order, in one allocation.
  init(joining parts: [[Element]]) {
    self.init()
    reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { append(contentsOf: part) }
  }
}
