import Diagnostics
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

  @Test("as text in Chinese, in columns")
  func chinese() throws {
    let expected = """
      现行版  shop  sha256:24
      候选版  shop  sha256:12
      4 笔申请，2024-01 至 2024-03
        1 笔申请被排除、未作决策；有误的行：超出范围 2 行
        与历史决策记录的一致率：无法给出，数据中没有决策记录

      候选版读取的数据，共 2 个月
        字段   月份  申请笔数  无数据的月份
        ─────  ────  ────────  ────────────
        level   2/2    75.00%
        3 个字段中有 2 个在每笔申请中都有值

      总览
                                      现行版    候选版             变化
        ──────────────────────────  ────────  ────────  ───────────────
        申请笔数                           4         4                0
        通过                               1         2               +1
        转人工                             1         2               +1
          系统转人工                       0         0                0
        拒绝                               2         0               -2
        出错                               0         0                0
        通过率                        25.00%    50.00%  +25.00 个百分点
        通过率（计入被排除的申请）    20.00%    40.00%  +20.00 个百分点
        给出的额度，CNY             2,000.00  7,000.00        +5,000.00
        建议的额度，CNY                 0.00  2,000.00        +2,000.00

      结论对照（行为现行版，列为候选版）
        2 笔申请的结论不同，占 50.00%
        现行版 \\ 候选版  通过  转人工  拒绝  合计
        ───────────────  ────  ──────  ────  ────
        通过                1       0     0     1
        转人工              0       1     0     1
        拒绝                1       1     0     2
        ───────────────  ────  ──────  ────  ────
        合计                2       2     0     4

        各格的额度（通过为给出的额度，转人工为建议的额度）
        现行版  候选版  申请笔数  现行版额度  候选版额度       变化
        ──────  ──────  ────────  ──────────  ──────────  ─────────
        通过    通过           1    2,000.00    2,000.00       0.00
        转人工  转人工         1        0.00        0.00       0.00
        拒绝    通过           1        0.00    5,000.00  +5,000.00
        拒绝    转人工         1        0.00    2,000.00  +2,000.00

      现行版的规则
        规则  作用    首因  命中  唯一  → 通过  → 转人工  待定  出错  标题
        ────  ──────  ────  ────  ────  ──────  ────────  ────  ────  ───────────
        A01   拒绝       2     2     2       1         1              经营时间短
        A02   转人工     1     2     0                       1        Not level A
        ────  ──────  ────  ────  ────  ──────  ────────  ────  ────  ───────────
        合计             3                                            未通过

      候选版的规则
        规则  作用    首因  命中  唯一  → 通过  → 转人工  待定  出错  标题
        ────  ──────  ────  ────  ────  ──────  ────────  ────  ────  ───────────
        A01   拒绝       0     0     0                                经营时间短
        A02   转人工     2     2     1       1               1        Not level A
        ────  ──────  ────  ────  ────  ──────  ────────  ────  ────  ───────────
        合计             2                                            未通过

      现行版规则待定时缺失的内容
        1 笔申请有规则待定
        缺失内容  缘由    申请笔数  规则
        ────────  ──────  ────────  ─────
        level     未提供         1  A02 1

      候选版规则待定时缺失的内容
        1 笔申请有规则待定
        缺失内容  缘由    申请笔数  规则
        ────────  ──────  ────────  ─────
        level     未提供         1  A02 1

      按申请月份（现行版 → 候选版）
        月份     申请笔数   通过  转人工   拒绝   出错           通过率             变化           给出的额度       变化
        ───────  ────────  ─────  ──────  ─────  ─────  ───────────────  ───────────────  ───────────────────  ─────────
        2024-01         2  1 → 1   0 → 1  1 → 0  0 → 0  50.00% → 50.00%    0.00 个百分点  2,000.00 → 2,000.00       0.00
        2024-03         2  0 → 1   1 → 1  1 → 0  0 → 0   0.00% → 50.00%  +50.00 个百分点      0.00 → 5,000.00  +5,000.00
        ───────  ────────  ─────  ──────  ─────  ─────  ───────────────  ───────────────  ───────────────────  ─────────
        合计            4  1 → 2   1 → 2  2 → 0  0 → 0  25.00% → 50.00%  +25.00 个百分点  2,000.00 → 7,000.00  +5,000.00

      """
    expectText(BacktestText.render(try backtest(), in: .chinese), expected)
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
