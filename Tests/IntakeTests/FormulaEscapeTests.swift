import Columns
import Testing

@testable import Intake

@Suite("The escape of formulas")
struct FormulaEscapeTests {
  static let texts = [
    "=1+1", "+86", "-", "@x", "\tx", "\rx", "'", "''", "'=1", "''=1", "'x", "x=1", " =1", "宁波",
    "-5",
  ]

  @Test("what a spreadsheet would run gets an apostrophe, and nothing else does")
  func escaped() {
    #expect(
      Self.texts.map(FormulaEscape.escaped) == [
        "'=1+1", "'+86", "'-", "'@x", "'\tx", "'\rx", "'", "''", "''=1", "'''=1", "'x", "x=1",
        " =1", "宁波", "'-5",
      ])
  }

  @Test("every text of a few telling characters comes back, as a text, a key and a parent's key")
  func roundTrip() throws {
    let alphabet = ["'", "=", "-", "x", "\t"]
    var texts = alphabet
    for _ in 0..<3 { texts += texts.flatMap { text in alphabet.map { text + $0 } } }
    texts = Array(Set(texts)).sorted()
    func quoted(_ text: String) -> String { "\"" + FormulaEscape.escaped(text) + "\"" }
    for cell in [FormulaEscape.escaped, quoted] {
      let shops = texts.map { "\(cell($0)),2024-01-31,A,1,1,\(cell($0))" }
      let sales = texts.map { "\(cell($0)),2024-01-01,1,\(cell($0))" }
      let table = try #require(
        try loadTexts(
          [
            "shop": (["id,seen_on,level,asked,score,Town name"] + shops).joined(separator: "\n"),
            "sales": (["shop,sold_on,amount,buyer"] + sales).joined(separator: "\n"),
          ], schema: ShopSchema.withSales
        ).table)
      #expect(table.column("id")?.dictionary == texts)
      #expect(table.column("town")?.dictionary == texts)
      #expect(table.list("sales")?.columns.last?.column.dictionary == texts)
      #expect(table.list("sales")?.offsets.last == Int32(texts.count))
    }
  }
}
