import Columns
import Semantics
import Testing

@testable import Intake

@Suite("Rows of lists")
struct ListTests {
  static let shops =
    "id,seen_on,level,asked,score\nK1,2024-01-31,A,1,1\nK2,2024-02-29,B,2,2\nK3,2024-03-31,A,3,3\n"
  static let sales =
    "id,sold_on,amount,buyer\nK2,2024-01-01,5,x\nK1,2024-01-02,,y\nK2,2023-12-31,7.5,x\n"

  /// Amounts and buyers of each shop's sales.
  static func listing(_ table: RecordTable?) -> [String] {
    guard let table, let list = table.list("sales"), let ids = table.column("id") else { return [] }
    return (0..<table.count).map { row in
      let children = Int(list.offsets[row])..<Int(list.offsets[row + 1])
      let values = children.map { child in
        list.columns.map { named -> String in
          guard named.column.isPresent(child) else { return "–" }
          let scaled = Int(named.column.scaled(child))
          return named.column.dictionary?[scaled] ?? "\(scaled)"
        }.dropFirst().joined(separator: "/")
      }
      return (ids.dictionary?[Int(ids.scaled(row))] ?? "?") + ": " + values.joined(separator: " ")
    }
  }

  @Test("children stand with their parents in the order of the file")
  func sorted() throws {
    for size in [1, 30, 1 << 20] {
      let result = try loadTexts(
        ["shop": Self.shops, "sales": Self.sales], IntakeRequest(pieceSize: size),
        schema: ShopSchema.withSales)
      #expect(Self.listing(result.table) == ["K1: –/y", "K2: 500/x 750/x", "K3: "])
      #expect(result.files.map(\.name) == ["shop", "sales"])
      #expect(result.files.map(\.kept) == [3, 3])
    }
  }

  @Test(
    "the parent's key is found under its own name or the record's",
    arguments: ["id", "shop_id", "shop", "firm"])
  func keyColumn(name: String) throws {
    let request = IntakeRequest(maps: name == "firm" ? ["firm": "shop"] : [:])
    let result = try loadTexts(
      ["shop": Self.shops, "sale": Self.sales.replacing("id,", with: "\(name),")], request,
      schema: ShopSchema.withSales)
    #expect(Self.listing(result.table) == ["K1: –/y", "K2: 500/x 750/x", "K3: "])
  }

  @Test("a child file without the parent's key says what it looked for")
  func noKey() {
    #expect(
      HeaderTests.problem(
        ["shop": Self.shops, "sales": "sold_on,amount,buyer,shopid\n"], schema: ShopSchema.withSales
      )
        == "sales.csv: no column with the key of its shop; expected 'id' or 'shop_id' or 'shop'; "
        + "did you mean 'shopid'?")
  }

  @Test("orphans and bad children are listed, and a bad child takes its parent along")
  func badChildren() throws {
    let sales = Self.sales + "K9,2024-01-01,1,z\nK1,2024-01-40,1,z\nK3,2024-01-01,1,\n"
    let files = ["shop": Self.shops, "sales": sales]
    let words = [
      "sales.csv:5: id: no shop has the key 'K9'",
      "sales.csv:6: sold_on: '2024-01-40' is not a date as 2020-01-31",
      "sales.csv:7: buyer: missing, but required",
    ]
    let strict = try loadTexts(files, schema: ShopSchema.withSales)
    #expect(strict.table == nil)
    #expect(strict.badRows.map(\.description) == words)
    let result = try loadTexts(
      files, IntakeRequest(skipBad: true, pieceSize: 40), schema: ShopSchema.withSales)
    #expect(result.badRows.map(\.description) == words)
    #expect(Self.listing(result.table) == ["K2: 500/x 750/x"])
    #expect(result.read == 3 && result.kept == 1 && result.skipped == 2)
    let reports = result.files
    #expect(reports.map(\.read) == [3, 6])
    #expect(reports.map(\.kept) == [1, 2])
    #expect(reports.map(\.bad) == [0, 3])
    // K1 and K3 go with their bad rows, and K1's good row with K1.
    #expect(reports.map(\.leftOut) == [2, 1])
    #expect(result.causes == ["orphan": 1, "unreadable": 1, "absent": 1])
  }

  @Test("children of a bad parent are left out with it and are no orphans")
  func badParent() throws {
    let shops = Self.shops.replacing("K2,2024-02-29", with: "K2,2024-02-30")
    let result = try loadTexts(
      ["shop": shops, "sales": Self.sales], IntakeRequest(skipBad: true),
      schema: ShopSchema.withSales)
    #expect(
      result.badRows.map(\.description) == [
        "shop.csv:3: seen_on: '2024-02-30' is not a date as 2020-01-31"
      ])
    #expect(Self.listing(result.table) == ["K1: –/y", "K3: "])
    #expect(result.files.map(\.leftOut) == [0, 2])
    #expect(result.files.map(\.kept) == [2, 1])
  }

  @Test("a list without a file is missing where it may be, else an error")
  func missingList() throws {
    #expect(
      HeaderTests.problem(["shop": Self.shops], schema: ShopSchema.withSales)
        == "no file for 'sales': expected 'sales.csv' or 'sale.csv'")
    var schema = ShopSchema.withSales
    schema.lists = [ShopSchema.sales(isOptional: true)]
    let result = try loadTexts(["shop": Self.shops], schema: schema)
    #expect(result.missingLists == ["sales"])
    #expect(result.table?.list("sales")?.validity == [0, 0, 0])
    #expect(result.table?.list("sales")?.offsets == [0, 0, 0, 0])
  }

  @Test("a column of the record tells a missing list from an empty one")
  func given() throws {
    var schema = ShopSchema.withSales
    schema.lists = [ShopSchema.sales(isOptional: true)]
    let lines = Self.shops.split(separator: "\n")
    let flags = ["has_sales", "false", "0", "no"]
    let shops = zip(lines, flags).map { "\($0),\($1)" }.joined(separator: "\n")
    for size in [1, 1 << 20] {
      let table = try loadTexts(
        ["shop": shops, "sales": Self.sales], IntakeRequest(pieceSize: size), schema: schema
      ).table
      // Whoever has rows has the list.
      #expect(table?.list("sales")?.validity == [1, 1, 0])
      #expect(table?.columns.contains { $0.name == "has_sales" } == false)
      #expect(Self.listing(table) == ["K1: –/y", "K2: 500/x 750/x", "K3: "])
    }
  }

  @Test("keys that are numbers match by value")
  func numberKeys() throws {
    var schema = ShopSchema.withSales
    schema.record.fields[0].type = .integer
    let shops = Self.shops.replacing("K", with: "0")
    let sales = Self.sales.replacing("K", with: "")
    for size in [1, 1 << 20] {
      let result = try loadTexts(
        ["shop": shops, "sales": sales], IntakeRequest(pieceSize: size), schema: schema)
      #expect(result.table?.list("sales")?.offsets == [0, 1, 3, 3])
    }
  }
}
