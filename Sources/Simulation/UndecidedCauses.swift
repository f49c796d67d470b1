package import Engine

/// What was missing where rules could not be decided.
package struct UndecidedCauses: Sendable {
  package struct Cause: Hashable, Sendable {
    package var reason: MissingCause.Reason
    /// The field, list, table or expression.
    package var place: String
    /// Applications with an undecided rule for this cause.
    package var applications: Int
    /// Undecided rules by this cause, by rule of the program; ascending.
    package var rules: [RuleCount]
  }
  package struct RuleCount: Hashable, Sendable {
    /// Position in `Program.rules`.
    package var rule: Int
    package var applications: Int
  }
  /// Applications with an undecided rule.
  package var applications: Int
  /// Of these, those that were walked to their causes: all, or those in every so manieth place of the history.
  package var examined: Int
  /// Those with most applications first, then by place.
  package var causes: [Cause]

  package init(applications: Int, examined: Int, causes: [Cause]) {
    self.applications = applications
    self.examined = examined
    self.causes = causes
  }

  /// Whether the counts are of a sample.
  package var isSample: Bool { examined < applications }
}
