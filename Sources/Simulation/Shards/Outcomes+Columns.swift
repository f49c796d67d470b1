import RunRecord

extension RecordedDecisions {
  func write(into file: inout ColumnFile) {
    file.add("recorded.system_outcomes", systemOutcomes)
    file.add("recorded.final_outcomes", finalOutcomes)
    file.add("recorded.versions", versions)
    file.add("recorded.version_names", versionNames)
    file.add("recorded.override_reasons", overrideReasons)
    file.add("recorded.override_reason_names", overrideReasonNames)
    file.add("recorded.decided_on", decidedOn)
    file.add("recorded.decided_lines", decidedLines)
    file.add("recorded.booked_lines", bookedLines)
    file.add("recorded.rates", rates)
    file.add("recorded.terms", terms)
  }

  init?(_ file: ColumnFile) throws(ColumnFile.Fault) {
    guard file.has("recorded.versions") else { return nil }
    self.init(count: 0)
    systemOutcomes = try file.integers("recorded.system_outcomes")
    finalOutcomes = try file.integers("recorded.final_outcomes")
    versions = try file.integers("recorded.versions")
    versionNames = try file.texts("recorded.version_names")
    overrideReasons = try file.integers("recorded.override_reasons")
    overrideReasonNames = try file.texts("recorded.override_reason_names")
    decidedOn = try file.integers("recorded.decided_on")
    decidedLines = try file.integers("recorded.decided_lines")
    bookedLines = try file.integers("recorded.booked_lines")
    rates = try file.integers("recorded.rates")
    terms = try file.integers("recorded.terms")
  }

  /// Puts decisions one behind the other; `nil` of none.
  init?(chaining parts: [Self]) {
    guard !parts.isEmpty else { return nil }
    self.init(count: 0)
    systemOutcomes = parts.flatMap(\.systemOutcomes)
    finalOutcomes = parts.flatMap(\.finalOutcomes)
    (versionNames, versions) = Self.uniting(parts.map { ($0.versionNames, $0.versions) })
    (overrideReasonNames, overrideReasons) = Self.uniting(
      parts.map { ($0.overrideReasonNames, $0.overrideReasons) })
    decidedOn = parts.flatMap(\.decidedOn)
    decidedLines = parts.flatMap(\.decidedLines)
    bookedLines = parts.flatMap(\.bookedLines)
    rates = parts.flatMap(\.rates)
    terms = parts.flatMap(\.terms)
  }

  /// All names in the order of the alphabet, and the codes by it.
  private static func uniting(
    _ parts: [(names: [String], codes: [Int32])]
  ) -> (names: [String], codes: [Int32]) {
    let names = Set(parts.flatMap(\.names)).sorted()
    let numbers = Dictionary(
      names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    return (
      names,
      parts.flatMap { part in
        let own = part.names.map { numbers[$0] ?? -1 }
        return part.codes.map { $0 < 0 ? -1 : own[Int($0)] }
      }
    )
  }
}

extension LoanOutcomes {
  func write(into file: inout ColumnFile) {
    file.add("loans.states", states)
    file.add("loans.exposures", exposures)
    file.add("loans.bad_amounts", badAmounts)
    file.add("loans.losses", losses)
  }

  init?(_ file: ColumnFile) throws(ColumnFile.Fault) {
    guard file.has("loans.states") else { return nil }
    self.init(count: 0)
    states = try file.integers("loans.states")
    exposures = try file.integers("loans.exposures")
    badAmounts = try file.integers("loans.bad_amounts")
    losses = try file.integers("loans.losses")
  }

  /// Puts outcomes one behind the other; `nil` of none.
  init?(chaining parts: [Self]) {
    guard !parts.isEmpty else { return nil }
    self.init(count: 0)
    states = parts.flatMap(\.states)
    exposures = parts.flatMap(\.exposures)
    badAmounts = parts.flatMap(\.badAmounts)
    losses = parts.flatMap(\.losses)
  }
}
