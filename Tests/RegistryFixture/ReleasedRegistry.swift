import Foundation
import Numbers
package import Registry
package import Semantics

/// A registry in a folder of its own, with people, their keys and a product whose versions go live step by step.
///
/// Its times are by a clock of its own: each event is so much after the one before.
package final class ReleasedRegistry {
  package static let product = "small_line"
  package static let environment = "production"
  /// What decides in tests that decide nothing.
  package static let noEngine = EngineIdentity(
    version: "0.1.0", semantics: 1, conformance: Artefact.digest(of: "conformance".utf8))

  package let folder: String
  package let keygen: SSHKeygen
  package let store: RegistryStore
  package let engine: EngineIdentity
  package private(set) var keys: [String: EventSigner]
  package private(set) var time: Timestamp
  /// Seconds between events.
  private let step: Int64

  /// Why a scene could not be set.
  package struct Failure: Error {
    package let what: String
  }

  package static let persons = [
    "an": ["author"], "bo": ["validator"], "ri": ["risk"], "po": ["product"],
    "he": ["risk_head"], "re": ["release"], "op": ["operations"], "se": ["security"],
    "cu": ["security"],
  ]

  /// - Parameters:
  ///   - start: the time of the genesis; the first of March 2026 where nothing is said.
  ///   - step: seconds between events.
  ///   - policy: one that asks for the scenario 'base' alone.
  package init(
    start: Timestamp? = nil, step: Int64 = 3_600,
    engine: EngineIdentity = ReleasedRegistry.noEngine, policy: Policy = ReleasedRegistry.policy()
  ) throws {
    self.step = step
    self.engine = engine
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rulebench-door-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    self.folder = folder
    let keygen = try SSHKeygen()
    self.keygen = keygen
    var keys: [String: EventSigner] = [:]
    for person in Self.persons.keys.sorted() + ["root"] {
      keys[person] = try Self.makeKey(person, folder, keygen)
    }
    self.keys = keys
    let now = start ?? Timestamp(CalendarDate(packed: (2026 * 12 + 2) << 5 | 1))
    time = now
    let root = try Self.required(keys["root"])
    let genesis = Genesis(
      rootKeys: ["root": root.key.text],
      signers: keys.sorted { $0.key < $1.key }.filter { $0.key != "root" }
        .map { Signer(person: $0.key, key: $0.value.key.text) },
      policy: try policy.digest())
    store = try RegistryStore.create(
      at: "\(folder)/registry.db", genesis: genesis, policy: policy, by: "root", signer: root,
      clock: { now })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  package static func required<Value>(
    _ value: Value?, _ line: Int = #line
  ) throws -> Value {
    guard let value else { throw Failure(what: "nothing at line \(line)") }
    return value
  }

  // MARK: - Keys

  private static func makeKey(
    _ name: String, _ folder: String, _ keygen: SSHKeygen
  ) throws -> EventSigner {
    let path = "\(folder)/\(name)"
    try Spawned.run(
      keygen.path, ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path])
    return try EventSigner(keygen: keygen, keyPath: path)
  }

  /// A key that is nobody's yet.
  package func makeKey(_ name: String) throws -> EventSigner {
    try Self.makeKey(name, folder, keygen)
  }

  /// A signature of a text for some purpose, whatever the registry would say to it.
  package func sign(_ text: String, _ signer: EventSigner, namespace: String) throws -> String {
    let path = "\(folder)/statement"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer {
      for path in [path, path + ".sig"] { try? FileManager.default.removeItem(atPath: path) }
    }
    try Spawned.run(
      keygen.path, ["-q", "-Y", "sign", "-n", namespace, "-f", signer.keyPath, path])
    return try String(contentsOfFile: path + ".sig", encoding: .utf8)
  }

  package static func policy() -> Policy {
    let roles = Dictionary(
      grouping: persons.flatMap { person, roles in roles.map { ($0, person) } }
    ) {
      $0.0
    }
    return Policy(
      persons: Dictionary(
        uniqueKeysWithValues: persons.keys.map {
          ($0, Policy.Person(name: $0.capitalized, emails: ["\($0)@bank.example"]))
        }),
      roles: roles.mapValues { $0.map(\.1).sorted() },
      approve: Policy.Approving(signatures: ["risk": 1, "product": 1], expiresDays: 30),
      validate: Policy.Allowance(roles: ["validator"]),
      reject: Policy.Allowance(roles: ["risk", "product", "validator"]),
      waive: Policy.Waiving(roles: ["risk_head"], longestDays: 90),
      release: Policy.Releasing(
        roles: ["release"], validHours: 24, environments: [environment, "test"]),
      halt: Policy.Allowance(roles: ["operations", "risk"]),
      resume: Policy.Agreeing(roles: ["risk", "risk_head"], signatures: 2),
      rollback: Policy.RollingBack(
        roles: ["operations"], withinDays: 30, confirm: ["risk"], confirmHours: 24),
      keys: Policy.Enrolling(roles: ["security", "risk_head"], others: 2),
      policy: Policy.Agreeing(roles: ["security", "risk_head"], signatures: 2),
      evidence: Policy.Evidence(
        data: Artefact.digest(of: "data".utf8),
        scenarios: [
          Policy.Evidence.Scenario(
            name: "base", digest: Artefact.digest(of: "base".utf8), gates: [])
        ]))
  }

  /// A book that declines below an amount; `card` adds to its card, `field` to its record.
  package static func program(
    least: Int, card: String = "", field: String = ""
  ) throws -> Program {
    let book = """
      rulebook small_line "Small line"
      card { owner "SME" review_by 2027-06-30 \(card) }
      decides application
      record application {
        id text key  customer text role customer  applied_on date as_of  amount money [0, 1_000_000] zh "申请金额"
        \(field)
      }
      parameter least: money = \(least)
      admission { undecided: refer  decline A01 "Too little" zh "金额过低" when amount < least }
      line { output line: money = round(amount * 2, down to 10_000) }
      """
    let checked = try check(bookAt: "small.rules", reader: .memory(["small.rules": book]))
    return try Self.required(checked.program)
  }

  // MARK: - Events

  /// Appends an event.
  @discardableResult
  package func act(_ person: String, _ body: EventBody, artefacts: [[UInt8]] = []) throws
    -> StoredEvent
  {
    time = time.adding(seconds: step)
    let now = time
    store.clock = { now }
    return try store.append(
      by: person, signer: try Self.required(keys[person]), artefacts: artefacts
    ) { _ in body }
  }

  /// Waits so long before the next event.
  package func wait(hours: Int) { time = time.adding(hours: hours) }

  /// Hands a version in and has it validated and approved.
  package func approve(
    _ program: Program, parent: Program? = nil, product: String = ReleasedRegistry.product,
    environment: String = ReleasedRegistry.environment, plan: ReleasePlan,
    by approvers: [(person: String, role: String)] = [("ri", "risk"), ("po", "product")],
    run: [UInt8]? = nil, files: String? = nil
  ) throws {
    try submit(program, parent: parent, product: product)
    let run = run ?? Array("run of \(program.digest)".utf8)
    try act(
      "bo",
      .validated(
        Validation(
          version: program.digest, environment: environment,
          runs: [
            EvidenceRun(
              scenario: "base", scenarioDigest: Artefact.digest(of: "base".utf8),
              run: Artefact.digest(of: run), data: Artefact.digest(of: "data".utf8),
              live: (parent ?? program).digest, engine: engine,
              result: Artefact.digest(of: "result".utf8), gates: [], files: files)
          ], isPassed: true)), artefacts: [run])
    for approver in approvers {
      try approve(
        program, parent: parent, product: product, environment: environment, as: approver.role,
        by: approver.person, plan: plan, evidence: [Artefact.digest(of: run)])
    }
  }

  /// Hands a version in.
  package func submit(
    _ program: Program, parent: Program? = nil, product: String = ReleasedRegistry.product
  ) throws {
    let documents = ["request", "card", "purpose", "opinion", "monitoring", "rollback"].map {
      Array("\($0) of \(program.digest)".utf8)
    }
    let digests = documents.map { Artefact.digest(of: $0) }
    try act(
      "an",
      .submitted(
        Submission(
          product: product, version: program.digest, parent: parent?.digest, book: program.name,
          authors: ["an"],
          package: ChangePackage(
            changeRequest: digests[0], productCard: digests[1], purposeCheck: digests[2],
            riskOpinion: digests[3], monitoringPlan: digests[4], rollbackPlan: digests[5],
            reason: "smaller loans", trigger: "yearly review"),
          reviewBy: try Self.required(CalendarDate(year: 2027, month: 6, day: 30)),
          declared: DeclaredTrials(runs: 3, sweeps: 1),
          tests: TestEvidence(cases: 1, failed: 0, covered: 1, coverable: 2), semantics: 1)),
      artefacts: documents + [Array(program.canonicalPrint.utf8)])
  }

  /// One person's approval of a version that is validated.
  @discardableResult
  package func approve(
    _ program: Program, parent: Program? = nil, product: String = ReleasedRegistry.product,
    environment: String = ReleasedRegistry.environment, as role: String, by person: String,
    plan: ReleasePlan, evidence: [String]
  ) throws -> StoredEvent {
    try act(
      person,
      .approved(
        Approval(
          version: program.digest, product: product, parent: parent?.digest, decision: "approve",
          role: role, environment: environment, policy: store.state.policyDigest,
          evidence: evidence, plan: plan, expires: time.adding(days: 20))))
  }

  /// Releases a version by the plan it was approved with.
  @discardableResult
  package func schedule(
    _ program: Program, product: String = ReleasedRegistry.product,
    environment: String = ReleasedRegistry.environment, plan: ReleasePlan
  ) throws -> StoredEvent {
    let place = ReleaseLine.Place(product: product, environment: environment)
    let salt = try store.state.salt(
      of: program.digest, in: place, plan: plan, at: time.adding(seconds: step))
    return try act(
      "re",
      .scheduled(
        Release(
          product: product, environment: environment, version: program.digest, plan: plan,
          salt: salt, engine: engine)))
  }

  /// A release of a first version to everyone.
  ///
  /// - Parameters:
  ///   - run: the record of the run that is signed for.
  ///   - files: the digest of the files beside it.
  package func release(
    _ program: Program, parent: Program? = nil, run: [UInt8]? = nil, files: String? = nil
  ) throws {
    let plan = ReleasePlan(from: time)
    try approve(program, parent: parent, plan: plan, run: run, files: files)
    try schedule(program, plan: plan)
  }

  /// Signs what is live.
  @discardableResult
  package func publish(_ environment: String = ReleasedRegistry.environment) throws -> StoredEvent {
    let current = try store.state.makeCurrent(in: environment, at: time.adding(seconds: step))
    return try act("re", .current(current))
  }

  // MARK: - The door

  /// The trust of somebody who compared the genesis, at the log's present end.
  package func trust() throws -> Trust { try Trust(in: try store.events(), store.state) }

  /// The trust of somebody who has seen the genesis alone.
  package func trustInGenesis() throws -> Trust {
    let genesis = try Self.required(try store.event(at: 0))
    let state = try RegistryState(genesis: genesis) { [store] digest throws(RegistryError) in
      try Policy(canonical: try store.artefact(digest))
    }
    return try Trust(in: [genesis], state)
  }

  /// The door an hour after the last event.
  package func door(
    _ trust: Trust? = nil, engine: EngineIdentity? = nil, hoursLater: Int = 1,
    checked: CheckedSignatures? = nil
  ) throws -> Door {
    Door(
      trust: try trust ?? self.trust(), engine: engine ?? self.engine,
      now: time.adding(hours: hoursLater),
      keygen: keygen, checked: checked)
  }

  package func fetch(_ trust: Trust? = nil) throws -> Fetched {
    let door = try self.door(trust)
    return try door.fetch(
      from: try door.look(atRegistry: store.path), environment: Self.environment)
  }
}
