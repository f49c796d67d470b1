package import Numbers

/// How far the figures of decisions may stray from those of the evidence before somebody must look.
///
/// Shares and rates are parts of 1. A deviation counts only where chance does not explain it: where the figure's own 95 %
/// interval leaves the evidence's figure out.
package struct MonitoringPlan: Hashable, Sendable {
  /// Of the pass, refer and decline rate, up or down.
  package var passRate = Self.percent(5)
  /// Of a rule's hit rate, up or down.
  package var hitRate = Self.percent(5)
  /// Of the share of applications of which a rule is undecided, up.
  package var undecided = Self.percent(2)
  /// Of the line per approval, up or down, as a part of the evidence's.
  package var line = Self.percent(10)
  /// Of the average rate, up or down.
  package var rate = Number(1, over: 200) ?? .zero
  /// The highest PSI of a field or a score (DOMAIN §18: amber from 0.10, red from 0.25).
  package var stability = Self.percent(25)
  /// Decisions below which nothing is judged.
  package var leastDecisions = 100
  /// Observed loans below which a bad rate is not judged.
  package var leastLoans = 30

  package init() {}

  private static func percent(_ count: Int) -> Number { Number(count, over: 100) ?? .zero }
}
