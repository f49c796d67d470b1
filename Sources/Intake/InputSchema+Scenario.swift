package import Semantics

extension InputSchema {
  /// What a scenario must find in the applications, to be merged with what the versions need.
  ///
  /// What a version decides is no input.
  /// - Parameter reading: as for a program; `nil` means every field that the scenario declares.
  package init?(_ scenario: Scenario, reading: Set<String>? = nil) {
    guard let program = scenario.program else { return nil }
    self.init(program, reading: reading)
    name = scenario.name
    // Fields are found by position: what is decided stands behind all others.
    record.fields.removeAll { Scenario.decidedNames.contains($0.name) }
  }
}
