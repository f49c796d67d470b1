import Columns
import Numbers
import Semantics
import Testing

@testable import Intake

@Suite("Records as JSON objects")
struct NDJSONTests {
  static func load(
    _ text: String, _ request: IntakeRequest = IntakeRequest(),
    schema: InputSchema = ShopSchema.withSales
  ) throws(IntakeError) -> IntakeResult {
    try loadNDJSON(Array(text.utf8), file: "in", request, schema: schema)
  }

  static let good =
    #"{"id": "K1", "seen_on": "2024-01-31", "level": "A", "asked": 12.50, "score": "1.5", "sales": []}"#

  @Test("numbers are exact as numbers, with exponents and as strings")
  func exact() throws {
    for written in [
      "123456789012345.67", "\"123456789012345.67\"", "12345678901234567e-2",
      "1.2345678901234567E+14",
    ] {
      let table = try #require(
        try Self.load(Self.good.replacing("\"score\"", with: "\"tax\": \(written), \"score\""))
          .table)
      #expect(table.column("tax")?.scaled(0) == 12_345_678_901_234_567)
      guard case .wide = table.column("tax")?.storage else {
        Issue.record("beyond 2^53 a column must be wide")
        return
      }
    }
  }

  @Test("lists are arrays of objects")
  func lists() throws {
    let text = """
      {"id":"K1","seen_on":"2024-01-31","level":"优","asked":1,"score":1,"sales":[{"sold_on":"2024-01-02","buyer":"y"}]}

      {"sales":[{"buyer":"x","sold_on":"2024-01-01","amount":5},{"sold_on":"2023-12-31","amount":"7.5","buyer":"x"}],"id":"K2","seen_on":"2024-01-31","level":"A","asked":1,"score":1}\r
      {"id":"K\\u0033","seen_on":"2024-01-31","level":"A","asked":1,"score":1,"listed":true,"note":{"a":[1]},"sales":[]}
      """
    let result = try Self.load(text)
    #expect(result.badRows.map(\.description) == [])
    #expect(ListTests.listing(result.table) == ["K1: –/y", "K2: 500/x 750/x", "K3: "])
    #expect(result.files.first?.unknownMembers == ["note": 1])
    #expect(result.table?.column("listed")?.isPresent(0) == false)
    #expect(result.table?.column("listed")?.scaled(2) == 1)
  }

  @Test(
    "a line that does not fit is named with its member",
    arguments: [
      (#""asked": 12.50"#, #""asked": "12.345""#, "asked: '12.345' has 3 decimals, money holds 2"),
      (
        #""asked": 12.50"#, #""asked": 12345e-3"#, "asked: '12345e-3' has 3 decimals, money holds 2"
      ),
      (#""asked": 12.50"#, #""asked": true"#, "asked: expected money, found true or false"),
      (#""asked": 12.50"#, #""asked": {}"#, "asked: expected money, found an object"),
      (#""asked": 12.50"#, #""asked": null"#, "asked: missing, but required"),
      (#""asked": 12.50, "#, "", "asked: missing, but required"),
      (
        #""asked": 12.50"#, #""asked": 1, "asked": 1"#,
        "asked: the member stands twice in its object"
      ),
      (
        #""asked": 12.50"#, #""asked": 1, "x": 1, "x": 1"#,
        "x: the member stands twice in its object"
      ),
      (#""2024-01-31""#, "20240131", "seen_on: expected a date, found a number"),
      (#""sales": []"#, #""sales": null"#, "sales: missing, but required"),
      (#", "sales": []"#, "", "sales: missing, but required"),
      (#""sales": []"#, #""sales": 1"#, "sales: expected an array of objects, found another value"),
      (#""sales": []"#, #""sales": [1]"#, "sales[0]: expected one record as a JSON object"),
      (
        #""sales": []"#,
        #""sales": [{"sold_on": "2024-01-01", "buyer": "x"}, {"sold_on": "2024-01-32", "buyer": "x"}]"#,
        "sales[1].sold_on: '2024-01-32' is not a date as 2020-01-31"
      ),
      (#""asked": 12.50"#, #""asked": 01"#, "not JSON: expected ',' or '}' at byte 63"),
      (#""asked": 12.50"#, #""asked": 1."#, "not JSON: expected a digit at byte 64"),
      (#""K1""#, "\"K\t1\"", "not JSON: expected no control character in a string at byte 10"),
      (#""K1""#, #""K\x""#, "not JSON: expected an escape at byte 11"),
      (
        #""K1""#, #""\ud800x""#, "not JSON: expected the second half of a surrogate pair at byte 15"
      ),
      (#"[]}"#, #"[]} {}"#, "not JSON: expected the end of the line at byte 98"),
      (#"[]}"#, "[", "sales[0]: not JSON: expected a value at byte 95"),
      (
        #""sales": []"#, #""x": "# + String(repeating: "[", count: 10_000),
        "nested deeper than 64 levels"
      ),
    ])
  func problems(old: String, new: String, expected: String) throws {
    let result = try Self.load(
      Self.good.replacing("K1", with: "K0") + "\n" + Self.good.replacing(old, with: new))
    #expect(result.badRows.map(\.description) == ["in:2: \(expected)"])
    #expect(result.table == nil)
    #expect(result.read == 2 && result.kept == 1)
  }

  @Test("a bad line leaves nothing behind")
  func skipped() throws {
    let bad = Self.good.replacing("\"K1\"", with: "\"K0\"").replacing(
      "[]", with: #"[{"sold_on": "2024-01-01", "buyer": "x"}, {"sold_on": "2024-01-01"}]"#)
    let text = [bad, Self.good, Self.good, bad, Self.good.replacing("K1", with: "K0")]
      .joined(separator: "\n")
    let result = try Self.load(text, IntakeRequest(skipBad: true))
    #expect(
      result.badRows.map(\.description) == [
        "in:1: sales[1].buyer: missing, but required",
        "in:3: id: 'K1' is the key of an earlier row",
        "in:4: sales[1].buyer: missing, but required",
      ])
    #expect(ListTests.listing(result.table) == ["K1: ", "K0: "])
  }

  @Test("the same rows give the same table as CSV does", arguments: 0..<10)
  func sameAsCSV(seed: Int) throws {
    var text = CSVText(generator: SeededGenerator(seed: UInt64(seed)), wrong: 0)
    let file = text.file(rows: 50)
    let schema = ShopSchema.schema
    let table = try #require(try loadTexts(["shop": file], IntakeRequest(skipBad: true)).table)
    var lines: [String] = []
    for row in 0..<table.count {
      let members = zip(table.columns, schema.record.fields).compactMap { named, field -> String? in
        switch named.column.twinValue(row, field) {
        case .missing: return seed % 2 == 0 ? nil : "\"\(named.name)\":null"
        case .number(let number):
          // Fields in 万 are written in 万.
          let scaled = field.inputScale == .one ? number : number.dividedByTenThousand
          return seed % 3 == 0 ? "\"\(named.name)\":\"\(scaled)\"" : "\"\(named.name)\": \(scaled) "
        case .date(let date): return "\"\(named.name)\":\"\(date)\""
        case .truth(let truth): return "\"\(named.name)\":\(truth)"
        case .name(let name): return "\"\(named.name)\":\"\(name)\""
        case .text(let text):
          return "\"\(field.externalName ?? named.name)\":\"\(Self.escaped(text))\""
        }
      }
      lines.append("{" + members.joined(separator: ",") + "}")
    }
    let again = try Self.load(lines.joined(separator: "\n"), schema: schema)
    #expect(again.badRows.map(\.description) == [])
    let found = try #require(again.table)
    #expect(found.count == table.count)
    for row in 0..<table.count {
      #expect(found.twinRow(row, schema) == table.twinRow(row, schema))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      default: String(scalar)
      }
    }.joined()
  }
}

extension Number {
  fileprivate var dividedByTenThousand: Number { Number(units: units / 10_000) ?? self }
}
