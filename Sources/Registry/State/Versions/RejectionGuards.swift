import Diagnostics

extension RegistryState {
  /// Sends a version back: its approvals are spent, and what was to come does not.
  mutating func admitRejection(_ rejection: Rejection, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.reject.roles, Phrase("reject versions", "驳回版本"))
    try Names.checkLine(rejection.because, .reason)
    let record = try openVersion(rejection.version)
    try checkNotLive(rejection.version) { $0.stepsInForce(at: event.at).map(\.version) }
    if let ended = endOfRound(of: record, at: event.at) { throw ended }
    drop(rejection.version, by: event)
    versions[rejection.version]?.round.rejection = VersionRound.RejectionRecord(
      because: rejection.because, by: event.by, at: event.at, position: event.position)
  }

  /// Why nothing of a version is left to send back; `nil` where it is still under way somewhere.
  private func endOfRound(of record: VersionRecord, at time: Timestamp) -> RegistryError? {
    let released = Set(record.round.releases.map(\.environment))
    let isUnderWay = record.validations.contains {
      !released.contains($0.validation.environment)
    }
    guard !isUnderWay else { return nil }
    var refusal: RegistryError?
    for environment in released.sorted(by: >) {
      do throws(RegistryError) {
        _ = try openVersion(record.version, in: environment, at: time)
        return nil
      } catch {
        refusal = error
      }
    }
    return refusal
  }

  /// Draws a version out of use for cause: it is never rolled back to, nor handed in again.
  ///
  /// One that is live must have been rolled back or halted before, for whoever withdraws it does not choose what decides.
  mutating func admitWithdrawal(_ withdrawal: Rejection, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.reject.roles, Phrase("withdraw versions", "撤回版本"))
    try Names.checkLine(withdrawal.because, .reason)
    let record = try knownVersion(withdrawal.version)
    let id = record.version
    // A retired one may still decide what is under way.
    try checkNotLive(id, unlessHaltedAt: event.at) { $0.entries(at: event.at).map(\.version) }
    drop(id, by: event)
    for place in lines.keys { lines[place]?.end(id, at: event.at) }
    versions[id]?.withdrawn = event.position
  }

  private func checkNotLive(
    _ version: String, unlessHaltedAt time: Timestamp? = nil, _ live: (ReleaseLine) -> [String]
  ) throws(RegistryError) {
    for line in lines.values.sorted(by: { $0.place < $1.place })
    where live(line).contains(version)
      && !(time.map { isHalted(line.place, at: $0) } ?? false)
    {
      throw RegistryError(
        .wrongState, "version \(Names.short(version)) is live in '\(line.place.environment)'",
        "版本 \(Names.short(version)) 正在“\(line.place.environment)”生效",
        remedy: time != nil
          ? Phrase("roll it back, or halt the product, first", "请先回滚，或停用该产品")
          : Phrase("roll it back first", "请先回滚"))
    }
  }

  private mutating func drop(_ version: String, by event: Event) {
    for place in lines.keys { lines[place]?.cancel(version, at: event.at) }
    spendApprovals(of: version, by: event.position)
  }
}
