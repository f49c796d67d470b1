/// A release, with the events on whose signatures it rests.
package struct ReleaseRecord: Hashable, Sendable {
  package let place: ReleaseLine.Place
  package let version: String
  package let position: Int
  /// The event that scheduled it; of a rollback that of the release that it goes back to.
  package let scheduled: Int
  /// The submission, the validation, waivers, approvals, and the acts that brought and widened it; with each go the enrolment
  /// of its key and the policy by which it was given.
  package internal(set) var restsOn: [VersionRecord.Reliance]
}

/// A release that rests on a signature by a key in other hands.
package struct CompromisedRelease: Hashable, Sendable {
  package let place: ReleaseLine.Place
  package let version: String
  /// The event that released it.
  package let position: Int
  /// The events whose signatures count no more.
  package let compromised: [Int]
}

extension RegistryState {
  /// Releases, live or to come at a time, that rest on signatures by keys in other hands.
  package func compromisedReleases(at time: Timestamp) -> [CompromisedRelease] {
    lines.values.sorted { $0.place < $1.place }.flatMap { line -> [CompromisedRelease] in
      let versions = Set(
        line.steps.filter { $0.from > time || $0.isInForce(at: time) }.map(\.version))
      return versions.sorted().compactMap { compromise(of: $0, in: line.place) }
    }
  }

  /// What is wrong with the last release of a version; `nil` where nothing is.
  package func compromise(
    of version: String, in place: ReleaseLine.Place
  ) -> CompromisedRelease? {
    guard
      let release = releases.last(where: { $0.version == version && $0.place == place })
    else { return nil }
    let compromised = release.restsOn.reduce(into: Set()) { $0.formUnion(faults(of: $1)) }
    guard !compromised.isEmpty else { return nil }
    return CompromisedRelease(
      place: place, version: version, position: release.position,
      compromised: compromised.sorted())
  }
}
