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
    halts.contains {
      $0.covers(place) && $0.from <= time && ($0.until.map { time < $0 } ?? true)
    } || rollbacks.contains { $0.place == place && $0.isHalting(at: time) }
  }

  /// A stretch of time in which the same versions decide.
  package struct TimelineStretch: Hashable, Sendable {
    package let from: Timestamp
    /// `nil` for the last.
    package let until: Timestamp?
    package let steps: [LiveStep]
    package let isHalted: Bool
  }

  /// Which versions decided when, are to decide, and when nothing did: without a gap from the first release on.
  package func timeline(of place: ReleaseLine.Place) -> [TimelineStretch] {
    guard let line = lines[place] else { return [] }
    var times: Set<Timestamp> = []
    for step in line.steps {
      times.insert(step.from)
      if let until = step.until { times.insert(until) }
    }
    for halt in halts where halt.covers(place) {
      times.insert(halt.from)
      if let until = halt.until { times.insert(until) }
    }
    for rollback in rollbacks where rollback.place == place && rollback.confirmedAt == nil {
      times.insert(rollback.deadline)
      if let resumed = rollback.resumedAt { times.insert(resumed) }
    }
    guard let first = line.steps.map(\.from).min() else { return [] }
    let ordered = times.filter { $0 >= first }.sorted()
    var stretches: [TimelineStretch] = []
    for (index, from) in ordered.enumerated() {
      let steps = line.stepsInForce(at: from)
      let isHalted = isHalted(place, at: from)
      let until = index + 1 < ordered.count ? ordered[index + 1] : nil
      if let last = stretches.last, last.steps == steps, last.isHalted == isHalted {
        stretches[stretches.count - 1] = TimelineStretch(
          from: last.from, until: until, steps: steps, isHalted: isHalted)
      } else {
        stretches.append(
          TimelineStretch(from: from, until: until, steps: steps, isHalted: isHalted))
      }
    }
    return stretches
  }
}
