package import Numbers
package import Semantics

/// What the one judge of both versions says of each case.
package struct ReferenceCases: Sendable {
  /// Points in thousandths, greater for less risk; `missing` where they are not known.
  package var scores: [Int64]
  /// The chance of a bad loan in multiples of 10⁻¹², -1 where it is not known.
  package var probabilities: [Int64]
  package static let missing = Int64.min

  package init(scores: [Int64] = [], probabilities: [Int64] = []) {
    self.scores = scores
    self.probabilities = probabilities
  }

  /// Joins parts in their order; `nil` of none.
  init?(joining parts: [Self]) {
    guard !parts.isEmpty else { return nil }
    self.init(scores: parts.flatMap(\.scores), probabilities: parts.flatMap(\.probabilities))
  }
}

/// What the record tells of each case's loan, where it does.
package struct StatedOutcomes: Sendable {
  /// 1 bad, 0 good, `unknown` where the condition is missing.
  package var bad: [UInt8]
  /// Exposure and loss in fen, 0 where the scenario names none or they are missing.
  package var exposures: [Int64]
  package var losses: [Int64]
  package static let unknown = UInt8.max

  package init(bad: [UInt8] = [], exposures: [Int64] = [], losses: [Int64] = []) {
    self.bad = bad
    self.exposures = exposures
    self.losses = losses
  }

  /// Joins parts in their order; `nil` of none.
  init?(joining parts: [Self]) {
    guard !parts.isEmpty else { return nil }
    self.init(
      bad: parts.flatMap(\.bad), exposures: parts.flatMap(\.exposures),
      losses: parts.flatMap(\.losses))
  }
}

/// A measure of a scenario under both versions.
package struct MeasuredPair: Hashable, Sendable {
  package var live: Tally
  package var candidate: Tally

  /// What a measure is reckoned from; tallies of parts add up.
  package struct Tally: Hashable, Sendable {
    /// Cases that count, of a share those of which it is true; and those of which it could not be told.
    package var count = 0
    package var unknown = 0
    /// All cases, of a share those among which it is asked, the unknown included.
    package var whole = 0
    /// Σ of the values of those that count, in multiples of 10⁻¹².
    package var sum: Int128 = 0
    package init(count: Int = 0, unknown: Int = 0, whole: Int = 0, sum: Int128 = 0) {
      self.count = count
      self.unknown = unknown
      self.whole = whole
      self.sum = sum
    }

    /// Adds the cases of another part.
    package mutating func add(_ other: Self) {
      count += other.count
      unknown += other.unknown
      whole += other.whole
      sum += other.sum
    }

    /// The measure itself; `nil` for the average or the share of nothing, and for a sum out of bound.
    package func result(_ kind: Scenario.Measure.Kind) -> Number? {
      switch kind {
      case .count: Number(count)
      case .sum: Number(sum, decimals: 12)
      case .average:
        count == 0 ? nil : Number(sum, decimals: 12).flatMap { $0.divided(by: Number(count)) }
      case .share: whole == 0 ? nil : Number(count).divided(by: Number(whole))
      }
    }
  }

  /// Adds the cases of another part.
  package mutating func add(_ other: Self) {
    live.add(other.live)
    candidate.add(other.candidate)
  }

  package init(live: Tally = Tally(), candidate: Tally = Tally()) {
    self.live = live
    self.candidate = candidate
  }
}
