import Columns
import Numbers
import Semantics
import Syntax
import Testing

@testable import Intake

@Suite("Storage of columns")
struct StorageTests {
  static func schema(_ fields: [FieldSchema]) -> InputSchema {
    InputSchema(
      name: "test",
      record: RecordSchema(name: "shop", words: Words(), fields: fields, key: 0, asOf: nil))
  }

  static func storage(_ table: RecordTable?, _ field: String) -> String {
    switch table?.column(field)?.storage {
    case .bytes: "bytes"
    case .int32: "int32"
    case .lanes: "lanes"
    case .wide: "wide"
    case nil: "none"
    }
  }

  static let id = FieldSchema(name: "id", type: .integer, isKey: true)

  @Test(
    "numbers take the narrowest form that holds all rows, money at least lanes",
    arguments: [
      (ValueType.integer, 0, "2147483647", "int32"), (.integer, 0, "-2147483648", "int32"),
      (.integer, 0, "2147483648", "lanes"), (.integer, 0, "9007199254740991", "lanes"),
      (.integer, 0, "9007199254740992", "wide"), (.integer, 0, "-9007199254740992", "wide"),
      (.integer, 0, "9223372036854775808", "wide"), (.share, 6, "2147.483647", "int32"),
      (.share, 6, "2147.483648", "lanes"), (.decimal, 7, "1", "lanes"), (.money, 2, "1", "lanes"),
      (.money, 2, "90071992547409.91", "lanes"), (.money, 2, "90071992547409.92", "wide"),
      (.money, 2, "99999999999999999999999999.99", "wide"),
    ])
  func widths(type: ValueType, decimals: Int, value: String, expected: String) throws {
    let schema = Self.schema([Self.id, FieldSchema(name: "x", type: type, decimals: decimals)])
    // The telling value comes after the rows from which the width is first guessed.
    for rows in [1, 6_000] {
      let lines = (0..<rows).map { "\($0),\($0 == rows - 1 ? value : "1")" }
      let file = (["id,x"] + lines).joined(separator: "\n")
      let table = try #require(
        try loadTexts(["shop": file], IntakeRequest(pieceSize: 5_000), schema: schema).table)
      #expect(Self.storage(table, "x") == expected)
      let digits =
        value.replacing(".", with: "")
        + String(repeating: "0", count: value.contains(".") ? 0 : decimals)
      #expect(table.column("x")?.scaled(rows - 1).description == digits)
      if rows > 1 {
        #expect(table.column("x")?.scaled(0) == Int128.powerOfTen(decimals))
      }
    }
  }

  @Test("a column without missing values has no mask")
  func masks() throws {
    let schema = Self.schema([
      Self.id, FieldSchema(name: "x", type: .integer, isOptional: true),
      FieldSchema(name: "y", type: .integer, isOptional: true),
    ])
    let table = try loadTexts(["shop": "id,x,y\n1,1,1\n2,2,\n"], schema: schema).table
    #expect(table?.column("x")?.validity == nil)
    #expect(table?.column("y")?.validity == [1, 0])
  }

  @Test("a key is found twice however far apart, as a number or as text", arguments: [true, false])
  func farKeys(isText: Bool) throws {
    var key = Self.id
    if isText { key.type = .text }
    let schema = Self.schema([key])
    for order in [Array(0..<500), Array((0..<500).reversed())] {
      let file = (["id"] + (order + [order[3], order[490]]).map { "\($0)" }).joined(separator: "\n")
      for size in [1, 300, 1 << 20] {
        let result = try loadTexts(
          ["shop": file], IntakeRequest(skipBad: true, pieceSize: size), schema: schema)
        #expect(
          result.badRows.map(\.description) == [
            "shop.csv:502: id: '\(order[3])' is the key of an earlier row",
            "shop.csv:503: id: '\(order[490])' is the key of an earlier row",
          ])
        #expect(result.kept == 500 && result.table?.count == 500)
      }
    }
  }
}
