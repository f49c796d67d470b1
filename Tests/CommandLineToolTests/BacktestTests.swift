import RunRecord
import Testing

@testable import CommandLineTool

@Suite("backtest") struct BacktestTests {
  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "live/small.rules": Samples.book,
      "candidate/small.rules": Samples.book.replacing("= 5_000", with: "= 4_000"),
      "data/applications.csv": Samples.applications + "4,2026-04-01,E,1\n",
    ])
  }

  @Test("both versions in one pass; rows that do not fit are left out only when asked")
  func text() throws {
    let folder = try folder()
    let stopped = folder.run(
      "backtest", "--live", "@/live", "--candidate", "@/candidate", "--data", "@/data")
    #expect(stopped.code == 3)
    #expect(stopped.output == "")
    let run = folder.run(
      "backtest", "--live", "@/live", "--candidate", "@/candidate", "--data", "@/data",
      "--skip-bad")
    #expect(run.code == 0)
    #expect(run.output.contains("3 applications, 2026-03 to 2026-03\n"))
    #expect(
      run.output.contains("  1 application left out, not decided; rows at fault: 1 unknown_value\n")
    )
    // A02 no longer refers the second application, whose level is not known either: it stays a refer.
    #expect(run.output.contains("  0 applications have another outcome, 0.00%\n"))
    #expect(run.output.contains("  pass rate                       33.33%     33.33%  0.00 pp\n"))
  }

  @Test("as JSON, for some months")
  func json() throws {
    let folder = try folder()
    let run = folder.run(
      "backtest", "--live", "@/live", "--candidate", "@/candidate", "--data", "@/data",
      "--skip-bad", "--format", "json", "--month", "2026-01..2026-02")
    #expect(run.code == 0)
    #expect(run.output.contains("\"applications\": 0"))
    #expect(run.output.contains("\"outside_months\": 3"))
  }

  @Test(
    "months are read strictly",
    arguments: [
      ("2026-03", "24314...24314"), ("2025-11..2026-02", "24310...24313"), ("2026-13", nil),
      ("2026-3", nil), ("2026-04..2026-03", nil), ("2026", nil), ("..", nil),
    ])
  func months(text: String, expected: String?) {
    #expect(MonthRange(text).map { "\($0.indices)" } == expected)
  }
}
