import Numbers
import Registry
import RunRecord

/// A small bank: its people, its policy, and versions that are good in all respects.
enum Sample {
  static let persons = [
    "li.wei", "wang.fang", "chen.jie", "zhao.min", "sun.lei", "zhou.yan", "wu.di", "zheng.hao",
    "qian.bo",
  ]
  static let start = Timestamp(parsing: "2024-03-01T09:00:00Z") ?? .now
  static let product = "tax_line"
  static let environment = "production"
  static let engine = EngineIdentity(
    version: "1.0", semantics: 1, conformance: digest("conformance"))

  static func digest(_ text: String) -> String { Artefact.digest(of: text.utf8) }

  /// Wang Fang validates; Chen Jie (risk) and Zhao Min (product) approve; Zhou Yan releases; Wu Di operates; Sun Lei heads
  /// risk; Zheng Hao keeps security; Qian Bo writes rules too.
  static let policy = Policy(
    persons: Dictionary(
      uniqueKeysWithValues: persons.map {
        ($0, Policy.Person(name: $0, emails: ["\($0)@bank.example"]))
      }),
    roles: [
      "author": ["li.wei", "qian.bo", "chen.jie"], "validator": ["wang.fang", "chen.jie"],
      "risk": ["chen.jie", "sun.lei", "wang.fang", "li.wei"], "product": ["zhao.min", "chen.jie"],
      "risk_head": ["sun.lei"], "release": ["zhou.yan"], "operations": ["wu.di", "zhou.yan"],
      "security": ["zheng.hao", "wu.di"],
    ],
    approve: .init(signatures: ["risk": 1, "product": 1], expiresDays: 30),
    validate: .init(roles: ["validator"]),
    reject: .init(roles: ["risk", "product", "validator"]),
    waive: .init(roles: ["risk_head"], longestDays: 90),
    release: .init(roles: ["release"], validHours: 24, environments: ["production", "test"]),
    halt: .init(roles: ["operations", "risk"]),
    resume: .init(roles: ["risk", "risk_head", "operations"], signatures: 2),
    rollback: .init(
      roles: ["operations"], withinDays: 30, confirm: ["risk", "operations"], confirmHours: 24),
    keys: .init(roles: ["security", "risk_head"], others: 2),
    policy: .init(roles: ["security", "risk_head"], signatures: 2),
    evidence: .init(
      data: digest("history"), months: "2023-01..2023-12", outOfTime: "20%",
      scenarios: [
        .init(name: "base", digest: digest("base"), gates: ["match_rate >= 99%"]),
        .init(name: "adverse", digest: digest("adverse"), gates: ["pass_rate.delta <= 3pp"]),
      ]))

  /// A document's text.
  static func document(_ name: String) -> [UInt8] { Array("\(name) of the change\n".utf8) }
  static let documents = [
    "change request", "product card", "purpose check", "risk opinion", "monitoring plan",
    "rollback plan",
  ]

  /// The id of the version with a print.
  static func version(_ print: String) -> String { digest(print) }

  static func submission(
    _ print: String, parent: String? = nil, product: String = product,
    authors: [String] = ["li.wei"]
  ) -> Submission {
    let digests = documents.map { Artefact.digest(of: document($0)) }
    return Submission(
      product: product, version: version(print), parent: parent, book: "tax line",
      authors: authors,
      package: ChangePackage(
        changeRequest: digests[0], productCard: digests[1], purposeCheck: digests[2],
        riskOpinion: digests[3], monitoringPlan: digests[4], rollbackPlan: digests[5],
        reason: "approve good customers sooner", trigger: "yearly review"),
      reviewBy: start.adding(days: 365).day, declared: DeclaredTrials(runs: 4, sweeps: 1),
      tests: TestEvidence(cases: 12, failed: 0, covered: 30, coverable: 32),
      semantics: engine.semantics)
  }

  /// The artefacts of a submission.
  static func artefacts(_ print: String) -> [[UInt8]] {
    [Array(print.utf8)] + documents.map(document)
  }

  /// The record of a version's run in a scenario, or of its late part, byte for byte.
  ///
  /// - Parameter change: makes another of it.
  static func runRecord(
    _ version: String, _ scenario: Policy.Evidence.Scenario, parent: String?,
    _ part: EvidencePart = .whole, gates: [GateOutcome] = [],
    _ change: (inout RunRecord) -> Void = { _ in }
  ) throws -> [UInt8] {
    let isWhole = part == .whole
    var record = RunRecord(
      live: .init(name: "tax_line", path: "v1", digest: parent ?? version),
      candidate: .init(name: "tax_line", path: "v2", digest: version),
      scenario: .init(name: scenario.name, path: "scenario.rules", digest: scenario.digest),
      past: [],
      data: .init(
        path: "bank.db", digest: policy.evidence.data, applications: isWhole ? 100 : 40,
        customers: isWhole ? 90 : 38, first: isWhole ? "2023-01-01" : "2023-07-01",
        last: "2023-12-31"),
      options: .init(
        market: "as_recorded", months: isWhole ? policy.evidence.months : lateMonths,
        processedOn: "2024-01-01", tunedUntil: isWhole ? "\(tunedUntil)" : nil, shard: nil),
      engine: .init(
        version: engine.version, semantics: engine.semantics, conformance: engine.conformance,
        source: nil),
      exclusions: [], audit: nil, gates: gates, tables: [], summary: digest("summary of \(part)"),
      command: "rulebench backtest")
    change(&record)
    return Array(try record.json().utf8)
  }
  static let tunedUntil = CalendarDate(packed: (2023 * 12 + 5) << 5 | 30)
  static let lateMonths = "2023-07..2023-12"

  /// A validation by the sample's policy with the records of its runs; `missed` names scenarios whose gate is not met, on
  /// the whole or on the late part.
  static func evidence(
    _ version: String, parent: String?, missed: Set<String> = [], late missedLate: Set<String> = [],
    environment: String = environment, policy: Policy = policy
  ) throws -> (validation: Validation, records: [[UInt8]]) {
    var records: [[UInt8]] = []
    let runs = try policy.evidence.scenarios.map { scenario in
      func gates(_ missed: Set<String>) throws -> [GateOutcome] {
        try scenario.gates.map { try outcome($0, isMet: !missed.contains(scenario.name)) }
      }
      func keep(_ record: [UInt8]) throws -> (digest: String, result: String) {
        records.append(record)
        return (Artefact.digest(of: record), try RunRecord(json: record).result)
      }
      let whole = try keep(runRecord(version, scenario, parent: parent))
      let lateGates = try gates(missedLate)
      let late = try keep(runRecord(version, scenario, parent: parent, .late, gates: lateGates))
      return EvidenceRun(
        scenario: scenario.name, scenarioDigest: scenario.digest, run: whole.digest,
        data: policy.evidence.data, live: parent ?? version, months: policy.evidence.months,
        engine: engine, result: whole.result, gates: try gates(missed),
        late: LateRun(
          asked: policy.evidence.outOfTime ?? "", tunedUntil: tunedUntil, months: lateMonths,
          applications: 40, of: 100, run: late.digest, result: late.result, gates: lateGates))
    }
    let validation = Validation(
      version: version, environment: environment, runs: runs,
      isPassed: runs.allSatisfy { $0.outcomes.allSatisfy(\.outcome.isMet) })
    return (validation, records)
  }

  /// What came of a gate on a figure that meets, or misses, the sample policy's.
  private static func outcome(_ text: String, isMet: Bool) throws -> GateOutcome {
    let gate = try Gate(parsing: text)
    var summary = Summary()
    let isMatch = gate.figure == "match_rate"
    let value = isMatch == isMet ? "0.995" : "0.01"
    let number = try Number(parsing: isMet || isMatch ? value : "0.2")
    summary.set(gate.figure, .share, .number(number))
    return GateOutcome(gate.result(for: summary))
  }
  typealias GateOutcome = RunRecord.GateOutcome

  /// A release as it follows from the approvals; one without enough of them has any salt.
  static func release(
    _ version: String, _ plan: ReleasePlan, in environment: String = environment,
    _ state: RegistryState, at time: Timestamp, by engine: EngineIdentity = engine
  ) -> Release {
    let product = state.versions[version]?.product ?? product
    let place = ReleaseLine.Place(product: product, environment: environment)
    return Release(
      product: product, environment: environment, version: version, plan: plan,
      salt: (try? state.salt(of: version, in: place, plan: plan, at: time)) ?? "", engine: engine)
  }

  static func approval(
    _ version: String, parent: String?, role: String, state: RegistryState, plan: ReleasePlan,
    environment: String = environment
  ) -> Approval {
    Approval(
      version: version, product: state.versions[version]?.product ?? product, parent: parent,
      decision: "approve", role: role, environment: environment, policy: state.policyDigest,
      evidence: state.versions[version]?.validation(in: environment)?.validation.records ?? [],
      plan: plan, expires: state.at.adding(days: 20))
  }
}
