import Columns
import Diagnostics
import Engine
import Numbers
import Reports
import RunRecord
import Semantics
import Simulation
import Testing

@Suite("The table of which change did it") struct AttributionTableTests {
  private func book(_ age: Int, _ cap: Int, _ code: String) throws -> CheckedBook {
    let text = """
      rulebook small
      decides application
      record application {
        id     text key
        day    date as_of
        age    integer
        wanted money
      }
      parameter lowest: integer = \(age) "Youngest" zh "最低年龄"
      parameter most: money = \(cap)
      admission {
        require A1 "Old enough" zh "年龄达标": age >= lowest else decline
        decline \(code) "Far too old" when age > 99
      }
      line { output line: money = round(min(wanted, most), down to 1) }
      """
    return try check(bookAt: "b.rules", reader: .memory(["b.rules": text]))
  }

  /// The shares are those of the hand-reckoned case of the attribution's own tests: 90 and 30 of line, 12 and 2.40 of loss.
  @Test("A row a change, renamed rules, what only several do, and the total")
  func table() throws {
    let (live, candidate) = (try book(30, 100, "A2"), try book(20, 150, "A9"))
    let (older, newer) = (try #require(live.program), try #require(candidate.program))
    let day = try #require(CalendarDate(year: 2024, month: 3, day: 5))
    let table = RecordTable(
      count: 3,
      columns: [
        .init(name: "id", column: Column(.int32([0, 1, 2]), dictionary: ["a", "b", "c"])),
        .init(name: "day", column: Column(.int32([day.packed, day.packed, day.packed]))),
        .init(name: "age", column: Column(.lanes([35, 25, 22]))),
        .init(name: "wanted", column: Column(.lanes([12_000, 14_000, 8_000]), decimals: 2)),
      ])
    var ledger = CaseLedger(
      places: [0, 1, 2], dates: [], customers: [0, 0, 1], customerCount: 2, keys: [],
      live: VersionCases(older), candidate: VersionCases(newer), segments: [])
    ledger.live.outcomes = try Engine(older).decide(table).outcomes
    ledger.candidate.outcomes = try Engine(newer).decide(table).outcomes
    let judge = AttributionJudge(
      name: "reference_model", title: Phrase("reference model", "参考模型"),
      probabilities: [100_000_000_000, 100_000_000_000, 100_000_000_000],
      lossGivenDefault: try #require(Number(6, decimals: 1)), exposureOfLine: .one)
    let result = try Attribution(
      live: live, candidate: candidate, table: table, ledger: ledger, judges: [judge])
    let tables = result.tables
    #expect(tables.map(\.name) == ["attribution"])
    expectText(
      tables[0].csv,
      """
      change,title,old,new,approvals.shapley,approvals.add_one_in,approvals.leave_one_out,\
      line.shapley,line.add_one_in,line.leave_one_out,expected_loss.reference_model.shapley,\
      expected_loss.reference_model.add_one_in,expected_loss.reference_model.leave_one_out
      lowest,lowest,30,20,2,2,2,90.00,80.00,100.00,12.00,10.80,13.20
      most,most,100,150,0,0,0,30.00,20.00,40.00,2.40,1.20,3.60
      A9,renamed,A2,A9,,,,,,,,,
      interaction,,,,,0,,,20.00,,,2.40,
      total,,,,2,,,120.00,,,14.40,,

      """)
    guard case .label("lowest", let title) = tables[0].rows[0][1] else {
      Issue.record("the title of a change is no label")
      return
    }
    #expect(title.text(in: .english) == "Youngest")
    #expect(title.text(in: .chinese) == "最低年龄")
    #expect(tables[0].note?.text(in: .english).hasPrefix("Shapley values, exact: ") == true)
    #expect(tables[0].note?.text(in: .chinese).hasPrefix("沙普利值（精确）：") == true)
  }
}
