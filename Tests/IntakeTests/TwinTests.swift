import Columns
import Testing

@testable import Intake

@Suite("CSV against the slow reader")
struct TwinTests {
  @Test("same values and same problems, whatever the threads and pieces", arguments: 0..<40)
  func agrees(seed: Int) throws {
    var text = CSVText(generator: SeededGenerator(seed: UInt64(seed)))
    if seed % 4 == 0 { text.wrong = 0 }
    let file = text.file(rows: [0, 1, 2, 60, 300][seed % 5])
    let schema = ShopSchema.schema
    let twin = TwinReader(file, schema: schema)
    for threads in [1, 2] {
      for size in [1, 7, 64, 1_000, 1 << 20] {
        let request = IntakeRequest(skipBad: true, threads: threads, pieceSize: size)
        let result = try loadTexts(["shop": file], request)
        let table = try #require(result.table)
        #expect(result.read == twin.read)
        #expect(result.kept == twin.rows.count)
        #expect(result.badRowCount == twin.problems.count)
        #expect(result.causes.values.reduce(0, +) == twin.problems.count)
        for (row, expected) in twin.rows.enumerated() {
          let found = table.twinRow(row, schema)
          if found != expected {
            Issue.record("row \(row): \(found) and not \(expected), pieces of \(size)")
            return
          }
        }
        #expect(table.count == twin.rows.count)
        for (found, expected) in zip(result.badRows, twin.problems) {
          let isMalformed = expected.hasSuffix(": malformed")
          let words = isMalformed ? "\(found.place.number): malformed" : Self.plain(found)
          #expect(words == expected)
        }
      }
    }
  }

  /// A bad row without its file and without the nearest name.
  static func plain(_ row: BadRow) -> String {
    let text = row.description.dropFirst("\(row.place.name):".count)
    return text.split(separator: "; did you mean").first.map(String.init) ?? ""
  }

  @Test("a table's storage does not depend on the pieces", arguments: 100..<104)
  func sameStorage(seed: Int) throws {
    var text = CSVText(generator: SeededGenerator(seed: UInt64(seed)))
    let file = text.file(rows: 200)
    func dump(_ threads: Int, _ size: Int) throws -> (String, [FileReport]) {
      let request = IntakeRequest(skipBad: true, threads: threads, pieceSize: size)
      let result = try loadTexts(["shop": file], request)
      let causes = result.causes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return ("\(result.table as Any)\n\(result.badRows)\n\(causes)", result.files)
    }
    let whole = try dump(1, 1 << 20)
    for size in [1, 50, 999] {
      #expect(try dump(2, size) == whole)
    }
  }

  @Test("the generated files hold good rows and problems of all kinds that cells can have")
  func coversProblems() throws {
    var kept = 0
    var causes: Set<String> = []
    for seed in 0..<40 {
      var text = CSVText(generator: SeededGenerator(seed: UInt64(seed)))
      let file = text.file(rows: 300)
      let result = try loadTexts(["shop": file], IntakeRequest(skipBad: true))
      kept += result.kept
      causes.formUnion(result.causes.keys)
    }
    #expect(kept > 10_000)
    #expect(
      causes.sorted() == [
        "absent", "duplicate_key", "out_of_range", "text_after_quote", "too_many_decimals",
        "unknown_value", "unreadable", "wrong_cell_count",
      ])
  }
}
