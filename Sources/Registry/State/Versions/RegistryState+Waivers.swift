extension RegistryState {
  /// The waivers by which a version is live in an environment at a time, or on its way there, lapsed ones too; of a gate that
  /// was waived anew the last one.
  package func waivers(
    of record: VersionRecord, in environment: String, at time: Timestamp
  ) -> [VersionRound.WaiverRecord] {
    let place = ReleaseLine.Place(product: record.product, environment: environment)
    switch state(of: record.version, in: environment, at: time) {
    case .live, .pending:
      let step = lines[place]?.steps.last { $0.version == record.version }
      let round = step.flatMap { record.round(carrying: $0.position) } ?? record.round
      return round.lastWaivers(in: environment)
    case .validated, .approved: return record.round.lastWaivers(in: environment)
    default: return []
    }
  }
}

extension VersionRound {
  /// The waivers that are of its last evidence for an environment, the last one of each gate.
  fileprivate func lastWaivers(in environment: String) -> [WaiverRecord] {
    let counted = waivers.filter { $0.endedBy == nil && $0.waiver.environment == environment }
    return counted.enumerated().filter { index, made in
      !counted.dropFirst(index + 1).contains { $0.waiver.isOfGate(of: made.waiver) }
    }.map(\.element)
  }
}

extension Waiver {
  fileprivate func isOfGate(of other: Waiver) -> Bool {
    scenario == other.scenario && part == other.part && gate == other.gate
  }
}
