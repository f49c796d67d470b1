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
}

/// A measure of a scenario under both versions.
package struct MeasuredPair: Hashable, Sendable {
  package var live: Tally
  package var candidate: Tally

  /// What a measure is reckoned from; tallies of parts add up.
  package struct Tally: Hashable, Sendable {
    /// Cases that count, and those of which it could not be told.
    package var count = 0
    package var unknown = 0
    /// All cases.
    package var whole = 0
    /// Σ of the values of those that count, in multiples of 10⁻¹².
    package var sum: Int128 = 0
    package init() {}
  }

  package init(live: Tally = Tally(), candidate: Tally = Tally()) {
    self.live = live
    self.candidate = candidate
  }
}
