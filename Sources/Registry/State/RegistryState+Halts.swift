extension RegistryState {
  /// Whether a product's decisions are halted at a time: by itself, with its environment, or since a rollback stayed
  /// unconfirmed.
  package func isHalted(_ place: ReleaseLine.Place, at time: Timestamp) -> Bool {
    halts.contains {
      $0.covers(place) && $0.from <= time && ($0.until.map { time < $0 } ?? true)
    } || rollbacks.contains { $0.place == place && $0.isHalting(at: time) }
  }
}
