import Numbers
import Reports
import RunRecord
import Semantics
import Simulation

extension RunRecord {
  /// The record of a run.
  init(
    _ run: BacktestRun, _ books: RunBooks, _ history: HistoryName, _ tables: [RunTable],
    _ summary: Summary, _ gates: [Gate.Result]
  ) throws {
    let request = books.request
    let dates = run.ledger.dates
    self.init(
      live: Source(name: books.live.name, path: request.live, digest: books.live.digest),
      candidate: Source(
        name: books.candidate.name, path: request.candidate, digest: books.candidate.digest),
      scenario: Source(
        name: books.scenario.name, path: request.scenario, digest: books.scenario.digest),
      past: books.past.map { Source(name: $1.name, path: $0, digest: $1.digest) },
      data: Data(
        path: request.history, digest: history.digest, applications: run.ledger.count,
        customers: run.ledger.customerCount,
        first: dates.min().map { "\(CalendarDate(packed: $0))" },
        last: dates.max().map { "\(CalendarDate(packed: $0))" }),
      options: Options(
        market: books.scenario.market.text, months: request.months?.text,
        processedOn: "\(request.processedOn)", tunedUntil: request.tunedUntil.map { "\($0)" },
        shard: request.shard?.text, draws: request.draws?.draws, seed: request.draws?.seed,
        tornado: request.variesAssumptions ? true : nil),
      engine: try .current(), exclusions: Self.exclusions(run.backtest, summary),
      audit: run.audit.map { Audit($0) },
      gates: gates.map { GateOutcome($0) }, distributions: run.distributions,
      tables: tables.map { Table($0) },
      summary: ResultDigest.of(summary), command: request.command)
  }

  private static func exclusions(_ backtest: Backtest, _ summary: Summary) -> [Exclusion] {
    var exclusions: [Exclusion] = []
    if case .count(let aside)? = summary[MetricSide.live.name(of: BacktestMetric.notDecided.name)] {
      exclusions.append(Exclusion("quarantined", aside))
    }
    exclusions.append(Exclusion("outside_months", backtest.outsideMonths))
    if let withdrawn = backtest.processing?.withdrawn {
      exclusions.append(Exclusion("withdrawn_consent", withdrawn.applications))
    }
    return exclusions
  }
}

extension Scenario.Market {
  /// `as_recorded`, or a day.
  fileprivate var text: String {
    switch self {
    case .asRecorded: "as_recorded"
    case .at(let day): "\(day)"
    }
  }
}

extension RunRecord.Engine {
  /// This binary.
  static func current() throws -> Self {
    Self(
      version: Tool.version, semantics: Conformance.semanticsVersion,
      conformance: try Conformance.digest(), source: SourceRevision.current)
  }
}

extension RunRecord.Audit {
  init(_ audit: LookaheadAudit) {
    self.init(
      applications: audit.applications, rounds: audit.rounds, changes: audit.changes,
      leaks: audit.leaks.map { Leak(version: $0.version.rawValue, fields: $0.names) },
      notAuditable: audit.facts.filter { $0.footing == .notAuditable }.map(\.name))
  }
}
