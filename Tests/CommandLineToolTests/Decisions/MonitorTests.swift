import Diagnostics
import Foundation
import Registry
import RunRecord
import Testing

@testable import CommandLineTool

@Suite("monitor") struct MonitorTests {
  /// A run of two versions, of which the candidate is the bank's book, with figures made up by hand.
  private static func evidence(_ version: String) throws -> [String: String] {
    let record = RunRecord(
      live: .init(name: "lines", path: "v1.rules", digest: "sha256:before"),
      candidate: .init(name: "lines", path: "lines.rules", digest: version),
      scenario: .init(name: "base", path: "base.rules", digest: "sha256:base"), past: [],
      data: .init(
        path: "bank.db", digest: "sha256:data", applications: 200, customers: 150,
        first: "2025-01-01", last: "2025-12-31"),
      options: .init(
        market: "as_recorded", months: nil, processedOn: "2026-01-01", tunedUntil: nil, shard: nil),
      engine: .init(version: "0.1.0", semantics: 1, conformance: "sha256:c", source: nil),
      exclusions: [], audit: nil, gates: [],
      tables: ["rules", "segments", "risk_observed"].map {
        .init(RunTable($0, .init(verbatim: $0), columns: []))
      }, summary: "sha256:s", command: "rulebench backtest")
    return [
      "evidence/run.json": try record.json(),
      "evidence/summary.json": """
      {"n_applications.candidate": 200, "pass_rate.candidate": "0.3", "refer_rate.candidate": "0.6",
       "decline_rate.candidate": "0.1", "n_approved.candidate": 60,
       "line_total.candidate": "3000000", "weighted_rate.candidate": {"unavailable": "no_rate"}}
      """,
      "evidence/rules.csv": """
      rule,title,section,n_fired.live,n_fired.candidate,n_undecided.live,n_undecided.candidate
      A01,Small,admission,1,20,0,0
      A02,"Lowest, level",admission,1,20,0,10
      A09,Gone,admission,5,n/a: no_rule,0,n/a: no_rule

      """,
      "evidence/segments.csv": """
      field,value,n_applications
      all,,200
      relation,renewal,20
      level,A,100
      level,C,60
      level,missing,40

      """,
      "evidence/risk_observed.csv": """
      group,n_applications,bad_rate,bad_rate.low,bad_rate.high
      all,200,0.05,0.04,0.06
      candidate,60,0.02,0.01,0.03

      """,
      "plan.json": """
      {"format": "rulebench monitoring plan 1", "least_decisions": 3, "pass_rate": "10%"}
      """,
    ]
  }

  private func bank() throws -> DecisionBank {
    let version = try DecisionBank().version()
    return try DecisionBank(try Self.evidence(version))
  }

  @Test("figures beside the evidence's, in one table for machines")
  func csv() throws {
    let bank = try bank()
    #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    let run = bank.run([
      "monitor", "--log", "@/log.ndjson", "--evidence", "@/evidence/run.json", "--plan",
      "@/plan.json", "--format", "csv",
    ])
    #expect(run.messages == "")
    let version = try bank.version().dropFirst(7).prefix(12)
    // K1 is declined by A02 (level C), K2 referred (A01, A02 undecided, A03), K3 referred (A03 undecided): of three decisions
    // Wilson's interval of 0 is up to 0.5615, of a third 0.0615 to 0.7923, of two thirds 0.2077 to 0.9385.
    // The PSI is 0.1391996183754 (Python); each of its three parts is rounded to the 12th decimal.
    #expect(
      run.output == """
        version,family,figure,of,n,value,value.low,value.high,evidence,limit.low,limit.high,state
        \(version),approval,pass_rate,,3,0,0,0.561497035639,0.3,0.2,0.4,within_chance
        \(version),approval,refer_rate,,3,0.666666666667,0.207659598808,0.938508055979,0.6,0.5,0.7,met
        \(version),approval,decline_rate,,3,0.333333333333,0.061491944021,0.792340401192,0.1,0,0.2,within_chance
        \(version),approval,line_per_approval,,0,,,,50000,45000,55000,too_few
        \(version),risk_evaluation,weighted_rate,,0,,,,,,,no_evidence
        \(version),approval,hit_rate,A01,3,0.333333333333,0.061491944021,0.792340401192,0.1,0.05,0.15,within_chance
        \(version),approval,hit_rate,A02,3,0.333333333333,0.061491944021,0.792340401192,0.1,0.05,0.15,within_chance
        \(version),approval,undecided_rate,A02,3,0.333333333333,0.061491944021,0.792340401192,0.05,0,0.07,breach
        \(version),approval,psi,level,3,0.139199618376,,,0,0,0.25,met

        """)
    #expect(run.code == 1)
  }

  @Test(
    "plans that say something else are refused",
    arguments: [
      ("{}", "error: '@/p.json' is no monitoring plan\n"),
      (
        #"{"format": "rulebench monitoring plan 1", "pas_rate": "1%"}"#,
        "error: '@/p.json' has a limit of 'pas_rate', which is not monitored; did you mean 'pass_rate'?\n"
      ),
      (
        #"{"format": "rulebench monitoring plan 1", "psi": 1}"#,
        #"error: '@/p.json': 'psi' must be a text such as "5%" or "0.25""# + "\n"
      ),
      (
        #"{"format": "rulebench monitoring plan 1", "least_loans": 0}"#,
        "error: '@/p.json': 'least_loans' must be a whole number above 0\n"
      ),
    ])
  func plans(_ text: String, _ words: String) throws {
    let bank = try DecisionBank(try Self.evidence("sha256:x").merging(["p.json": text]) { $1 })
    let run = bank.run([
      "monitor", "--log", "@/log.ndjson", "--evidence", "@/evidence/run.json", "--plan", "@/p.json",
    ])
    #expect(run.messages.hasPrefix(words), "\(run.messages)")
    #expect(run.code == 3)
  }

  @Test("evidence of other versions says nothing of these decisions")
  func otherVersion() throws {
    let bank = try DecisionBank(try Self.evidence("sha256:x"))
    _ = bank.decide("--log", "@/log.ndjson")
    let run = bank.run([
      "monitor", "--log", "@/log.ndjson", "--evidence", "@/evidence/run.json",
    ])
    #expect(
      run.messages == """
        note: the evidence is not of the version \(try bank.version()), by which 3 decisions were made
        error: no decision of the logs is by a version of the evidence

        """)
    #expect(run.code == 3)
  }
}

extension DecisionBank {
  /// The digest of the bank's book.
  func version() throws -> String {
    _ = decide("--log", "@/version.ndjson")
    return try decisions("version.ndjson")[0].source.version
  }
}
