/// What was, is and will be live of one product in one environment.
package struct ReleaseLine: Hashable, Sendable {
  /// A product in an environment.
  package struct Place: Hashable, Comparable, Sendable {
    package var product: String
    package var environment: String
    package init(product: String, environment: String) {
      self.product = product
      self.environment = environment
    }
    package static func < (left: Place, right: Place) -> Bool {
      (left.environment, left.product) < (right.environment, right.product)
    }
  }

  package let place: Place
  /// In the order in which they begin.
  package internal(set) var steps: [LiveStep] = []

  init(place: Place) { self.place = place }

  /// The steps in force, the newest first.
  package func stepsInForce(at time: Timestamp) -> [LiveStep] {
    steps.filter { $0.isInForce(at: time) }.reversed()
  }

  /// What decides at a time, in the order in which entries are asked.
  ///
  /// Behind a version that goes by the application date stand the steps that it ended, for the applications under way, and
  /// so on behind those; each until the last day that its ender's plan gives them.
  package func entries(at time: Timestamp) -> [LiveEntry] {
    let inForce = stepsInForce(at: time)
    var byApplication = Set(
      inForce.filter { $0.sparesApplicationsUnderWay(at: time) }.map(\.version))
    return steps.reversed().compactMap { step in
      if step.isInForce(at: time) { return entry(step, until: nil) }
      guard let until = step.until, until <= time, let ender = step.endedBy,
        byApplication.contains(ender)
      else { return nil }
      if step.sparesApplicationsUnderWay(at: time) { byApplication.insert(step.version) }
      return entry(step, until: until)
    }
  }

  private func entry(_ step: LiveStep, until: Timestamp?) -> LiveEntry {
    LiveEntry(
      product: place.product, version: step.version, share: step.share, salt: step.salt,
      from: step.from, until: until, inFlight: step.inFlight,
      inFlightUntil: step.inFlightUntil, provinces: step.provinces)
  }
}
