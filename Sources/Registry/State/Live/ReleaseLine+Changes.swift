extension ReleaseLine {
  /// The version that stands behind all others: what decides whatever nobody before it takes.
  package func base(at time: Timestamp) -> LiveStep? { stepsInForce(at: time).last }

  /// Versions on their way beside the base: staged, or yet to come.
  package func underWay(at time: Timestamp) -> [LiveStep] {
    let base = base(at: time)
    return steps.filter {
      $0.from > time || ($0.isInForce(at: time) && $0.version != base?.version)
    }
  }

  /// Brings a step; where it takes all customers, everything else ends with its beginning.
  mutating func bring(_ step: LiveStep) {
    for index in steps.indices
    where steps[index].version == step.version || step.isWhole {
      if let until = steps[index].until, until <= step.from { continue }
      steps[index].until = step.from
      steps[index].endedBy = step.version
    }
    steps.append(step)
  }

  /// Takes back what a version was still to do, and what was to end by its coming goes on.
  mutating func cancel(_ version: String, at time: Timestamp) {
    steps.removeAll { $0.version == version && $0.from > time }
    for index in steps.indices where steps[index].endedBy == version {
      guard let until = steps[index].until, until > time else { continue }
      steps[index].until = nil
      steps[index].endedBy = nil
    }
  }

  /// Ends a version at once; where it was the base, the version before decides again, for everyone it did.
  mutating func rollBack(_ version: String, to earlier: String, at time: Timestamp, position: Int) {
    for other in Set(steps.filter { $0.from > time }.map(\.version)) { cancel(other, at: time) }
    end(version, at: time)
    guard !stepsInForce(at: time).contains(where: { $0.version == earlier }),
      var step = steps.last(where: { $0.version == earlier })
    else { return }
    step.share = 100
    step.from = time
    step.until = nil
    step.endedBy = nil
    // Nothing under way may go back to the version that is rolled back.
    step.inFlight = .decisionDate
    step.inFlightUntil = nil
    step.position = position
    steps.append(step)
  }

  /// Ends a version with nothing in its place, also for applications under way.
  ///
  /// What is staged beside a base was compared with it, and goes with it. To neither is ever gone back.
  mutating func end(_ version: String, at time: Timestamp) {
    let inForce = stepsInForce(at: time).map(\.version)
    let ended = Set(inForce.last == version ? inForce : []).union([version])
    for index in steps.indices where ended.contains(steps[index].version) {
      steps[index].endedBy = nil
      if steps[index].isInForce(at: time) { steps[index].until = time }
    }
  }

  /// Since when a version that is in force has been so without a break.
  func inForceSince(_ version: String, at time: Timestamp) -> Timestamp? {
    var since: Timestamp?
    for step in steps.reversed() where step.version == version {
      if since == nil, !step.isInForce(at: time) { continue }
      if let begun = since, step.until != begun { break }
      since = step.from
    }
    return since
  }

  /// The version that an emergency goes back to: the base behind a staged one, else the last that ended by another's coming.
  package func rollbackTarget(of version: String, at time: Timestamp) -> String? {
    if let base = base(at: time), base.version != version { return base.version }
    return steps.last { step in
      // A share that was widened was ended by its own version.
      guard let ender = step.endedBy, ender != step.version, let until = step.until else {
        return false
      }
      return step.version != version && until <= time
    }?.version
  }
}
