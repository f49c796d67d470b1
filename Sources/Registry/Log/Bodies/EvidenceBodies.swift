import Digest
package import Numbers
package import RunRecord

/// A backtest that a validator ran and signs for.
package struct EvidenceRun: Codable, Hashable, Sendable {
  /// Its name in the policy.
  package var scenario: String
  package var scenarioDigest: String
  /// Digest of its record, `run.json`, which is an artefact.
  package var run: String
  /// Digest of the history.
  package var data: String
  /// The version it was compared with.
  package var live: String?
  /// `2025-01..2025-12`; `nil` for all.
  package var months: String?
  package var engine: EngineIdentity
  /// Digest of all tables and figures.
  package var result: String
  package var gates: [RunRecord.GateOutcome]
  /// Digest of the files that the run wrote beside its record; `nil` where nobody signed for them.
  package var files: String?
  /// The same run over the months after the tuning alone; `nil` where the policy asks for none.
  package var late: LateRun?

  package init(
    scenario: String, scenarioDigest: String, run: String, data: String, live: String? = nil,
    months: String? = nil, engine: EngineIdentity, result: String,
    gates: [RunRecord.GateOutcome], files: String? = nil, late: LateRun? = nil
  ) {
    self.scenario = scenario
    self.scenarioDigest = scenarioDigest
    self.run = run
    self.data = data
    self.live = live
    self.months = months
    self.engine = engine
    self.result = result
    self.gates = gates
    self.files = files
    self.late = late
  }

  /// What came of every gate, on the whole first.
  package var outcomes: [(part: EvidencePart, outcome: RunRecord.GateOutcome)] {
    gates.map { (.whole, $0) } + (late?.gates ?? []).map { (.late, $0) }
  }
}

extension EvidenceRun {
  /// The digest over the files of a run, in any order: tables and figures, which are the same in every language.
  package static func digest(of files: [(name: String, bytes: [UInt8])]) -> String {
    var bytes = CanonicalBytes()
    bytes.append("rulebench run files 1")
    bytes.append(files.sorted { $0.name < $1.name }) { bytes, file in
      bytes.append(file.name)
      bytes.append(SHA256.hex(of: file.bytes))
    }
    return "sha256:" + bytes.digest
  }
}

/// Which applications of a run gates are judged on.
package enum EvidencePart: String, Codable, CaseIterable, Sendable {
  case whole
  /// Those of the whole months after the day until which the candidate was tuned.
  case late
}

/// A backtest over the months after those by which the candidate was tuned, made by the validator.
package struct LateRun: Codable, Hashable, Sendable {
  /// The share of the applications that the policy asks for, as it writes it: `20%`.
  package var asked: String
  /// The last day by which the candidate was tuned, by its author's word.
  package var tunedUntil: CalendarDate
  /// The months, of which the first is the one after that day's: `2025-07..2025-12`.
  package var months: String
  /// Applications of these months, and of the whole run.
  package var applications: Int
  package var of: Int
  /// Digest of its record, which is an artefact.
  package var run: String
  package var result: String
  package var gates: [RunRecord.GateOutcome]

  package init(
    asked: String, tunedUntil: CalendarDate, months: String, applications: Int, of: Int,
    run: String, result: String, gates: [RunRecord.GateOutcome]
  ) {
    self.asked = asked
    self.tunedUntil = tunedUntil
    self.months = months
    self.applications = applications
    self.of = of
    self.run = run
    self.result = result
    self.gates = gates
  }

  /// Its part of all applications; `nil` of none.
  package var share: Number? { Number(applications).divided(by: Number(of)) }

  /// Whether its part is at least so much; exact, since no quotient is taken.
  package func reaches(_ share: Number) -> Bool {
    Number(of).multiplied(by: share).map { Number(applications) >= $0 } ?? false
  }
}

/// What computed a run or makes decisions: equal meaning is equal semantics and conformance.
package struct EngineIdentity: Codable, Hashable, Sendable {
  /// Version of the tool.
  package var version: String
  /// Version of what rules mean.
  package var semantics: Int
  /// Digest of what the engine makes of its conformance cases.
  package var conformance: String

  package init(version: String, semantics: Int, conformance: String) {
    self.version = version
    self.semantics = semantics
    self.conformance = conformance
  }
}
