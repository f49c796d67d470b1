package import Engine
package import RunRecord

/// The logged decisions of one version, as far as figures are made of them.
package struct MonitoredDecisions: Sendable {
  /// One decision.
  package struct Decision: Sendable {
    package var outcome: Outcome
    /// The first month of the quarter of the application's date: year × 12 + month − 1; `nil` without a date.
    package var quarter: Int32?
    /// In fen, of an approval; `nil` where there is none.
    package var line: Int64?
    /// In multiples of 10⁻¹², of an approval.
    package var rate: Int64?
    /// Codes of the rules that fired and that were undecided.
    package var fired: [String]
    package var undecided: [String]
    package var score: Score
    package var loan: Loan

    package init(
      outcome: Outcome, quarter: Int32?, line: Int64?, rate: Int64?, fired: [String],
      undecided: [String], score: Score = .notReplayed, loan: Loan = .none
    ) {
      self.outcome = outcome
      self.quarter = quarter
      self.line = line
      self.rate = rate
      self.fired = fired
      self.undecided = undecided
      self.score = score
      self.loan = loan
    }
  }

  /// The version's own chance of default, which comes out when the application is decided again.
  package enum Score: Hashable, Sendable {
    /// Nobody has: it counts nowhere.
    case notReplayed
    /// It is missing.
    case missing
    /// In multiples of 10⁻¹².
    case of(Int64)
  }

  /// What became of the application's loan.
  package enum Loan: Hashable, Sendable {
    /// There is none, or it was never drawn.
    case none
    case immature, indeterminate, good, bad
  }

  package var decisions: [Decision] = []
  /// Why no scores are known; `nil` where they are.
  package var scoreGap: RunRecord.Reason?
  /// By field how often each value stood in the applications, `missing` where none did; masked fields do not count.
  package var mixes: [String: [String: Int]] = [:]

  package init() {}
}
