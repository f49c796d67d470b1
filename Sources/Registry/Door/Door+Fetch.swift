import Diagnostics
import Semantics

/// What was taken out of a registry: a bundle that holds, and what is to be trusted in from now on.
package struct Fetched: Sendable {
  package let bundle: VerifiedBundle
  /// The bytes of the bundle's file.
  package let file: [UInt8]
  package let trust: Trust
  /// What is remembered for the next look.
  package let checked: CheckedSignatures
}

extension Door {
  /// Takes what is live in an environment out of a registry that holds.
  ///
  /// What was stated to be live must still be live now; and the bundle must hold for whoever has nothing but it and the trust.
  package func fetch(
    from sighting: Sighting, environment: String
  ) throws(RegistryError) -> Fetched {
    let (store, log) = (sighting.store, sighting.log)
    let state = store.state
    try checkHalted(state, environment, at: sighting.time)
    guard let statement = LiveStatement.last(of: environment, in: log) else {
      throw RegistryError(
        .nothingLive,
        "nothing was ever published in '\(Names.shown(environment))'",
        "“\(Names.shown(environment))”从未发布过生效声明",
        remedy: Phrase(
          "have a release key sign what is live: 'rulebench registry publish'",
          "请由发布密钥签署生效声明：“rulebench registry publish”"))
    }
    try checkHolds(statement, state, at: sighting.time)
    let current = statement.current
    var programs: [String: Program] = [:]
    for version in Set(current.live.map(\.version)) {
      programs[version] = try Self.program(version, try Self.text(version, store))
    }
    let file = try Self.bundle(of: log, upTo: statement, programs, store).file()
    let verified = try judge(
      file, environment: environment, knowing: programs, signatures: sighting.signatures)
    return Fetched(
      bundle: verified, file: file,
      trust: try sighting.trust.seeing(
        current.sequence, in: verified.digest, of: environment),
      checked: checked.with(verified.signatures, of: environment))
  }

  /// Refuses an environment of which everything is halted.
  private func checkHalted(
    _ state: RegistryState, _ environment: String, at time: Timestamp
  ) throws(RegistryError) {
    let places = state.places(in: environment)
    if let place = places.first, places.allSatisfy({ state.isHalted($0, at: time) }) {
      throw Self.halted(place, state)
    }
  }

  /// Refuses a statement that is no longer true, or by a key that is known by now to have been in other hands.
  func checkHolds(
    _ statement: LiveStatement, _ state: RegistryState, at time: Timestamp
  ) throws(RegistryError) {
    try checkReliance(state, statement.current)
    guard !state.isCompromised(state.reliance(of: statement.event.event)) else {
      throw RegistryError(
        .compromised,
        Phrase("what is live was signed by a key in other hands", "生效声明的签名密钥已泄露"),
        remedy: Phrase("have it published again by another key", "请以其他密钥重新发布"),
        position: statement.event.event.position)
    }
    try checkIsLive(statement.current, state, at: time)
  }

  /// Refuses what is not live any more by what is known.
  func checkIsLive(
    _ current: Current, _ state: RegistryState, at time: Timestamp
  ) throws(RegistryError) {
    try checkHalts(state, current, at: time)
    guard state.liveEntries(in: current.environment, at: time) != current.live else { return }
    throw RegistryError(
      .stale,
      "what is live in '\(current.environment)' has changed since sequence \(current.sequence) was signed",
      "序号 \(current.sequence) 签署之后，“\(current.environment)”的生效情况已变化",
      remedy: Phrase(
        "have a release key sign what is live now: 'rulebench registry publish'",
        "请由发布密钥重新签署：“rulebench registry publish”"))
  }

  /// The bundle of a statement.
  private static func bundle(
    of log: [StoredEvent], upTo statement: LiveStatement, _ programs: [String: Program],
    _ store: RegistryStore
  ) throws(RegistryError) -> Bundle {
    let end = statement.event.event.position
    let excerpt =
      store.state.trails.positions(of: statement.current.products).prefix { $0 < end }
      .map { log[$0] } + [statement.event]
    var bundle = Bundle(
      environment: statement.current.environment,
      excerpt: excerpt.map { Bundle.Statement(text: $0.text, signature: $0.signature ?? "") },
      policies: [:], versions: programs.mapValues(\.canonicalPrint),
      horizons: programs.mapValues { Horizon($0) })
    for digest in Set(excerpt.flatMap(\.event.body.policies)) {
      bundle.policies[digest] = try text(digest, store)
    }
    return bundle
  }

  private static func text(
    _ digest: String, _ store: RegistryStore
  ) throws(RegistryError) -> String {
    guard let text = String(validating: try store.artefact(digest), as: UTF8.self) else {
      throw RegistryError(
        .tampered, "the artefact \(Names.shown(digest)) is no text",
        "文档 \(Names.shown(digest)) 不是文本")
    }
    return text
  }
}
