import Diagnostics

extension RegistryState {
  /// Brings back the version that was live before, at once and by one person.
  mutating func admit(_ rollback: Rollback, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.rollback.roles, Phrase("roll back", "回滚"))
    try checkEnvironment(rollback.environment)
    try Names.checkLine(rollback.because, .reason)
    let place = ReleaseLine.Place(product: rollback.product, environment: rollback.environment)
    // One after the other a single person would go back as far as he likes.
    if let waiting = rollbacks.first(where: { $0.place == place && $0.waits(at: event.at) }) {
      throw RegistryError(
        .wrongState, "the rollback of event \(waiting.position) is still to be confirmed",
        "事件 \(waiting.position) 的回滚尚待确认",
        remedy: Phrase(
          "have it confirmed first, or halt the product", "请先由他人确认，或停用该产品"))
    }
    guard var line = lines[place],
      let since = line.inForceSince(rollback.from, at: event.at)
    else {
      throw RegistryError(
        .wrongState,
        "version \(Names.short(rollback.from)) is not live in '\(rollback.environment)'",
        "版本 \(Names.short(rollback.from)) 未在“\(rollback.environment)”生效")
    }
    guard let target = line.rollbackTarget(of: rollback.from, at: event.at) else {
      throw RegistryError(
        .nothingLive, "no version was live before \(Names.short(rollback.from))",
        "版本 \(Names.short(rollback.from)) 之前没有生效过的版本",
        remedy: Phrase("halt the product instead", "请改为停用该产品"))
    }
    guard target == rollback.to else {
      throw RegistryError(
        .wrongState,
        "the version live before was \(Names.short(target)), not \(Names.short(rollback.to))",
        "此前生效的版本为 \(Names.short(target))，而非 \(Names.short(rollback.to))")
    }
    _ = try knownVersion(target)
    if let release = compromise(of: target, in: place) { throw Self.compromised(release) }
    let latest = since.adding(days: policy.rollback.withinDays)
    guard event.at <= latest else {
      throw RegistryError(
        .expired,
        "version \(Names.short(rollback.from)) has been live since \(since), an emergency rollback was possible until \(latest)",
        "版本 \(Names.short(rollback.from)) 自 \(since) 起生效，紧急回滚的期限为 \(latest)",
        remedy: Phrase(
          "submit the earlier version again, or halt the product", "请重新提交较早版本，或停用该产品"))
    }
    line.rollBack(rollback.from, to: target, at: event.at, position: event.position)
    lines[place] = line
    markRolledBack(rollback.from, in: place, by: event.position)
    spendApprovals(of: rollback.from, in: rollback.environment, by: event.position)
    let earlier = releases.last { $0.version == target && $0.place == place }
    releases.append(
      ReleaseRecord(
        place: place, version: target, position: event.position,
        scheduled: earlier?.scheduled ?? event.position,
        restsOn: (earlier?.restsOn ?? []) + [reliance(of: event)]))
    carry(target, in: place, by: event.position)
    rollbacks.append(
      RollbackRecord(
        rollback: rollback, by: event.by, at: event.at, position: event.position,
        deadline: event.at.adding(hours: policy.rollback.confirmHours)))
  }

  /// The round that was live is the one that is rolled back; a later one that is under way was compared with what is live no
  /// more, and ends with it.
  private mutating func markRolledBack(
    _ version: String, in place: ReleaseLine.Place, by position: Int
  ) {
    guard let record = versions[version],
      let release = releases.last(where: { $0.version == version && $0.place == place })
    else { return }
    let first =
      record.rounds.lastIndex { round in
        round.releases.contains { $0.position == release.position }
      } ?? record.rounds.count - 1
    for index in first..<record.rounds.count {
      versions[version]?.rounds[index].rolledBack[place.environment] = position
    }
  }

  /// A second person stands by a rollback in time.
  mutating func admitConfirmation(
    _ seconding: Seconding, _ event: Event
  ) throws(RegistryError) {
    try require(event.by, policy.rollback.confirm, Phrase("confirm rollbacks", "确认回滚"))
    guard
      let index = rollbacks.firstIndex(where: {
        $0.position == seconding.proposal && $0.confirmedAt == nil
      })
    else {
      throw RegistryError(
        .wrongState, "event \(seconding.proposal) is no rollback that waits for confirmation",
        "事件 \(seconding.proposal) 不是等待确认的回滚")
    }
    let rollback = rollbacks[index]
    guard event.by != rollback.by else {
      throw RegistryError(
        .samePerson, "'\(event.by)' rolled back and may not confirm it",
        "“\(event.by)”执行了回滚，不得自行确认", remedy: Phrase("another person must", "须由另一人确认"))
    }
    guard event.at < rollback.deadline else {
      throw RegistryError(
        .expired,
        "the rollback was to be confirmed before \(rollback.deadline); the product is halted since",
        "回滚应在 \(rollback.deadline) 前确认；该产品自此停用",
        remedy: Phrase("have it resumed by two persons", "请由两人共同恢复"))
    }
    rollbacks[index].confirmedBy = event.by
    rollbacks[index].confirmation = reliance(of: event)
    rollbacks[index].confirmedAt = event.at
  }
}
