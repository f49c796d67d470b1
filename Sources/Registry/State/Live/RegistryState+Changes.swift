extension RegistryState {
  /// All times from a product's first release on at which what decides it may change, in their order.
  package func changes(of place: ReleaseLine.Place) -> [Timestamp] {
    guard let line = lines[place] else { return [] }
    var times = Set(
      line.steps.flatMap {
        [$0.from, $0.until, $0.applicationsUnderWayUntil].compactMap(\.self)
      })
    guard let first = times.min() else { return [] }
    for halt in halts where halt.covers(place) {
      times.formUnion([halt.from, halt.until].compactMap(\.self))
    }
    for rollback in rollbacks where rollback.place == place {
      guard rollback.confirmedAt == nil else { continue }
      times.formUnion([rollback.deadline, rollback.resumedAt].compactMap(\.self))
    }
    return times.filter { $0 >= first }.sorted()
  }

  /// When what is live in an environment at a time changes next by what the log holds; `nil` where nothing is to come.
  ///
  /// A rollback that nobody confirms is none: whoever holds what was signed before it sees the product halt by that alone.
  package func nextChange(in environment: String, after time: Timestamp) -> Timestamp? {
    let live = liveEntries(in: environment, at: time)
    let times = Set(places(in: environment).flatMap { changes(of: $0) }.filter { $0 > time })
    let deadlines = rollbacks.filter { $0.place.environment == environment }.map(\.deadline)
    return times.subtracting(deadlines).sorted().first {
      liveEntries(in: environment, at: $0) != live
    }
  }
}
