package import Numbers

extension Scenario {
  /// How the chance of a bad loan answers to what is offered, and how far the scenario stresses it.
  ///
  /// The chance of a loan whose outcome nobody saw is the judge's × `stress` × (line ÷ line judged)^`line`, and so for the
  /// rate and the term. An observed outcome is never changed.
  package struct RiskAnswers: Hashable, Sendable {
    /// The factor on every modelled chance; 1 for none.
    package var stress: Number
    /// Elasticities to the line, the rate and the term against the offer that was judged; 0 for no answer.
    package var line: Number
    package var rate: Number
    package var term: Number
    package init(stress: Number = .one, line: Number, rate: Number, term: Number) {
      self.stress = stress
      self.line = line
      self.rate = rate
      self.term = term
    }
  }
}
