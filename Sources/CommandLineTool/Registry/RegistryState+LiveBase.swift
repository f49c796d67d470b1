import Registry

extension RegistryState {
  /// The version that decides in an environment what no staged one takes; `nil` where nothing is live.
  func liveBase(_ place: ReleaseLine.Place, at time: Timestamp) -> String? {
    lines[place]?.base(at: time)?.version
  }

  /// The same in the first of the policy's environments in which the product is live.
  func liveBase(of product: String, at time: Timestamp) -> String? {
    policy.release.environments.lazy
      .compactMap {
        liveBase(ReleaseLine.Place(product: product, environment: $0), at: time)
      }.first
  }
}
