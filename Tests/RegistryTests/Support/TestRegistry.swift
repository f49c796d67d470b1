import Foundation

@testable import Registry

/// A registry in a folder of its own, with persons whose keys are at hand; every act comes a minute after the one before.
final class TestRegistry {
  let folder: String
  let path: String
  let store: RegistryStore
  /// When the next act happens.
  var now: Timestamp

  init(policy: Policy = Sample.policy) throws {
    folder = try TemporaryFolders.make()
    path = folder + "/registry.db"
    let start = Sample.start
    now = start
    let genesis = Genesis(
      rootKeys: ["root": try TestKeys.signer("root").key.text],
      signers: try Sample.persons.map { Signer(person: $0, key: try TestKeys.signer($0).key.text) },
      policy: try policy.digest())
    store = try RegistryStore.create(
      at: path, genesis: genesis, policy: policy, by: "root", signer: try TestKeys.signer("root"),
      clock: { start }, registry: "0123456789abcdef0123456789abcdef")
    now = now.adding(seconds: 60)
  }

  var state: RegistryState { store.state }

  /// Appends what a person does; `key` names another of the test's keys.
  @discardableResult
  func act(
    _ person: String, key: String? = nil, artefacts: [[UInt8]] = [],
    _ body: (RegistryState) throws(RegistryError) -> EventBody
  ) throws -> StoredEvent {
    let time = now
    store.clock = { time }
    let stored = try store.append(
      by: person, signer: try TestKeys.signer(key ?? person), artefacts: artefacts, body)
    now = now.adding(seconds: 60)
    return stored
  }

  @discardableResult
  func act(
    _ person: String, key: String? = nil, artefacts: [[UInt8]] = [], _ body: EventBody
  ) throws -> StoredEvent {
    try act(person, key: key, artefacts: artefacts) { _ in body }
  }

  // MARK: A version's life

  /// Hands a version in; its id is its print's digest.
  @discardableResult
  func submit(
    _ print: String, parent: String? = nil, by author: String = "li.wei"
  ) throws -> String {
    try act(
      author, artefacts: Sample.artefacts(print),
      .submitted(Sample.submission(print, parent: parent, authors: [author])))
    return Sample.version(print)
  }

  func parent(of version: String) -> String? { state.versions[version]?.submission.parent }

  @discardableResult
  func validate(
    _ version: String, by person: String = "wang.fang", missed: Set<String> = [],
    late: Set<String> = [], environment: String = Sample.environment
  ) throws -> StoredEvent {
    let (validation, records) = try Sample.evidence(
      version, parent: parent(of: version), missed: missed, late: late, environment: environment,
      policy: state.policy)
    return try act(person, artefacts: records, .validated(validation))
  }

  @discardableResult
  func approve(
    _ version: String, as role: String, by person: String, plan: ReleasePlan,
    environment: String = Sample.environment
  ) throws -> StoredEvent {
    let parent = parent(of: version)
    return try act(person) { state in
      .approved(
        Sample.approval(
          version, parent: parent, role: role, state: state, plan: plan, environment: environment))
    }
  }

  /// Both approvals that the sample's policy asks for.
  func approve(
    _ version: String, plan: ReleasePlan, environment: String = Sample.environment
  ) throws {
    try approve(version, as: "risk", by: "chen.jie", plan: plan, environment: environment)
    try approve(version, as: "product", by: "zhao.min", plan: plan, environment: environment)
  }

  @discardableResult
  func schedule(
    _ version: String, plan: ReleasePlan, environment: String = Sample.environment
  ) throws -> StoredEvent {
    let time = now
    return try act("zhou.yan") { state in
      .scheduled(Sample.release(version, plan, in: environment, state, at: time))
    }
  }

  /// From its submission to its release, at once and to all unless the plan says otherwise.
  @discardableResult
  func bringLive(
    _ print: String, parent: String? = nil, plan: ReleasePlan? = nil,
    environment: String = Sample.environment
  ) throws -> String {
    let plan = plan ?? ReleasePlan(from: now)
    let version = try submit(print, parent: parent)
    try validate(version, environment: environment)
    try approve(version, plan: plan, environment: environment)
    try schedule(version, plan: plan, environment: environment)
    return version
  }

  @discardableResult
  func rollBack(_ version: String, to earlier: String) throws -> StoredEvent {
    try act(
      "wu.di",
      .rolledBack(
        Rollback(
          product: Sample.product, environment: Sample.environment, from: version, to: earlier,
          because: "bad rates")))
  }

  @discardableResult
  func reject(_ version: String) throws -> StoredEvent {
    try act("zhao.min", .rejected(Rejection(version: version, because: "not good enough")))
  }

  @discardableResult
  func widen(_ version: String, to share: Int) throws -> StoredEvent {
    try act(
      "zhou.yan",
      .widened(
        Widening(
          product: Sample.product, environment: Sample.environment, version: version,
          share: share, from: now)))
  }

  /// Ends a person's key; `since` says from which event on somebody else may have had it.
  @discardableResult
  func revoke(_ person: String, key: String? = nil, since: Int? = nil) throws -> StoredEvent {
    let fingerprint = try TestKeys.signer(key ?? person).key.fingerprint
    return try act(
      person == "zheng.hao" ? "sun.lei" : "zheng.hao",
      .keyRevoked(
        KeyRevocation(
          person: person, fingerprint: fingerprint, compromisedSince: since, because: "lost")))
  }

  /// Where a version stands now.
  func standing(_ version: String) -> VersionState {
    state.state(of: version, in: Sample.environment, at: now)
  }

  /// A release key's word for what is live.
  @discardableResult
  func signCurrent(_ environment: String = Sample.environment) throws -> StoredEvent {
    let time = now
    return try act("zhou.yan") { state throws(RegistryError) in
      .current(try state.makeCurrent(in: environment, at: time))
    }
  }
}
