import Diagnostics
import Numbers
import RunRecord
import Testing

@Suite("Tables of a run") struct RunTableTests {
  @Test("A table is equal to one of the same cells")
  func equality() {
    let column = RunTable.Column("outcome", Phrase("outcome", "结论"), .text)
    let table = RunTable(
      "matrix", Phrase("Outcomes", "结论"), columns: [column],
      rows: [[.label("approve", Phrase("approve", "通过"))]])
    var other = table
    #expect(other == table)
    other.rows[0][0] = .label("decline", Phrase("decline", "拒绝"))
    #expect(other != table)
  }
}
