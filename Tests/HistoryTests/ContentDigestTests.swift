import Columns
import History
import Intake
import Semantics
import Testing

@Suite("The digest of a history")
struct ContentDigestTests {
  @Test(
    "does not depend on order, imports, or how columns are held", arguments: 40..<52)
  func invariance(seed: UInt64) throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: seed)
      var random = SeededGenerator(seed: seed)
      let table = bank.table(rows: 70)
      let digest = try imported([table], bank.schema, in: folder, name: "a").digest
      #expect(digest.hasPrefix("sha256:") && digest.count == 71)

      let shuffled = table.shuffled(using: &random)
      #expect(try imported([shuffled], bank.schema, in: folder, name: "b").digest == digest)
      let widened = table.widened
      #expect(try imported([widened], bank.schema, in: folder, name: "c").digest == digest)
      let rows = Array(0..<70).shuffled(using: &random)
      let split = [Array(rows[..<20]), Array(rows[20..<21]), Array(rows[21...])]
        .map { shuffled.gathering($0) }
      #expect(try imported(split, bank.schema, in: folder, name: "d").digest == digest)
    }
  }

  @Test("changes with any one cell, presence and child row", arguments: 60..<72)
  func sensitivity(seed: UInt64) throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: seed)
      var random = SeededGenerator(seed: seed)
      let table = bank.table(rows: 12)
      var digests = [try imported([table], bank.schema, in: folder, name: "0").digest]
      for round in 1...6 {
        let changed = table.withOneChange(bank.schema, using: &random)
        guard
          RowTexts(changed, bank.schema).rows.sorted() != RowTexts(table, bank.schema).rows.sorted()
        else { continue }
        digests.append(
          try imported([changed], bank.schema, in: folder, name: "\(round)").digest)
        #expect(digests.last != digests[0])
      }
    }
  }

  @Test("tells a missing list from an empty one") func missingList() throws {
    try inTemporaryFolder { folder in
      var bank = GeneratedBank(seed: 5)
      var table = bank.table(rows: 1)
      let list = table.lists.firstIndex { $0.name == "sold" } ?? 0
      table.lists[list].offsets = [0, 0]
      for column in table.lists[list].columns.indices {
        table.lists[list].columns[column].column =
          table.lists[list].columns[column].column.gathering([Int]())
      }
      table.lists[list].validity = nil
      let empty = try imported([table], bank.schema, in: folder, name: "a").digest
      table.lists[list].validity = [0]
      #expect(try imported([table], bank.schema, in: folder, name: "b").digest != empty)
    }
  }
}

extension RecordTable {
  /// The table with one cell, of any column, made another or taken away.
  fileprivate func withOneChange(
    _ schema: InputSchema, using random: inout SeededGenerator
  ) -> RecordTable {
    var table = self
    let list = Int.random(in: -1..<lists.count, using: &random)
    if list < 0 {
      // The key stays, for it would only be another application.
      let index = Int.random(in: 1..<columns.count, using: &random)
      table.columns[index].column.changeOneCell(
        schema.record.fields[index], using: &random)
    } else {
      let index = Int.random(in: lists[list].columns.indices, using: &random)
      table.lists[list].columns[index].column.changeOneCell(
        schema.lists[list].record.fields[index], using: &random)
    }
    return table
  }
}

extension Column {
  fileprivate mutating func changeOneCell(
    _ field: FieldSchema, using random: inout SeededGenerator
  ) {
    guard count > 0 else { return }
    let row = Int.random(in: 0..<count, using: &random)
    if field.isOptional, Bool.random(using: &random) {
      var mask = validity ?? Array(repeating: 1, count: count)
      mask[row] = 1 - mask[row]
      validity = mask
      return
    }
    switch storage {
    case .bytes(var values):
      values[row] = values[row] == 0 ? 1 : 0
      storage = .bytes(values)
    case .int32(var values):
      values[row] = values[row] == 0 ? 1 : values[row] - 1
      storage = .int32(values)
    case .lanes(var values):
      values[row] -= 1
      storage = .lanes(values)
    case .wide(var values):
      values[row] -= 1
      storage = .wide(values)
    }
  }
}
