import Columns
import Testing

@testable import Intake

/// Damaged inputs end in rows, bad rows or an error, and the counts always reconcile.
@Suite("Mutants")
struct MutantTests {
  /// Some bytes changed, dropped, doubled or replaced by ones that mean something.
  static func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...generator.below(4) where !bytes.isEmpty {
      let place = generator.below(bytes.count)
      let telling = Array("\",\n\r{}[]:\\-.e%0 9\u{FEFF}u\0".utf8)
      switch generator.below(6) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.below(256))
      case 1: bytes[place] = generator.pick(telling)
      case 2: bytes.insert(generator.pick(telling), at: place)
      case 3: bytes.remove(at: place)
      case 4: bytes.removeSubrange(place..<min(bytes.count, place + generator.below(30)))
      default:
        bytes.insert(
          contentsOf: bytes[place..<min(bytes.count, place + generator.below(60))], at: place)
      }
    }
    return bytes
  }

  static func check(_ result: IntakeResult) {
    for report in result.files where report.read != report.kept + report.bad + report.leftOut {
      Issue.record("\(report.file): \(report.read) rows do not reconcile: \(report)")
    }
    guard let table = result.table else { return }
    if table.count != result.kept { Issue.record("the table has \(table.count) rows") }
    for named in table.columns {
      if named.column.count != table.count { Issue.record("\(named.name) is ragged") }
      guard let dictionary = named.column.dictionary else { continue }
      for row in 0..<table.count where Int(named.column.scaled(row)) >= dictionary.count {
        Issue.record("\(named.name) has a code without a text")
      }
    }
  }

  @Test("20,000 of CSV", arguments: 0..<20)
  func csv(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1_000 + seed))
    var text = CSVText(generator: generator)
    let shops = Array(text.file(rows: 4).utf8)
    let sales = Array(
      "shop,sold_on,amount,buyer\nK0,2024-01-01,5,x\n\"K7919\",2024-01-02,,\"y\"\n".utf8)
    var outcomes: Set<String> = []
    for index in 0..<1_000 {
      let isParent = generator.chance(3, in: 4)
      let files = [
        "shop": isParent ? Self.mutated(shops, &generator) : shops,
        "sales": isParent ? sales : Self.mutated(sales, &generator),
      ]
      let request = IntakeRequest(
        skipBad: index % 2 == 0, threads: 1 + index % 2, pieceSize: [1, 16, 1 << 16][index % 3])
      do throws(IntakeError) {
        let result = try loadBytes(files, request, schema: ShopSchema.withSales)
        Self.check(result)
        for row in result.badRows where row.description.isEmpty { Issue.record("no message") }
        outcomes.insert(result.table == nil ? "no table" : "table")
      } catch {
        outcomes.insert(error.description.isEmpty ? "no message" : "error")
      }
    }
    #expect(outcomes.sorted() == ["error", "no table", "table"])
  }

  @Test("20,000 of NDJSON", arguments: 0..<20)
  func ndjson(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(2_000 + seed))
    let line = """
      {"id":"K1","seen_on":"2024-01-31","level":"优","asked":1.5e1,"score":"-0.5","Town name":"a\\u00e9\\n","listed":true,\
      "sales":[{"sold_on":"2024-01-02","buyer":"y","amount":null}]}

      """
    let bytes = Array((line + line.replacing("K1", with: "K2")).utf8)
    var outcomes: Set<String> = []
    for index in 0..<1_000 {
      let result = try loadNDJSON(
        Self.mutated(bytes, &generator), file: "in", IntakeRequest(skipBad: index % 2 == 0),
        schema: ShopSchema.withSales)
      Self.check(result)
      for row in result.badRows where row.description.isEmpty { Issue.record("no message") }
      outcomes.insert(result.table == nil ? "no table" : "table")
    }
    #expect(outcomes.sorted() == ["no table", "table"])
  }
}
