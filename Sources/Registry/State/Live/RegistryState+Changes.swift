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
}
