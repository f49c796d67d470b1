import Numbers

/// What a run was of, with what it was made, and what came of it: `run.json`.
///
/// It names everything by path and digest, so that the run can be made again and compared. It holds no time of day: the
/// same run has the same record, byte for byte.
package struct RunRecord: Codable, Hashable, Sendable {
  /// The kind of file and its version.
  package var format = RunRecord.currentFormat
  package static let currentFormat = "rulebench run 1"

  package var live: Source
  package var candidate: Source
  package var scenario: Source
  /// Versions of the past that the match rate replayed, where some were given.
  package var past: [Source]
  package var data: Data
  package var options: Options
  package var engine: Engine
  /// Applications and rows that are not among those compared.
  package var exclusions: [Exclusion]
  /// What the look-ahead audit came to; `nil` where it was not asked for.
  package var audit: Audit?
  package var gates: [GateOutcome]
  /// How scores, lines and rates of both versions are spread.
  package var distributions: [Distribution]
  package var tables: [Table]
  /// Digest of the figures in `summary.json`.
  package var summary: String
  /// Digest of all tables and figures together.
  package var result: String
  /// The command line that makes the run again.
  package var command: String

  /// A file of rules.
  package struct Source: Codable, Hashable, Sendable {
    package var name: String
    /// As it was named, relative to the folder in which the run was made.
    package var path: String
    /// `sha256:` over its canonical print.
    package var digest: String
    package init(name: String, path: String, digest: String) {
      self.name = name
      self.path = path
      self.digest = digest
    }
  }

  /// The history that was replayed.
  package struct Data: Codable, Hashable, Sendable {
    package var path: String
    package var digest: String
    /// Applications that were compared, and their customers.
    package var applications: Int
    package var customers: Int
    /// The first and last day of the applications; `nil` where they have no date.
    package var first: String?
    package var last: String?
    package init(
      path: String, digest: String, applications: Int, customers: Int, first: String?, last: String?
    ) {
      self.path = path
      self.digest = digest
      self.applications = applications
      self.customers = customers
      self.first = first
      self.last = last
    }
  }

  /// What was chosen for the run.
  package struct Options: Codable, Hashable, Sendable {
    /// `as_recorded`, or the day of the references.
    package var market: String
    /// `2025-01..2025-06`; `nil` for all months.
    package var months: String?
    /// The day on which customers must consent to be processed.
    package var processedOn: String
    package var tunedUntil: String?
    /// `2/5`; `nil` for the whole.
    package var shard: String?
    /// How often the loans were lived again, and by which seed; `nil` where they were not.
    package var draws: Int?
    package var seed: UInt64?
    /// Whether each assumption of the scenario was varied; `nil` where none was.
    package var tornado: Bool?
    package init(
      market: String, months: String?, processedOn: String, tunedUntil: String?, shard: String?,
      draws: Int? = nil, seed: UInt64? = nil, tornado: Bool? = nil
    ) {
      self.market = market
      self.months = months
      self.processedOn = processedOn
      self.tunedUntil = tunedUntil
      self.shard = shard
      self.draws = draws
      self.seed = seed
      self.tornado = tornado
    }
  }

  /// What computed the run.
  package struct Engine: Codable, Hashable, Sendable {
    /// Version of the tool.
    package var version: String
    /// Version of what rules mean.
    package var semantics: Int
    /// Digest of what the engine makes of the conformance cases it carries: equal where it means the same by rules.
    package var conformance: String
    /// Revision of the source, with `+changes` where it was changed; `nil` where the build did not know it.
    package var source: String?
    package init(version: String, semantics: Int, conformance: String, source: String?) {
      self.version = version
      self.semantics = semantics
      self.conformance = conformance
      self.source = source
    }
  }

  /// Something that was left out, and how often.
  package struct Exclusion: Codable, Hashable, Sendable {
    /// A stable word, such as `withdrawn_consent`.
    package var cause: String
    package var count: Int
    package init(_ cause: String, _ count: Int) {
      self.cause = cause
      self.count = count
    }
  }

  /// What came of deciding anew with all changed that was known only after the as-of date.
  package struct Audit: Codable, Hashable, Sendable {
    /// Applications decided anew, how often each was by each version, and the values and rows that were changed.
    package var applications: Int
    package var rounds: Int
    package var changes: Int
    /// Fields that leak, of each version; none where no decision changed.
    package var leaks: [Leak]
    /// Fields and lists that cannot be audited, since it is not recorded when they became known.
    package var notAuditable: [String]

    /// A leak: `live` or `candidate`, and the fields that leak together.
    package struct Leak: Codable, Hashable, Sendable {
      package var version: String
      package var fields: [String]
      package init(version: String, fields: [String]) {
        self.version = version
        self.fields = fields
      }
    }

    package init(
      applications: Int, rounds: Int, changes: Int, leaks: [Leak], notAuditable: [String]
    ) {
      self.applications = applications
      self.rounds = rounds
      self.changes = changes
      self.leaks = leaks
      self.notAuditable = notAuditable
    }
  }

  /// What came of a gate.
  package struct GateOutcome: Codable, Hashable, Sendable {
    package var gate: String
    package var figure: String
    /// An exact decimal; `nil` where there is none.
    package var value: String?
    /// Why there is no value; such a gate is not met.
    package var unavailable: Reason?
    package var isMet: Bool

    package init(_ result: Gate.Result) {
      gate = result.gate.text
      figure = result.gate.figure
      isMet = result.isMet
      value = result.value.number?.description
      if case .unavailable(let id, let words) = result.value { unavailable = Reason(id, words) }
    }
  }

  /// A table of the run.
  package struct Table: Codable, Hashable, Sendable {
    package var name: String
    package var file: String
    package var rows: Int
    package var digest: String

    package init(_ table: RunTable) {
      name = table.name
      file = table.name + ".csv"
      rows = table.rows.count
      digest = ResultDigest.of(table)
    }
  }

  package init(
    live: Source, candidate: Source, scenario: Source, past: [Source], data: Data,
    options: Options, engine: Engine, exclusions: [Exclusion], audit: Audit?,
    gates: [GateOutcome], distributions: [Distribution] = [], tables: [Table], summary: String,
    command: String
  ) {
    self.live = live
    self.candidate = candidate
    self.scenario = scenario
    self.past = past
    self.data = data
    self.options = options
    self.engine = engine
    self.exclusions = exclusions
    self.audit = audit
    self.gates = gates
    self.distributions = distributions
    self.tables = tables
    self.summary = summary
    self.command = command
    result = ResultDigest.of(
      tables: tables.map { (name: $0.name, digest: $0.digest) }, summary: summary)
  }
}
