import Diagnostics

/// What follows from the events in a bundle, by the registry's own rules; their signatures are still to be checked.
///
/// That the statement at the end leaves nothing out, and states what follows from the events, is one of those rules.
struct ExcerptFold {
  private(set) var state: RegistryState
  private(set) var signatures = SignatureChecks()
  /// The last event, which is the statement of what is live.
  private(set) var last: StoredEvent
  private(set) var current: Current
  /// Where the trails stood behind the events up to the trusted checkpoint.
  private(set) var seen: [String: String]
  /// The last release of each product and version in the bundle's environment.
  private(set) var releases: [String: Release] = [:]

  /// - Throws: the first thing that does not follow.
  init(of bundle: Bundle, _ trust: Trust) throws(RegistryError) {
    let events = try bundle.excerpt.enumerated().map { index, statement throws(RegistryError) in
      try Self.event(statement, index)
    }
    guard let genesis = events.first, let last = events.last,
      case .current(let current) = last.event.body, current.environment == bundle.environment
    else {
      throw RegistryError(
        .tampered,
        Phrase(
          "the bundle does not end with a statement of what is live in '\(Names.shown(bundle.environment))'",
          "发布包末尾不是“\(Names.shown(bundle.environment))”的生效声明"))
    }
    self.last = last
    self.current = current
    let policies = try Self.policies(of: bundle, events)
    state = try Self.begin(genesis, trust, policies, &signatures)
    seen = state.trails.digests
    for (index, event) in events.enumerated().dropFirst() {
      try Self.checkPlace(of: event, behind: state, trust)
      // Nothing is in a bundle but what its statement counts, and that.
      let trail = state.trail(of: event.event.body)
      guard
        trail == Trails.common
          || trail.map(current.products.contains) ?? (index == events.count - 1)
      else { throw Self.stray(event) }
      // The fold refuses a key that is not enrolled, but only when it is asked.
      let key = event.event.key.flatMap { state.keys[$0]?.key }
      try state.apply(event, policies: policies)
      if event.event.position <= trust.checkpoint.position { seen = state.trails.digests }
      guard let key else {
        throw RegistryError(
          .unknownKey, Phrase("the event is signed by a key of nobody", "签名密钥未登记"),
          position: event.event.position)
      }
      try signatures.add(event, by: key)
      if case .scheduled(let release) = event.event.body,
        release.environment == bundle.environment
      {
        releases[Self.name(release.product, release.version)] = release
      }
    }
  }

  /// A product's version, as `releases` names it.
  static func name(_ product: String, _ version: String) -> String { "\(product) \(version)" }

  private static func event(
    _ statement: Bundle.Statement, _ index: Int
  ) throws(RegistryError) -> StoredEvent {
    do {
      return try StoredEvent(text: statement.text, signature: statement.signature)
    } catch {
      throw RegistryError(
        .tampered,
        Phrase(
          "statement \(index) of the bundle is not as a registry writes it",
          "发布包的第 \(index) 条声明不是登记簿的规范写法"))
    }
  }

  /// The state after the genesis, which must be the trusted one.
  private static func begin(
    _ genesis: StoredEvent, _ trust: Trust, _ policies: RegistryState.PolicySource,
    _ signatures: inout SignatureChecks
  ) throws(RegistryError) -> RegistryState {
    guard genesis.hash == trust.genesis, genesis.event.registry == trust.registry,
      case .genesis(let content) = genesis.event.body, content.rootKeys == trust.rootKeys,
      let root = trust.rootKeys[genesis.event.by]
    else {
      throw RegistryError(
        .tampered,
        Phrase(
          "the bundle is not of the registry that is trusted in", "发布包不属于所信任的登记簿"),
        position: 0)
    }
    try signatures.add(genesis, by: try PublicKey(parsing: root))
    return try RegistryState(genesis: genesis, extent: .excerpt, policies: policies)
  }

  /// Where events are neighbours, the later names the earlier's hash; the trusted checkpoint is what it was.
  private static func checkPlace(
    of event: StoredEvent, behind state: RegistryState, _ trust: Trust
  ) throws(RegistryError) {
    let position = event.event.position
    // Whoever wrote it may have written any number.
    guard position != state.position &+ 1 || event.event.previous == state.head,
      position != trust.checkpoint.position || event.hash == trust.checkpoint.hash
    else {
      throw RegistryError(
        .tampered,
        Phrase(
          "event \(position) is not the one that the registry holds there",
          "事件 \(position) 并非登记簿中该位置的事件"), position: position)
    }
  }

  private static func stray(_ event: StoredEvent) -> RegistryError {
    RegistryError(
      .tampered,
      Phrase(
        "the bundle holds an event that is not about what is live", "发布包含有与生效版本无关的事件"),
      position: event.event.position)
  }

  /// The policies that the events name, which are all that the bundle may hold.
  private static func policies(
    of bundle: Bundle, _ events: [StoredEvent]
  ) throws(RegistryError) -> RegistryState.PolicySource {
    guard Set(bundle.policies.keys) == Set(events.flatMap(\.event.body.policies)) else {
      throw foreign
    }
    var policies: [String: Policy] = [:]
    for (digest, text) in bundle.policies {
      guard Artefact.digest(of: text.utf8) == digest else { throw foreign }
      policies[digest] = try Policy(canonical: Array(text.utf8))
    }
    let known = policies
    return { digest throws(RegistryError) in
      guard let policy = known[digest] else { throw foreign }
      return policy
    }
  }

  private static var foreign: RegistryError {
    RegistryError(
      .tampered,
      Phrase("the bundle's policies are not those that its events name", "发布包所含制度不是其事件所指的制度"))
  }
}

extension EventBody {
  /// Digests of the policies that the event names for the fold.
  var policies: [String] {
    switch self {
    case .genesis(let genesis): [genesis.policy]
    case .policyProposed(let proposal): [proposal.policy]
    default: []
    }
  }
}
