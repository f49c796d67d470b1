extension RegistryState {
  /// What is live in an environment, product by product; halted products are not.
  package func liveEntries(in environment: String, at time: Timestamp) -> [LiveEntry] {
    places(in: environment).filter { !isHalted($0, at: time) }
      .flatMap { lines[$0]?.entries(at: time) ?? [] }
  }

  /// Products of an environment that have, had or will have a version live, in the order of the alphabet.
  package func places(in environment: String) -> [ReleaseLine.Place] {
    lines.keys.filter { $0.environment == environment }.sorted()
  }

  /// Whether a product's decisions are halted at a time: by itself, with its environment, or since a rollback stayed
  /// unconfirmed.
  package func isHalted(_ place: ReleaseLine.Place, at time: Timestamp) -> Bool {
    halts.contains { $0.covers(place) && $0.isInForce(at: time) }
      || rollbacks.contains { $0.place == place && $0.isHalting(at: time) }
  }
}
