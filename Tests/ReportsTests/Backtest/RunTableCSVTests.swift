import Diagnostics
import Engine
import Numbers
import Reports
import RunRecord
import Testing

@Suite("Tables of a run as CSV") struct RunTableCSVTests {
  @Test("Ids, plain numbers, reasons, quotes, and no formula")
  func csv() {
    let columns = [
      RunTable.Column("rule", Phrase("rule", "规则"), .text),
      RunTable.Column("line.delta", Phrase("line", "额度"), .money),
      RunTable.Column("pass_rate.live", Phrase("pass rate", "通过率"), .share),
    ]
    let table = RunTable(
      "rules", Phrase("Rules", "规则"), columns: columns,
      rows: [
        [
          .label("approve", Phrase("approve", "通过")), .number(Number(-12_345)),
          .number(Number(5, decimals: 3)!),
        ],
        [
          .text("=1+1, \"so\""), .count(7),
          .unavailable("of_nothing", Phrase("of nothing", "分母为零")),
        ],
        [.text("两年\n以上"), .empty, .number(.one)],
      ])
    expectText(
      table.csv,
      """
      rule,line.delta,pass_rate.live
      approve,-12345.00,0.005
      "'=1+1, ""so""\",7,n/a: of_nothing
      "两年
      以上",,1

      """)
  }

  @Test("A summary names counts as numbers, decimals as texts, and why there is none")
  func summary() {
    var summary = Summary()
    summary.set(.changed, .count(12))
    summary.set(.matchRate, .unavailable("no_recorded", Phrase("none", "无")))
    summary.set(.passRate, live: .number(Number(5, decimals: 1)!), candidate: .number(.one))
    expectText(
      summary.json.pretty,
      """
      {
        "n_changed": 12,
        "match_rate": {"unavailable": "no_recorded"},
        "pass_rate.live": "0.5",
        "pass_rate.candidate": "1",
        "pass_rate.delta": "0.5"
      }

      """)
  }
}
