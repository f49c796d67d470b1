/// What a registry says of the past: what it had stated, and which version decided an application at a time.
struct DecisionTimeline: Sendable {
  /// What a release key signed as live.
  struct Statement: Sendable {
    let current: Current
    let at: Timestamp
    let reliance: VersionRecord.Reliance

    /// The product's entries.
    func live(of product: String) -> LiveVersions {
      LiveVersions(current.live.filter { $0.product == product })
    }
  }

  /// What is asked of a time: whether an application was still the version's.
  struct Question: Sendable {
    let place: ReleaseLine.Place
    let application: VersionChoice.Application
    let version: String
    /// Under which the customer's place was reckoned; under another it says nothing.
    let salt: String?
  }

  /// When it came out that a key had been in other hands, and from which event on.
  private struct Compromise: Sendable {
    let since: Int
    let known: Timestamp
  }

  let state: RegistryState
  private var statements: [String: [Int: Statement]] = [:]
  /// By the key's fingerprint.
  private var compromises: [String: [Compromise]] = [:]
  /// Of each event.
  private let times: [Timestamp]

  /// - Parameter events: the registry's whole log.
  init(_ state: RegistryState, _ events: [StoredEvent]) {
    self.state = state
    times = events.map(\.event.at)
    for event in events.map(\.event) {
      switch event.body {
      case .current(let current):
        statements[current.environment, default: [:]][current.sequence] = Statement(
          current: current, at: event.at, reliance: state.reliance(of: event))
      case .keyRevoked(let revocation):
        guard let since = revocation.compromisedSince else { continue }
        compromises[revocation.fingerprint, default: []].append(
          Compromise(since: since, known: event.at))
      default: continue
      }
    }
  }

  func statement(_ sequence: Int, in environment: String) -> Statement? {
    statements[environment]?[sequence]
  }

  // MARK: - What had changed

  /// When the halt began in which a time falls; `nil` where it falls in none.
  func haltedSince(_ place: ReleaseLine.Place, at time: Timestamp) -> Timestamp? {
    guard state.isHalted(place, at: time) else { return nil }
    return state.changes(of: place).filter { $0 <= time }.reversed()
      .prefix { state.isHalted(place, at: $0) }.last ?? time
  }

  /// Whether an application was the version's at a time.
  func stillAnswers(_ question: Question, at time: Timestamp) -> Bool {
    let live = LiveVersions(state.lines[question.place]?.entries(at: time) ?? [])
    guard let choice = live.choice(for: question.application) else { return false }
    return live.entries[choice.entry].version == question.version
      && live.staged(for: question.application)?.salt == question.salt
  }

  /// The change since which an application is no more the version's, at the end of a time at which it is not.
  func change(of question: Question, _ span: ClosedRange<Timestamp>) -> Timestamp {
    state.changes(of: question.place).filter { span.contains($0) }.reversed()
      .prefix { !stillAnswers(question, at: $0) }.last ?? span.upperBound
  }

  /// The last rollback of a version within a time.
  func rollback(
    of version: String, in place: ReleaseLine.Place, _ span: ClosedRange<Timestamp>
  ) -> Timestamp? {
    state.rollbacks.last {
      $0.place == place && $0.rollback.from == version && span.contains($0.at)
    }?.at
  }

  /// When a version was drawn out of use for cause; `nil` where it never was.
  func withdrawal(of version: String) -> Timestamp? {
    state.versions[version]?.withdrawn.map { times[$0] }
  }

  /// Since when it was known, at a time, that a version's release, or the statement of it, rests on a key in other hands.
  func compromise(
    of version: String, in place: ReleaseLine.Place, stated statement: Statement,
    at time: Timestamp
  ) -> Timestamp? {
    let release = state.releases.last {
      $0.version == version && $0.place == place && times[$0.position] <= time
    }
    return ((release?.restsOn ?? []) + [statement.reliance]).flatMap { reliance in
      (compromises[reliance.key] ?? []).filter { $0.since <= reliance.position }.map(\.known)
    }.filter { $0 <= time }.min()
  }
}
