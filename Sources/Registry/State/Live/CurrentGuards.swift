import Diagnostics

extension RegistryState {
  /// What a release key signs for an environment at a time, by this state.
  ///
  /// It is good until what is live changes by what is on record already, and no longer than the policy allows.
  /// Throws where there is nothing to sign for: all is halted, nothing is live, or something rests on a compromised key.
  package func makeCurrent(
    in environment: String, at time: Timestamp, validUntil: Timestamp? = nil
  ) throws(RegistryError) -> Current {
    try checkEnvironment(environment)
    let live = liveEntries(in: environment, at: time)
    if live.isEmpty {
      if let place = places(in: environment).first(where: { isHalted($0, at: time) }) {
        throw Self.halted(place)
      }
      throw RegistryError(
        .nothingLive, "nothing is live in '\(environment)' at \(time)",
        "\(time) 时“\(environment)”没有生效的版本")
    }
    for entry in live {
      let place = ReleaseLine.Place(product: entry.product, environment: environment)
      if let release = compromise(of: entry.version, in: place) {
        throw Self.compromised(release)
      }
    }
    let longest = time.adding(hours: policy.release.validHours)
    let change = nextChange(in: environment, after: time)
    if let validUntil, let change, validUntil > change {
      throw RegistryError(
        .expired,
        "what is live in '\(environment)' changes at \(change), and cannot be signed until \(validUntil)",
        "“\(environment)”的生效情况将于 \(change) 变化，不得签至 \(validUntil)",
        remedy: Phrase(
          "leave --valid-until out, and publish again then", "请勿指定 --valid-until，届时再次发布"))
    }
    return Current(
      environment: environment, sequence: (sequences[environment] ?? 0) + 1, live: live,
      trail: trails.digest(of: Set(live.map(\.product))),
      validUntil: validUntil ?? min(longest, change ?? longest))
  }

  /// Takes a release key's word for what is live, if it is what follows from the log.
  mutating func admit(_ current: Current, _ event: Event) throws(RegistryError) {
    try require(event.by, policy.release.roles, Phrase("sign what is live", "签署现行状态"))
    let expected = try makeCurrent(in: current.environment, at: event.at)
    let isNext =
      extent == .whole
      ? current.sequence == expected.sequence : current.sequence >= expected.sequence
    guard isNext else {
      throw RegistryError(
        .downgrade,
        "sequence \(current.sequence) of '\(current.environment)', expected \(expected.sequence)",
        "“\(current.environment)”的序号为 \(current.sequence)，应为 \(expected.sequence)")
    }
    guard current.live == expected.live else {
      throw RegistryError(
        .wrongState, "what is signed as live is not what is live in '\(current.environment)'",
        "所签署的现行状态与“\(current.environment)”的实际状态不符")
    }
    guard current.trail == expected.trail else {
      throw RegistryError(
        .tampered, "events about what is live, or about who may sign, were left out or added",
        "关于生效版本或签署权限的事件被遗漏或增加")
    }
    let latest = event.at.adding(hours: policy.release.validHours)
    guard current.validUntil > event.at, current.validUntil <= latest else {
      throw RegistryError(
        .expired, "what is live may be signed until \(latest), not until \(current.validUntil)",
        "现行状态最长可签至 \(latest)，而非 \(current.validUntil)")
    }
    sequences[current.environment] = current.sequence
  }
}
