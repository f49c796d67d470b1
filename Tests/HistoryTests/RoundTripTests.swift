import Columns
import Foundation
import History
import Intake
import SQLite
import Semantics
import Testing

@Suite("What is imported is read back")
struct RoundTripTests {
  @Test("a generated table, in one import", arguments: 0..<20)
  func whole(seed: UInt64) throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: seed)
      let table = bank.table(rows: [0, 1, 2, 40, 300][Int(seed % 5)])
      let history = try imported([table], bank.schema, in: folder)
      let read = try RowTexts(history.parts(for: bank.schema), bank.schema)
      #expect(read.rows.sorted() == RowTexts(table, bank.schema).rows.sorted())
      #expect(history.count == table.count)
      #expect(try history.verify() == nil)
    }
  }

  @Test("generated tables in several imports, all parts of one layout", arguments: 20..<32)
  func several(seed: UInt64) throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: seed)
      let tables = [30, 1, 80].map { bank.table(rows: $0) }
      let history = try imported(tables, bank.schema, in: folder)
      let parts = try history.parts(for: bank.schema)
      #expect(parts.partSizes == [30, 1, 80])
      let read = try RowTexts(parts, bank.schema)
      #expect(
        read.rows.sorted() == tables.flatMap { RowTexts($0, bank.schema).rows }.sorted())
      #expect(try Set(parts.partSizes.indices.map { try Layout(parts.part($0)) }).count == 1)
      #expect(try history.verify() == nil)
    }
  }

  @Test("the schema is read back as it was") func schema() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 4)
      let schema = try imported([bank.table(rows: 3)], bank.schema, in: folder).schema
      let expected = bank.schema
      #expect("\(schema.record)" == "\(expected.record)")
      #expect("\(schema.lists)" == "\(expected.lists)")
      #expect(schema.oneOfs == expected.oneOfs)
    }
  }

  @Test("only what a book reads, texts only where asked for") func reading() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 6)
      let history = try imported([bank.table(rows: 50)], bank.schema, in: folder)
      var schema = bank.schema
      schema.reading = ["requested", "customer", "filings.kind", "filings.document"]
      let table = try history.parts(for: schema, words: ["filings.document"]).part(0)
      #expect(table.columns.map(\.name) == ["id", "applied_on", "customer", "requested"])
      #expect(table.lists.map(\.name) == ["filings"])
      #expect(table.lists[0].columns.map(\.name) == ["document", "kind"])
      #expect(table.column("customer")?.dictionary == nil)
      #expect(table.lists[0].columns[0].column.dictionary != nil)
    }
  }

  @Test("any tool reads plain tables: exact integers, and columns with a decimal point")
  func plainTables() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 8)
      let table = bank.table(rows: 60)
      try imported([table], bank.schema, in: folder)
      let database = try Database(path: folder + "/h.db")
      let sums = try database.rows(
        "SELECT count(*), sum(requested_fen = round(requested * 100)) FROM application"
      ) { [$0.integer(0), $0.integer(1)] }
      #expect(sums == [[60, 60]])
      let filings = try database.integer(
        "SELECT count(*) FROM filing JOIN application ON filing.application = application.id")
      #expect(filings == table.list("filings").map { Int64($0.offsets[60]) })
      let dates = try database.rows("SELECT min(applied_on) FROM application") { $0.text(0) }
      #expect(dates.first??.count == 10)
    }
  }
}

/// How the columns of a table are held.
private struct Layout: Hashable {
  private let texts: [String]

  init(_ table: RecordTable) {
    func text(_ named: RecordTable.NamedColumn) -> String {
      let kind =
        switch named.column.storage {
        case .bytes: "bytes"
        case .int32: "int32"
        case .lanes: "lanes"
        case .wide: "wide"
        }
      return "\(named.name) \(kind) \(named.column.decimals) \(named.column.validity != nil)"
    }
    texts =
      table.columns.map(text)
      + table.lists.flatMap { list in
        ["\(list.name) \(list.validity != nil)"] + list.columns.map(text)
      }
  }
}
