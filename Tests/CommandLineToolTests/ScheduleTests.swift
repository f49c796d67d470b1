import Testing

@testable import CommandLineTool

@Suite("schedule") struct ScheduleTests {
  private static let million = [
    "schedule", "--amount", "1_000_000", "--rate", "4.35%", "--term", "12",
  ]

  @Test("instalments with their totals, and what was assumed")
  func text() {
    let run = ToolRun(Self.million + ["--method", "equal_instalments"])
    #expect(run.messages == "" && run.code == 0)
    #expect(
      run.output == """
        1,000,000.00 yuan at 4.35% a year over 12 months, equal instalments

            no.  days       opening     principal   interest       payment     closing
          ─────  ────  ────────────  ────────────  ─────────  ────────────  ──────────
              1    30  1,000,000.00     81,684.90   3,625.00     85,309.90  918,315.10
              2    30    918,315.10     81,981.01   3,328.89     85,309.90  836,334.09
              3    30    836,334.09     82,278.19   3,031.71     85,309.90  754,055.90
              4    30    754,055.90     82,576.45   2,733.45     85,309.90  671,479.45
              5    30    671,479.45     82,875.79   2,434.11     85,309.90  588,603.66
              6    30    588,603.66     83,176.21   2,133.69     85,309.90  505,427.45
              7    30    505,427.45     83,477.73   1,832.17     85,309.90  421,949.72
              8    30    421,949.72     83,780.33   1,529.57     85,309.90  338,169.39
              9    30    338,169.39     84,084.04   1,225.86     85,309.90  254,085.35
             10    30    254,085.35     84,388.84     921.06     85,309.90  169,696.51
             11    30    169,696.51     84,694.75     615.15     85,309.90   85,001.76
             12    30     85,001.76     85,001.76     308.13     85,309.89        0.00
          ─────  ────  ────────────  ────────────  ─────────  ────────────  ──────────
          total                      1,000,000.00  23,718.79  1,023,718.79

        day count: annual rate ÷ 12 a whole month, ÷ 360 an odd day; the first day counts, the last does not
        interest: on the balance to the fen, rounded half up to the fen once an instalment
        formula, rounded only at its end: first payment 85,309.90, last 85,309.90, interest 23,718.80; \
        the last instalment absorbs the rounding: -0.01

        """)
  }

  @Test("equal principal: the formula's figures stand beside those to the fen")
  func equalPrincipal() {
    let run = ToolRun(Self.million + ["--method", "equal_principal", "--from", "2026-01-31"])
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(
      lines.suffix(5) == [
        "  total                                  1,000,000.00  23,562.50  1,023,562.50",
        "day count: annual rate ÷ 12 a whole month, ÷ 360 an odd day; the first day counts, the last does not",
        "interest: on the balance to the fen, rounded half up to the fen once an instalment",
        "due dates: day 31 of the month, or the last day of a shorter one; maturity 2027-01-31",
        "formula, rounded only at its end: first payment 86,958.33, last 83,635.42, interest 23,562.50; "
          + "the last instalment absorbs the rounding: +0.03",
      ])
  }

  private static let revolving = [
    "schedule", "--amount", "10万", "--rate", "3.6%", "--term", "3", "--method", "revolving",
    "--from", "2026-01-15", "--draw", "2026-01-20:60_000.50", "--repay", "2026-02-15:20_000.50",
    "--draw", "2026-02-15:5万", "--repay", "2026-03-01:10_000",
  ]

  @Test("draws and repayments, in Chinese")
  func chinese() {
    let run = ToolRun(Self.revolving + ["--language", "zh"])
    #expect(run.messages == "" && run.code == 0)
    #expect(
      run.output == """
        金额 100,000.00 元，年利率 3.6%，期限 3 个月，随借随还，按月付息

          期次  还款日      计息天数   期初余额        提款   计息积数        本金    利息      还款额   期末余额
          ────  ──────────  ────────  ─────────  ──────────  ─────────  ──────────  ──────  ──────────  ─────────
             1  2026-02-15        31       0.00   60,000.50  1,560,000   20,000.50  156.00   20,156.50  40,000.00
             2  2026-03-15        28  40,000.00   50,000.00  2,380,000   10,000.00  238.00   10,238.00  80,000.00
             3  2026-04-15        31  80,000.00        0.00  2,480,000   80,000.00  248.00   80,248.00       0.00
          ────  ──────────  ────────  ─────────  ──────────  ─────────  ──────────  ──────  ──────────  ─────────
          合计                                   110,000.50             110,000.50  642.00  110,642.50

        计息：实际天数÷360；算头不算尾
        利息：以元为单位的余额计息，元以下不计息，每期四舍五入到分一次
        还款日：每月 15 日，当月没有该日的为月末；到期日 2026-04-15

        """)
  }

  @Test("for machines: plain amounts, and no dates where none were asked for")
  func machines() {
    let csv = ToolRun(Self.revolving + ["--format", "csv"])
    #expect(
      csv.output == """
        number,due,days,balance_days,opening,drawn,principal,interest,payment,closing
        1,2026-02-15,31,1560000.00,0.00,60000.50,20000.50,156.00,20156.50,40000.00
        2,2026-03-15,28,2380000.00,40000.00,50000.00,10000.00,238.00,10238.00,80000.00
        3,2026-04-15,31,2480000.00,80000.00,0.00,80000.00,248.00,80248.00,0.00

        """)
    let json = ToolRun(
      "schedule", "--amount", "1200", "--rate", "1000bp", "--term", "1", "--format", "json")
    #expect(
      json.output == """
        {
          "amount": "1200.00",
          "rate": "0.1",
          "term": 1,
          "method": "equal_instalments",
          "day_count": "monthly",
          "interest_period": "monthly",
          "from": null,
          "maturity": null,
          "rounding": "half_up to 0.01",
          "instalments": [
            {
              "number": 1,
              "due": null,
              "days": 30,
              "balance_days": "36000.00",
              "opening": "1200.00",
              "drawn": "0.00",
              "principal": "1200.00",
              "interest": "10.00",
              "payment": "1210.00",
              "closing": "0.00"
            }
          ],
          "totals": {"drawn": "0.00", "principal": "1200.00", "interest": "10.00", "payment": "1210.00"},
          "formula": {"first_payment": "1210.00", "last_payment": "1210.00", "interest": "10.00"}
        }

        """)
  }

  private static let refused: [(arguments: [String], message: String, code: Int32)] = [
    (
      ["--method", "equal_instalment"],
      "error: 'equal_instalment' is no value for '--method <method>': expected equal_instalments, equal_principal, interest_first or revolving; did you mean 'equal_instalments'?",
      Int32(2)
    ),
    (
      ["--term", "1200"],
      "error: '1200' is no value for '--term <months>': expected a whole number from 1 to 600", 2
    ),
    (
      ["--amount", "ten"],
      "error: 'ten' is no value for '--amount <yuan>': expected an amount in yuan such as 1_000_000, 100万 or 0.01",
      2
    ),
    (
      ["--amount", "0.001"],
      "error: '0.001' is no value for '--amount <yuan>': expected an amount in yuan such as 1_000_000, 100万 or 0.01",
      2
    ),
    (
      ["--method", "revolving"],
      "error: missing option '--from <date>': this schedule hangs on dates", 2
    ),
    (
      ["--draw", "2026-03-10=5"],
      "error: '2026-03-10=5' is no value for '--draw <date:yuan>': expected a day and an amount such as 2026-03-10:50_000",
      2
    ),
    (["--amount", "0"], "error: amount 0.00: expected 0.01 to 1,000,000,000,000.00 yuan", 3),
    (
      ["--rate", "4.35"],
      "error: rate 435%: expected 0% to 100% a year\nhelp: a rate of 4.35% is written 4.35% or 0.0435",
      3
    ),
    (
      ["--interest", "quarterly"],
      "error: equal_instalments with interest quarterly: its instalments fall due every month\nhelp: interest_first and revolving take interest quarterly",
      3
    ),
  ]

  @Test(
    "what cannot be scheduled is told, with what would be right",
    arguments: refused)
  func refusals(words: [String], message: String, code: Int32) {
    // In the place of what the loan says, since no option is taken twice.
    let given = stride(from: 1, to: Self.million.count, by: 2)
      .filter { !words.contains(Self.million[$0]) }.flatMap { Self.million[$0...$0 + 1] }
    let run = ToolRun(["schedule"] + given + words)
    #expect(run.messages.hasPrefix(message + "\n"), "\(run.messages)")
    #expect(run.output == "" && run.code == code)
  }

  @Test("its help")
  func help() {
    #expect(
      ToolRun("help", "schedule").output == """
        OVERVIEW: Print the instalments of a loan.

        Exact to the fen: interest is rounded half up once an instalment, and the last
        instalment absorbs what rounding left over. What was assumed stands under the
        table; docs/schedules.md has the formulas.

        USAGE: rulebench schedule --amount <yuan> --rate <rate> --term <months>
            [--method <method>] [--from <date>] [--payment-day <day>]
            [--day-count <day-count>] [--interest <interest>] [--draw <date:yuan> ...]
            [--repay <date:yuan> ...] [--format <format>] [--out <file>]

        OPTIONS:
          --amount <yuan>         What is lent, or may be drawn under a revolving
                                  contract.
          --rate <rate>           The annual rate.
          --term <months>         Months to maturity.
          --method <method>       How the loan is repaid. (values: equal_instalments,
                                  equal_principal, interest_first, revolving; default:
                                  equal_instalments)
          --from <date>           The day of lending, which bears interest; needed where
                                  interest is by the day. (default: months without
                                  dates)
          --payment-day <day>     The day of the month on which instalments fall due; 31
                                  is always the last. (default: that of --from)
          --day-count <day-count>
                                  Which days bear interest; actual_360 if the method is
                                  revolving. (values: monthly, actual_360, actual_365,
                                  thirty_360; default: monthly)
          --interest <interest>   How often interest falls due. (values: monthly,
                                  quarterly; default: monthly)
          --draw <date:yuan>      A draw under a revolving contract; without any, all is
                                  drawn on the first day.
          --repay <date:yuan>     A repayment under a revolving contract.
          --format <format>       How to print. (values: text, csv, json; default: text)
          --out <file>            Writes to this file instead of standard output.
          --language <language>   The language of all messages. (values: en, zh;
                                  default: the locale's)
          -h, --help              Show help information.

        """)
  }
}
