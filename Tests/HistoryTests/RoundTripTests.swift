import Columns
import Foundation
import History
import Intake
import Semantics
import Testing

@Suite("What is imported is read back")
struct RoundTripTests {
  @Test("a generated table, in one import", arguments: 0..<12)
  func whole(seed: UInt64) throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: seed)
      let table = bank.table(rows: [0, 1, 2, 40, 300][Int(seed % 5)])
      let history = try History.importing(
        into: folder + "/h.db", schema: bank.schema, at: "2026-01-01"
      ) { (writing) throws(HistoryError) in
        try writing.append(table, input: bank.schema)
        return "{}"
      }
      let read = try RowTexts(history.parts(for: bank.schema), bank.schema)
      #expect(read.rows.sorted() == RowTexts(table, bank.schema).rows.sorted())
      #expect(history.count == table.count)
    }
  }
}
