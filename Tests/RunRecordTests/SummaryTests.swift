import Diagnostics
import Numbers
import RunRecord
import Testing

@Suite("Summaries of runs") struct SummaryTests {
  @Test("A figure of both versions stands with the candidate's less the live one's")
  func difference() {
    var summary = Summary()
    summary.set(.approved, live: .count(620), candidate: .count(650))
    #expect(summary["n_approved.delta"] == .count(30))
    let reason = Summary.Value.unavailable("no_line", Phrase("no line", "无额度"))
    summary.set(.lineTotal, live: reason, candidate: .number(.one))
    #expect(summary["line_total.delta"] == reason)
    #expect(summary["line_total.candidate"] == .number(.one))
    #expect(summary["line_total"] == nil)
  }

  @Test("What nothing computed is not available, under every name it would have")
  func completion() {
    var summary = Summary()
    summary.set(.matchRate, .number(.one))
    summary.complete { _ in ("not_computed", Phrase("not computed", "未计算")) }
    #expect(summary["match_rate"] == .number(.one))
    for name in ["pass_rate.live", "pass_rate.candidate", "pass_rate.delta", "swap_in.count"] {
      #expect(summary[name] == .unavailable("not_computed", Phrase("not computed", "未计算")))
    }
    #expect(Set(summary.figures.map(\.name)).count == summary.figures.count)
  }

  @Test("Digests follow ids and numbers, not words, nor the order of figures and tables")
  func digests() {
    let column = RunTable.Column("rule", Phrase("rule", "规则"), .text)
    func table(_ cell: RunTable.Cell) -> String {
      ResultDigest.of(RunTable("rules", Phrase("Rules", "规则"), columns: [column], rows: [[cell]]))
    }
    #expect(table(.label("a", Phrase("x", "y"))) == table(.label("a", Phrase("z", "z"))))
    let cells: [RunTable.Cell] = [
      .label("1", Phrase("1", "1")), .text("1"), .count(1), .number(.one),
      .unavailable("1", Phrase("1", "1")), .empty,
    ]
    #expect(Set(cells.map(table)).count == cells.count)
    var one = Summary()
    one.set(.changed, .count(1))
    one.set(.matchRate, .number(.one))
    var other = Summary()
    other.set(.matchRate, .number(.one))
    other.set(.changed, .count(1))
    #expect(ResultDigest.of(one) == ResultDigest.of(other))
    other.set(.changed, .count(2))
    #expect(ResultDigest.of(one) != ResultDigest.of(other))
    let tables = [(name: "a", digest: "x"), (name: "b", digest: "y")]
    #expect(
      ResultDigest.of(tables: tables, summary: "s")
        == ResultDigest.of(tables: tables.reversed(), summary: "s"))
    #expect(
      ResultDigest.of(tables: tables, summary: "s") != ResultDigest.of(tables: [], summary: "s"))
  }
}
