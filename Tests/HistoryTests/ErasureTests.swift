import Columns
import Foundation
import History
import Intake
import SQLite
import Semantics
import Testing

@Suite("Erasure by order")
struct ErasureTests {
  private func bank(_ seed: UInt64) -> (bank: GeneratedBank, schema: InputSchema) {
    let bank = GeneratedBank(seed: seed)
    return (bank, bank.schema)
  }

  @Test("nothing of the customers is left, everything of the others is", arguments: [2, 3, 10])
  func erases(seed: UInt64) throws {
    try inTemporaryFolder { folder in
      var (bank, schema) = bank(seed)
      let tables = [bank.table(rows: 40), bank.table(rows: 25)]
      let before = try imported(tables, schema, in: folder)
      let erasure = try History.erase(
        customers: ["甲公司", "nobody"], from: before.path, order: "2026-7", at: "2026-02-01")
      let after = try History(path: before.path)
      #expect(try after.verify() == nil)

      let kept = tables.map { table in
        let customers = table.column("customer")
        return table.gathering(
          (0..<table.count).filter { row in
            customers.flatMap { $0.dictionary?[Int($0.scaled(row))] } != "甲公司"
          })
      }
      let rows = try RowTexts(after.parts(for: schema), schema).rows
      #expect(rows.sorted() == kept.flatMap { RowTexts($0, schema).rows }.sorted())
      #expect(erasure.customers == 1)
      #expect(erasure.unknown == ["nobody"])
      #expect(erasure.applications == 65 - kept.reduce(0) { $0 + $1.count })
      #expect(erasure.digestBefore == before.digest)
      #expect(erasure.digestAfter == after.digest)
      #expect(try imported(kept, schema, in: folder, name: "k.db").digest == after.digest)
    }
  }

  @Test("side rows go too, and no byte of the customer stays in the file") func bytes() throws {
    try inTemporaryFolder { folder in
      var (bank, schema) = bank(2)
      var table = bank.table(rows: 30)
      let column = table.columns.firstIndex { $0.name == "customer" } ?? 0
      table.columns[column].column.dictionary?[5] = "UNMISTAKABLE-CUSTOMER"
      let history = try imported([table], schema, in: folder)
      let mine = try Database(path: history.path, access: .writing)
      try mine.execute(
        """
        CREATE TABLE note(application TEXT, words TEXT);
        INSERT INTO note SELECT id, customer FROM application
        """)
      let notes = try mine.integer("SELECT count(*) FROM note WHERE words LIKE 'UNMIS%'")
      let erasure = try History.erase(
        customers: ["UNMISTAKABLE-CUSTOMER"], from: history.path, order: "o", at: "2026-02-01")
      #expect(erasure.rows["note"].map { Int64($0) } == notes)
      #expect(erasure.applications > 0)
      let bytes = try Data(contentsOf: URL(filePath: history.path))
      #expect(bytes.range(of: Data("UNMISTAKABLE".utf8)) == nil)
    }
  }

  @Test("runs over older digests are told apart") func recomputability() throws {
    try inTemporaryFolder { folder in
      var (bank, schema) = bank(2)
      let first = try imported([bank.table(rows: 20)], schema, in: folder).digest
      let second = try imported([bank.table(rows: 20)], schema, in: folder)
      #expect(try second.recomputability(of: first) == .grown(imports: 1))
      #expect(try second.recomputability(of: second.digest) == .current)
      let erasure = try History.erase(
        customers: ["甲公司"], from: second.path, order: "o", at: "2026-02-01")
      let third = try History(path: second.path)
      for digest in [first, second.digest] {
        #expect(
          try third.recomputability(of: digest)
            == .erased(applications: erasure.applications, on: "2026-02-01"))
      }
      #expect(try third.recomputability(of: third.digest) == .current)
      let fourth = try imported([bank.table(rows: 3)], schema, in: folder)
      #expect(try fourth.recomputability(of: third.digest) == .grown(imports: 1))
      #expect(try fourth.recomputability(of: "sha256:00") == .unknown)
    }
  }

  @Test("a record that does not say whose an application is") func noCustomers() throws {
    try inTemporaryFolder { folder in
      var (bank, schema) = bank(2)
      for field in schema.record.fields.indices { schema.record.fields[field].role = nil }
      let history = try imported([bank.table(rows: 4)], schema, in: folder)
      #expect(throws: HistoryError.noCustomers(record: "application")) {
        try History.erase(customers: ["x"], from: history.path, order: "o", at: "2026-02-01")
      }
    }
  }
}
