import Columns
import Testing

@testable import Intake

@Suite("Causes of bad rows in words")
struct CauseTests {
  static let header = "id,seen_on,level,asked,age,ratio,score,listed,turnover,Town name"
  static let good = "K1,2024-01-31,A,100.00,40,5%,1.5,yes,1.5,Ningbo"

  /// A file with one good row and one with some cells replaced.
  static func file(_ changes: [String: String]) -> String {
    let names = header.split(separator: ",").map(String.init)
    var cells = good.split(separator: ",").map(String.init)
    cells[0] = "K2"
    for (name, cell) in changes { cells[names.firstIndex(of: name) ?? 0] = cell }
    return [header, good, cells.joined(separator: ",")].joined(separator: "\n")
  }

  @Test(
    "a cell that does not fit is named with its value and what would fit",
    arguments: [
      ("asked", "12.345", "asked: '12.345' has 3 decimals, money holds 2"),
      ("age", "1.5", "age: '1.5' has 1 decimal, an integer holds none"),
      ("ratio", "1.234567%", "ratio: '1.234567%' has 8 decimals, a share holds 6"),
      ("turnover", "1.2345678", "turnover: '1.2345678' has 7 decimals, money in 万 holds 6"),
      ("score", "1.23456", "score: '1.23456' has 5 decimals, decimal(4) holds 4"),
      ("asked", "5%", "asked: '5%' is not a number"),
      ("asked", "\"1,000\"", "asked: '1,000' is not a number"),
      ("asked", "１２", "asked: '１２' is not a number"),
      ("asked", "10000000.01", "asked: '10000000.01' is outside [, 10_000_000]"),
      ("age", "120", "age: '120' is outside [0, 120)"),
      ("age", "-1", "age: '-1' is outside [0, 120)"),
      (
        "score", "100000000000000000000000000",
        "score: '100000000000000000000000000' is too large: numbers stay below 10^26"
      ),
      ("score", "1e400", "score: '1e400' is too large: numbers stay below 10^26"),
      ("seen_on", "2023-02-29", "seen_on: '2023-02-29' is not a date as 2020-01-31"),
      ("seen_on", "", "seen_on: missing, but required"),
      ("seen_on", " ", "seen_on: missing, but required"),
      ("id", "", "id: missing, but required"),
      ("id", "K1", "id: 'K1' is the key of an earlier row"),
      ("level", "E", "level: 'E' is none of A, B, very_long_value_name, D"),
      (
        "level", "very_long_valu_name",
        "level: 'very_long_valu_name' is none of A, B, very_long_value_name, D; "
          + "did you mean 'very_long_value_name'?"
      ),
      (
        "level", "A\0", "level: 'A ' is none of A, B, very_long_value_name, D"
      ),
      ("listed", "maybe", "listed: 'maybe' is not true or false"),
      ("Town name", "\"Ning\"bo", "Town name: text follows a closing quote"),
      ("Town name", "x,y", "11 cells, the header has 10"),
      (
        "asked", "123456789012345678901234567890123456789012345678901234567890",
        "asked: '123456789012345678901234567890123456789…' is too large: numbers stay below 10^26"
      ),
    ])
  func words(column: String, cell: String, expected: String) throws {
    let result = try loadTexts(["shop": Self.file([column: cell])])
    #expect(result.table == nil)
    #expect(result.badRows.map(\.description) == ["shop.csv:3: \(expected)"])
    #expect(result.read == 2 && result.kept == 1 && result.skipped == 1)
  }

  @Test("cells that fit, whatever way they are written")
  func fits() throws {
    for (column, cell) in [
      ("asked", "12.34000"), ("asked", "+7"), ("asked", "1e3"), ("asked", "-0.5"), ("asked", ".5"),
      ("asked", "5."), ("ratio", "12.3456%"), ("ratio", "5e-05"), ("score", " 1.5 "),
      ("level", "优"), ("level", "x y"), ("level", "\"09\""), ("listed", "0.0"), ("age", "40.0"),
      ("Town name", ""), ("age", "\"\""),
    ] {
      let result = try loadTexts(["shop": Self.file([column: cell])])
      #expect(result.badRows.map(\.description) == [], "\(column) \(cell)")
      #expect(result.table?.count == 2)
    }
  }

  @Test("text that is no UTF-8 is named, not mended")
  func encoding() throws {
    var bytes = Array(Self.file(["Town name": "#"]).utf8)
    bytes[bytes.lastIndex(of: UInt8(ascii: "#")) ?? 0] = 0xD0
    let result = try loadBytes(["shop": bytes])
    #expect(
      result.badRows.map(\.description) == ["shop.csv:3: Town name: the text is not valid UTF-8"])
  }

  @Test("listed rows are capped, counts are not")
  func capped() throws {
    let rows = (0..<500).map { "K\($0),,A,1,1,1,1,1,1,x" }
    let file = ([Self.header] + rows).joined(separator: "\n")
    let result = try loadTexts(["shop": file], IntakeRequest(pieceSize: 64, listed: 3))
    #expect(
      result.badRows.map(\.description) == [
        "shop.csv:2: seen_on: missing, but required", "shop.csv:3: seen_on: missing, but required",
        "shop.csv:4: seen_on: missing, but required",
      ])
    #expect(result.causes == ["absent": 500])
    #expect(result.badRowCount == 500)
  }
}
