/// A release key's word for what is live, and the event in which it stands.
struct LiveStatement {
  let event: StoredEvent
  let current: Current

  /// The last one of an environment, up to some sequence.
  static func last(
    of environment: String, in log: [StoredEvent], upTo sequence: Int = .max
  ) -> LiveStatement? {
    for event in log.reversed() {
      guard case .current(let current) = event.event.body, current.environment == environment,
        current.sequence <= sequence
      else { continue }
      return LiveStatement(event: event, current: current)
    }
    return nil
  }
}
