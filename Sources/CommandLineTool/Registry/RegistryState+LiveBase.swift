import Registry

extension RegistryState {
  /// The version that takes all customers of a product in an environment; `nil` where nothing is live.
  func liveBase(_ place: ReleaseLine.Place, at time: Timestamp) -> String? {
    lines[place]?.stepsInForce(at: time).first { $0.isWhole }?.version
  }

  /// The same in the first of the policy's environments in which the product is live.
  func liveBase(of product: String, at time: Timestamp) -> String? {
    policy.release.environments.lazy
      .compactMap {
        liveBase(ReleaseLine.Place(product: product, environment: $0), at: time)
      }.first
  }
}
