extension RegistryState {
  /// Where a version stands in an environment at a time; `submitted` for one that nobody knows.
  package func state(
    of version: String, in environment: String, at time: Timestamp
  ) -> VersionState {
    guard let record = versions[version] else { return .submitted }
    let place = ReleaseLine.Place(product: record.product, environment: environment)
    let steps = (lines[place]?.steps ?? []).filter { $0.version == version }
    if steps.contains(where: { $0.isInForce(at: time) }) { return .live }
    if steps.contains(where: { $0.from > time }) { return .pending }
    if record.withdrawn != nil { return .withdrawn }
    if record.rolledBack[environment] != nil { return .rolledBack }
    // What an earlier round brought live is no part of this one.
    let carried = Set(record.round.releases.map(\.position))
    if steps.contains(where: { carried.contains($0.position) }) { return .retired }
    if record.rejected != nil { return .rejected }
    guard let validation = record.validation(in: environment) else { return .submitted }
    let approvals = approvalsInForce(of: record, in: environment, at: time)
    if let plan = approvals.first?.approval.plan,
      (try? checkApprovals(of: record, in: environment, plan: plan, at: time)) != nil
    {
      return .approved
    }
    return isCompromised(validation.reliance) ? .submitted : .validated
  }
}
