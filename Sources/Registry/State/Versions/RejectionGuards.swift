import Diagnostics

extension RegistryState {
  /// Sends a version back: its approvals are spent, and what was to come does not.
  mutating func admitRejection(_ rejection: Rejection, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.reject.roles, Phrase("reject versions", "驳回版本"))
    try Names.checkLine(rejection.because, .reason)
    _ = try openVersion(rejection.version)
    try checkNotLive(rejection.version, at: event.at)
    drop(rejection.version, by: event)
    versions[rejection.version]?.rejected = event.position
  }

  /// Draws a version out of use for cause: it is never rolled back to, nor handed in again.
  mutating func admitWithdrawal(_ withdrawal: Rejection, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.reject.roles, Phrase("withdraw versions", "撤回版本"))
    try Names.checkLine(withdrawal.because, .reason)
    guard let record = versions[withdrawal.version] else {
      throw RegistryError(
        .unknownVersion, "no version \(Names.short(withdrawal.version)) was handed in",
        "没有提交过版本 \(Names.short(withdrawal.version))")
    }
    if let withdrawn = record.withdrawn { throw Self.withdrawn(record.version, withdrawn) }
    try checkNotLive(withdrawal.version, at: event.at)
    drop(withdrawal.version, by: event)
    versions[withdrawal.version]?.withdrawn = event.position
  }

  private func checkNotLive(_ version: String, at time: Timestamp) throws(RegistryError) {
    for line in lines.values.sorted(by: { $0.place < $1.place })
    where line.stepsInForce(at: time).contains(where: { $0.version == version }) {
      throw RegistryError(
        .wrongState, "version \(Names.short(version)) is live in '\(line.place.environment)'",
        "版本 \(Names.short(version)) 正在“\(line.place.environment)”生效",
        remedy: Phrase("roll it back first", "请先回滚"))
    }
  }

  private mutating func drop(_ version: String, by event: Event) {
    for place in lines.keys { lines[place]?.cancel(version, at: event.at) }
    spendApprovals(of: version, by: event.position)
  }
}
