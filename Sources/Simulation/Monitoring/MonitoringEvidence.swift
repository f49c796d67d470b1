package import Numbers
package import Syntax

/// What a backtest said of a version that now decides.
package struct MonitoringEvidence: Sendable {
  package struct RuleFigures: Hashable, Sendable {
    package var code: String
    package var title: String
    package var section: SectionKind
    /// Applications in which it fired, and in which it was undecided.
    package var fired: Int
    package var undecided: Int
    package init(
      code: String, title: String, section: SectionKind, fired: Int, undecided: Int
    ) {
      self.code = code
      self.title = title
      self.section = section
      self.fired = fired
      self.undecided = undecided
    }
  }
  /// The mix of a field's values among all applications.
  package struct FieldMix: Hashable, Sendable {
    package var field: String
    /// By value, `missing` where there is none.
    package var counts: [String: Int]
    package init(field: String, counts: [String: Int]) {
      self.field = field
      self.counts = counts
    }
  }
  package var applications = 0
  /// `nil` where the run does not tell.
  package var passRate: Number?
  package var referRate: Number?
  package var declineRate: Number?
  package var linePerApproval: Number?
  package var weightedRate: Number?
  package var badRate: Number?
  package var badRateInterval: ClosedRange<Number>?
  package var rules: [RuleFigures] = []
  package var fields: [FieldMix] = []
  /// How scores, lines and rates are spread, in the order of the run's record.
  package var spreads: [FigureSpread] = []

  package init() {}
}
