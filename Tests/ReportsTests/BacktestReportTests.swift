import Engine
import Reports
import Simulation
import Testing

@Suite("A backtest in words")
struct BacktestReportTests {
  /// From 24 months to 12: b (20 months) goes from decline to refer, c (12 months) from decline to approve.
  private func backtest() throws -> Backtest {
    let live = try ReportBook.program(leastAge: 24)
    return try Backtest(
      live: live, candidate: try ReportBook.program(leastAge: 12),
      table: ReportBook.table(of: live),
      options: BacktestOptions(
        leftOut: 1, excluded: [Exclusion(cause: "out_of_range", rows: 2)]))
  }

  @Test("as text, in columns")
  func text() throws {
    // a: 1,000 × 2; b: 2,000 × 1; c: 4,000 × 2, capped at 5,000; d: the line is not known.
    let expected = """
      live       shop  sha256:24
      candidate  shop  sha256:12
      4 applications, 2024-01 to 2024-03
        1 application left out, not decided; rows at fault: 2 out_of_range
        match rate with recorded decisions: not available, the data holds none

      Data the candidate reads, in 2 months
        field  months  applications  not held in
        ─────  ──────  ────────────  ───────────
        level     2/2        75.00%
        2 of 3 fields are there for every application

      Headline
                                         live  candidate     change
        ───────────────────────────  ────────  ─────────  ─────────
        applications                        4          4          0
        approvals                           1          2         +1
        referrals                           1          2         +1
          by the system                     0          0          0
        declines                            2          0         -2
        with an error                       0          0          0
        pass rate                      25.00%     50.00%  +25.00 pp
        pass rate, left out counted    20.00%     40.00%  +20.00 pp
        line offered, CNY            2,000.00   7,000.00  +5,000.00
        line proposed, CNY               0.00   2,000.00  +2,000.00

      Outcomes, live in rows and candidate in columns
        2 applications have another outcome, 50.00%
        live \\ candidate  approve  refer  decline  all
        ────────────────  ───────  ─────  ───────  ───
        approve                 1      0        0    1
        refer                   0      1        0    1
        decline                 1      1        0    2
        ────────────────  ───────  ─────  ───────  ───
        all                     2      2        0    4

        lines in each cell (offered on approve, proposed on refer)
        live     candidate  applications  live line  candidate line     change
        ───────  ─────────  ────────────  ─────────  ──────────────  ─────────
        approve  approve               1   2,000.00        2,000.00       0.00
        refer    refer                 1       0.00            0.00       0.00
        decline  approve               1       0.00        5,000.00  +5,000.00
        decline  refer                 1       0.00        2,000.00  +2,000.00

      Rules of the live version
        rule  effect   first  any  only  → approve  → refer  undecided  errors  title
        ────  ───────  ─────  ───  ────  ─────────  ───────  ─────────  ──────  ───────────────────────
        A01   decline      2    2     2          1        1                     Too <young>  经营时间短
        A02   refer        1    2     0                              1          Not level A
        ────  ───────  ─────  ───  ────  ─────────  ───────  ─────────  ──────  ───────────────────────
        all                3                                                    not approved

      Rules of the candidate version
        rule  effect   first  any  only  → approve  → refer  undecided  errors  title
        ────  ───────  ─────  ───  ────  ─────────  ───────  ─────────  ──────  ───────────────────────
        A01   decline      0    0     0                                         Too <young>  经营时间短
        A02   refer        2    2     1          1                   1          Not level A
        ────  ───────  ─────  ───  ────  ─────────  ───────  ─────────  ──────  ───────────────────────
        all                2                                                    not approved

      What was missing where rules of the live version were undecided
        1 application has an undecided rule
        missing  why     applications  rules
        ───────  ──────  ────────────  ─────
        level    absent             1  A02 1

      What was missing where rules of the candidate version were undecided
        1 application has an undecided rule
        missing  why     applications  rules
        ───────  ──────  ────────────  ─────
        level    absent             1  A02 1

      By month of application (live → candidate)
        month    applications  approved  referred  declined  errors        pass rate     change         line offered     change
        ───────  ────────────  ────────  ────────  ────────  ──────  ───────────────  ─────────  ───────────────────  ─────────
        2024-01             2     1 → 1     0 → 1     1 → 0   0 → 0  50.00% → 50.00%    0.00 pp  2,000.00 → 2,000.00       0.00
        2024-03             2     0 → 1     1 → 1     1 → 0   0 → 0   0.00% → 50.00%  +50.00 pp      0.00 → 5,000.00  +5,000.00
        ───────  ────────────  ────────  ────────  ────────  ──────  ───────────────  ─────────  ───────────────────  ─────────
        all                 4     1 → 2     1 → 2     2 → 0   0 → 0  25.00% → 50.00%  +25.00 pp  2,000.00 → 7,000.00  +5,000.00

      """
    expectText(BacktestText.render(try backtest()), expected)
  }

  @Test("as JSON: counts are numbers, amounts and rates strings")
  func json() throws {
    let text = try backtest().json.line
    #expect(
      text.hasPrefix(
        #"{"live":{"book":"shop","digest":"sha256:24","total":{"applications":4,"approvals":1,"referrals":1,"#
          + #""system_referrals":0,"declines":2,"errors":0,"pass_rate":"0.25","line_offered":"2000","#
          + #""line_proposed":"0"},"rules":[{"code":"A01","section":"admission","effect":"decline","#
          + #""first":2,"any":2,"only":2,"only_to_approve":1,"only_to_refer":1,"fired":2,"#
          + #""undecided":0,"errors":0},"#))
    #expect(text.contains(#""applications":4,"changed":2,"left_out":1,"outside_months":0,"#))
    #expect(
      text.contains(
        #"{"live":"decline","candidate":"approve","applications":1,"live_line":"0","candidate_line":"5000"}"#
      ))
  }
}
