import Diagnostics
import Foundation
import Numbers
import Registry
import RegistryFixture
import RunRecord
import Semantics
import Testing

@testable import CommandLineTool

@Suite("monitor") struct MonitorTests {
  /// A run of two versions, of which the candidate is the bank's book, with figures made up by hand.
  static func evidence(
    _ version: String, distributions: [RunRecord.Distribution] = [],
    scenario: String = "sha256:base"
  ) throws -> [String: String] {
    let record = RunRecord(
      live: .init(name: "lines", path: "v1.rules", digest: "sha256:before"),
      candidate: .init(name: "lines", path: "lines.rules", digest: version),
      scenario: .init(name: "base", path: "base.rules", digest: scenario), past: [],
      data: .init(
        path: "bank.db", digest: "sha256:data", applications: 200, customers: 150,
        first: "2025-01-01", last: "2025-12-31"),
      options: .init(
        market: "as_recorded", months: nil, processedOn: "2026-01-01", tunedUntil: nil, shard: nil),
      engine: .init(version: "0.1.0", semantics: 1, conformance: "sha256:c", source: nil),
      exclusions: [], audit: nil, gates: [], distributions: distributions,
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

  /// The bank's book with a chance of default of 8 % below 10,000 and 2 % from there on.
  private static let scoring = DecisionBank.book.replacing(
    "line { output",
    with: """
      pricing { undecided: refer  output pd: share = if amount < 10_000 then 8% else 2% }
      line { output
      """)

  /// The rows of PSI of the version's own figures, without the version.
  private func ownFigures(_ more: String...) throws -> [String] {
    let book = ["lines.rules": Self.scoring]
    let version = try DecisionBank(book).version()
    let edge = try #require(Number(2, decimals: 2))
    let distributions = [
      RunRecord.Distribution(.candidate, .score, edges: [edge], counts: [100, 100], absent: 0),
      RunRecord.Distribution(
        .candidate, .line, edges: [Number(50_000)], counts: [30, 30], absent: 0),
      RunRecord.Distribution(
        .candidate, .rate,
        unavailable: RunRecord.Reason("no_rates", Phrase("the book has no output 'rate'", "无"))),
      // The other version's are none of these decisions' business.
      RunRecord.Distribution(.live, .score, edges: [], counts: [200], absent: 0),
    ]
    let bank = try DecisionBank(
      try Self.evidence(version, distributions: distributions).merging(book) { $1 })
    #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    let run = bank.run(
      [
        "monitor", "--log", "@/log.ndjson", "--evidence", "@/evidence/run.json", "--plan",
        "@/plan.json", "--format", "csv",
      ] + more)
    #expect(run.messages == "")
    return run.output.split(separator: "\n").filter {
      $0.contains(",psi,own ") || $0.contains(",psi,offered ")
    }
    .map { $0.split(separator: ",", maxSplits: 1).last.map(String.init) ?? "" }
  }

  @Test("scores come out where the version decides again; lines and rates stand in the log")
  func scores() throws {
    let others = [
      "approval,psi,offered line,0,,,,0,0,0.25,too_few",
      "risk_evaluation,psi,offered rate,0,n/a: no_rates,,,,,,no_evidence",
    ]
    // K1 and K3 have 2 %, K2 8 %: halves became two thirds and one, (1/6)·ln(4/3) − (1/6)·ln(2/3) = (1/6)·ln 2.
    #expect(
      try ownFigures("--rules", "@/lines.rules") == [
        "risk_evaluation,psi,own score,3,0.115524530093,,,0,0,0.25,met"
      ] + others)
    #expect(
      try ownFigures() == [
        "risk_evaluation,psi,own score,0,n/a: rules_not_given,,,0,0,0.25,not_available"
      ] + others)
  }

  @Test(
    "what is no figure in the evidence is an error with its place",
    arguments: [
      (
        "summary.json", #""0.3""#, #""much""#,
        "'@/evidence/summary.json' 'pass_rate.candidate': expected a count, a decimal in quotes, or why there is none"
      ),
      (
        "summary.json", #"{"unavailable": "no_rate"}"#, "{}",
        "'@/evidence/summary.json' 'weighted_rate.candidate': expected a count, a decimal in quotes, or why there is none"
      ),
      (
        "summary.json", "{\"n_app", "[\"n_app", "'@/evidence/summary.json' holds no figures by name"
      ),
      (
        "rules.csv", "1,20,0,10", "1,20,0,ten",
        "'@/evidence/rules.csv' line 3, 'n_undecided.candidate': expected a count, found 'ten'"
      ),
      (
        "rules.csv", "Gone,admission", "Gone,permission",
        "'@/evidence/rules.csv' line 4, 'section': expected a section, found 'permission'"
      ),
      (
        "rules.csv", ",0,10\n", ",0\n",
        "'@/evidence/rules.csv' line 3: expected 7 cells, found 6"
      ),
      (
        "segments.csv", "level,C,60", "level,C,-60",
        "'@/evidence/segments.csv' line 5, 'n_applications': expected a count, found '-60'"
      ),
      (
        "segments.csv", "field,value", "field,worth",
        "'@/evidence/segments.csv' has no column 'value'"
      ),
      (
        "risk_observed.csv", "0.02,0.01", "0.02,low",
        "'@/evidence/risk_observed.csv' line 3, 'bad_rate.low': expected a number, found 'low'"
      ),
      (
        "risk_observed.csv", "0.01,0.03", "0.04,0.03",
        "the interval of the bad rate of 'candidate' ends before it begins"
      ),
    ])
  func unreadable(_ file: String, _ old: String, _ new: String, _ words: String) throws {
    let version = try DecisionBank().version()
    var files = try Self.evidence(version)
    let text = try #require(files["evidence/\(file)"])
    files["evidence/\(file)"] = text.replacing(old, with: new)
    #expect(files["evidence/\(file)"] != text)
    let bank = try DecisionBank(files)
    _ = bank.decide("--log", "@/log.ndjson")
    let run = bank.run(["monitor", "--log", "@/log.ndjson", "--evidence", "@/evidence/run.json"])
    #expect(
      run.messages
        == "error: \(words)\nhelp: check the folder with 'verify-run'\n")
    #expect(run.code == 3)
  }

  private static let scenario = """
    scenario base "Base case" zh "基准"
    decides application
    record application { applied_on date as_of }
    outcome {
      bad           90 days past due within 12 months after first draw  source "policy 3"
      indeterminate 30 days past due  source "policy 4"
      mature        15 months after first draw  assumption "bullet loans"
    }
    loss { given_default 60% source "L"  exposure 100% of line assumption "all" }
    return {
      funding 1.85% source "F"  operating 80bp source "O"  risk_weight 75% source "W"
      capital_ratio 10.5% source "C"  hurdle 11% source "H"  income_tax 25% source "T"
    }
    referred { approve 40% assumption "no record" }
    trust { support at least 30 assumption "few"  match_rate at least 99.5% assumption "most" }

    """

  @Test("of a performance file it is said how many loans are of the logs; none is an error")
  func performance() throws {
    let scenario = try #require(
      check(scenarioAt: "s.rules", reader: .memory(["s.rules": Self.scenario])).scenario)
    let header = "application,month_end,drawn,balance,days_past_due,cured,recovered,written_off\n"
    func row(_ application: String) -> String { "\(application),2026-02-28,100,100,0,0,0,0\n" }
    let bank = try DecisionBank(
      try Self.evidence(try DecisionBank().version(), scenario: scenario.digest).merging([
        "s.rules": Self.scenario, "some.csv": header + row("K1") + row("K9") + row("K8"),
        "one.csv": header + row("K3"), "none.csv": header + row("K9") + row("K8"),
      ]) { $1 })
    #expect(bank.decide("--log", "@/log.ndjson").code == 0)
    func monitor(_ file: String, _ more: String...) -> ToolRun {
      bank.run(
        [
          "monitor", "--log", "@/log.ndjson", "--evidence", "@/evidence/run.json", "--plan",
          "@/plan.json", "--scenario", "@/s.rules", "--log-key", "@/key", "--performance",
          "@/\(file)",
        ] + more)
    }
    func second(_ run: ToolRun) -> Substring? {
      run.output.split(separator: "\n").dropFirst().first
    }
    let some = monitor("some.csv")
    #expect(some.messages == "")
    #expect(
      second(some)
        == "1 loan of the performance file belongs to logged decisions; 2 to none, and count nowhere"
    )
    #expect(
      second(monitor("one.csv")) == "1 loan of the performance file belongs to logged decisions")
    #expect(
      monitor("some.csv", "--format", "csv", "--language", "zh").messages
        == "表现文件中有 1 笔贷款属于日志中的决策；另有 2 笔不属于任何决策，不计入\n")
    let none = monitor("none.csv")
    #expect(none.output == "")
    #expect(
      none.messages == """
        error: none of the 2 loans of '@/none.csv' belongs to a decision of the logs
        help: name applications in the file as the decided inputs did, and give the logs of these applications

        """)
    #expect(none.code == 3)
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
