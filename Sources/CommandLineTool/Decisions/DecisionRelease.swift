import Registry

/// What a version was live by when it made a decision: the release, and the round of the version's life that carried it,
/// each by its event.
///
/// A version may be handed in again, be approved anew and be released again; what came after a decision, or before the
/// round that carried it, is no reason of it.
struct DecisionRelease {
  /// Which of the version's rounds it was, from 1 on, and how many there have been by now.
  let number: Int
  let count: Int
  let submission: StoredEvent
  let validation: StoredEvent?
  let waivers: [(waiver: Waiver, event: StoredEvent)]
  let approvals: [(role: String, event: StoredEvent)]
  /// The event that scheduled it.
  let schedule: StoredEvent
  /// The event that widened it, or rolled back to it; `nil` where it was live as it was scheduled.
  let change: StoredEvent?
  /// The release key's word for what was live.
  let statement: StoredEvent

  /// - Parameter events: the registry's whole log.
  /// - Returns: `nil` where no release in the registry gave the decision to its version.
  init?(of decision: LoggedDecision, in state: RegistryState, _ events: [StoredEvent]) {
    let source = decision.source
    let version = source.version
    guard let environment = source.environment, let product = source.product,
      let sequence = source.sequence,
      let statement = events.last(where: {
        guard case .current(let current) = $0.event.body else { return false }
        return current.environment == environment && current.sequence == sequence
      })
    else { return nil }
    let place = ReleaseLine.Place(product: product, environment: environment)
    let step = state.lines[place]?.steps.last {
      $0.version == version && $0.position < statement.event.position
        && $0.from <= statement.event.at
    }
    guard let step else { return nil }
    let before = events.prefix(step.position + 1)
    func plan(_ stored: StoredEvent) -> ReleasePlan? {
      guard case .scheduled(let release) = stored.event.body, release.version == version,
        release.product == product, release.environment == environment
      else { return nil }
      return release.plan
    }
    let submissions = events.filter { stored in
      if case .submitted(let submission) = stored.event.body {
        submission.version == version
      } else {
        false
      }
    }
    guard let schedule = before.last(where: { plan($0) != nil }),
      let index = submissions.lastIndex(where: {
        $0.event.position < schedule.event.position
      })
    else { return nil }
    (number, count, submission) = (index + 1, submissions.count, submissions[index])
    self.schedule = schedule
    change = step.position == schedule.event.position ? nil : events[step.position]
    self.statement = statement
    let round = events[submission.event.position..<schedule.event.position]
    validation = round.last { stored in
      if case .validated(let validation) = stored.event.body {
        validation.version == version && validation.environment == environment
      } else {
        false
      }
    }
    // A new validation begins them anew.
    let behind = round.drop { [validation] stored in
      stored.event.position <= validation?.event.position ?? -1
    }
    waivers = behind.compactMap { stored in
      guard case .waived(let waiver) = stored.event.body, waiver.version == version,
        waiver.environment == environment
      else { return nil }
      return (waiver, stored)
    }
    approvals = behind.compactMap { stored in
      guard case .approved(let approval) = stored.event.body, approval.version == version,
        approval.environment == environment, approval.plan == plan(schedule),
        schedule.event.at <= approval.expires
      else { return nil }
      return (approval.role, stored)
    }
  }
}
