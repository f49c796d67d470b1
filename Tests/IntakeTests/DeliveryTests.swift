import Columns
import Diagnostics
import Numbers
import Semantics
import Syntax
import Testing

@testable import Intake

@Suite("Deliveries")
struct DeliveryTests {
  static let visits = SideSchema(
    schema: InputSchema(
      name: "visits",
      record: RecordSchema(
        name: "visit", words: Words(),
        fields: [
          FieldSchema(name: "shop", type: .text), FieldSchema(name: "on", type: .date),
        ], key: nil, asOf: nil)), parentField: "shop")

  static func load(
    _ texts: [String: String], earlier: [String] = [], keepingAside: Bool = true,
    pieceSize: Int = 1 << 20, judge: (any SideJudge)? = nil
  ) throws(IntakeError) -> DeliveryResult {
    try Delivery(
      IntakeRequest(pieceSize: pieceSize), schema: ShopSchema.withSales, sides: [visits],
      in: BytesSource(files: texts.mapValues { Array($0.utf8) })
    ).load(earlierKeys: earlier, keepingAside: keepingAside, judge: judge)
  }

  /// `place cause raw` of each row aside.
  static func aside(_ result: DeliveryResult) -> [String] {
    result.aside.map { "\($0.place.words.filled(in: .english)) \($0.cause) \($0.raw)" }
  }

  static func visited(_ result: DeliveryResult) -> [String] {
    guard let column = result.sides.first?.table?.column("shop") else { return [] }
    return (0..<column.count).map { column.dictionary?[Int(column.scaled($0))] ?? "?" }
  }

  static let shops = ListTests.shops + "K4,2024-04-31,A,4,4\n"
  static let sales =
    ListTests.sales + "\nK9,2024-01-01,1,z\nK1,2024-01-40,1,\"z\nz\"\r\nK4,2024-01-01,1,y\n"
  static let visitsText =
    "on,shop\n2024-05-01,K1\n2024-05-02,K2\n2024-05-03,K7\n2024-05-04,K8\n"
    + "2024-05-05,K3\nnever,K3\n2024-05-06,K4\n"

  @Test("rows that are not kept stand aside with their text, and all counts reconcile")
  func aside() throws {
    let texts = ["shop": Self.shops, "sales": Self.sales, "visits": Self.visitsText]
    for size in [1, 1 << 20] {
      let result = try Self.load(texts, earlier: ["K7"], pieceSize: size)
      #expect(
        Self.aside(result) == [
          "shop.csv:2 left_out K1,2024-01-31,A,1,1", "shop.csv:5 unreadable K4,2024-04-31,A,4,4",
          "sales.csv:3 left_out K1,2024-01-02,,y", "sales.csv:6 orphan K9,2024-01-01,1,z",
          "sales.csv:7 unreadable K1,2024-01-40,1,\"z\nz\"",
          "sales.csv:9 left_out K4,2024-01-01,1,y", "visits.csv:2 left_out 2024-05-01,K1",
          "visits.csv:5 orphan 2024-05-04,K8", "visits.csv:6 left_out 2024-05-05,K3",
          "visits.csv:7 unreadable never,K3", "visits.csv:8 left_out 2024-05-06,K4",
        ])
      #expect(result.files.map(\.read) == [4, 6, 7])
      #expect(result.files.map(\.kept) == [2, 2, 2])
      #expect(result.files.map(\.bad) == [1, 2, 2])
      #expect(result.files.map(\.leftOut) == [1, 2, 3])
      #expect(Self.visited(result) == ["K2", "K7"])
      #expect(result.causes == ["unreadable": 3, "orphan": 2])
    }
  }

  /// Nobody visits in June.
  struct NoJune: SideJudge {
    func contradictions(
      in table: RecordTable, of name: String, beside record: RecordTable?
    ) -> [Contradiction] {
      let days = table.column("on")
      return (0..<table.count).compactMap { row in
        guard let day = days.map({ CalendarDate(packed: Int32($0.scaled(row))) }), day.month == 6
        else { return nil }
        return Contradiction(
          row: row, cause: "june", message: Phrase("closed on \(day)", "\(day) 歇业"))
      }
    }
  }

  @Test("what other rows contradict is bad like the rest and takes the rows of its parent along")
  func contradicted() throws {
    let visits = "shop,on\nK1,2024-06-01\nK2,2024-05-02\nK1,2024-05-03\nK3,2024-06-04\n"
    for size in [1, 1 << 20] {
      let texts = ["shop": ListTests.shops, "sales": ListTests.sales, "visits": visits]
      let strict = try Self.load(texts, keepingAside: false, pieceSize: size, judge: NoJune())
      #expect(strict.sides.first?.table == nil)
      #expect(
        strict.badRows.map(\.description) == [
          "visits.csv:2: closed on 2024-06-01", "visits.csv:5: closed on 2024-06-04",
        ])
      // K9 is nobody's and read by no judge, but counts in the file.
      let mixed = texts.merging(["visits": visits + "K9,2024-06-01\nK2,x\n"]) { $1 }
      let result = try Self.load(mixed, pieceSize: size, judge: NoJune())
      #expect(
        Self.aside(result) == [
          "visits.csv:2 june K1,2024-06-01", "visits.csv:3 left_out K2,2024-05-02",
          "visits.csv:4 left_out K1,2024-05-03", "visits.csv:5 june K3,2024-06-04",
          "visits.csv:6 orphan K9,2024-06-01", "visits.csv:7 unreadable K2,x",
        ])
      #expect(result.files.last?.kept == 0)
      #expect(result.files.last?.bad == 4)
      #expect(result.files.last?.leftOut == 2)
      #expect(result.causes == ["june": 2, "orphan": 1, "unreadable": 1])
      #expect(result.record?.table?.count == 3)
    }
  }

  @Test("without keeping aside, no table and the same counts")
  func strict() throws {
    let texts = ["shop": Self.shops, "sales": Self.sales, "visits": Self.visitsText]
    let result = try Self.load(texts, earlier: ["K7"], keepingAside: false)
    #expect(result.record?.table == nil)
    #expect(result.sides.first?.table == nil)
    #expect(result.aside == [])
    #expect(result.causes == ["unreadable": 3, "orphan": 2])
  }

  @Test("rows beside the record may be about earlier records, without any new one")
  func onlySides() throws {
    let result = try Self.load(
      ["visits": "shop,on\nK1,2024-05-01\nK2,2024-05-02\n"], earlier: ["K1"])
    #expect(result.record == nil)
    #expect(Self.aside(result) == ["visits.csv:3 orphan K2,2024-05-02"])
    #expect(Self.visited(result) == ["K1"])
    #expect(throws: IntakeError.noFile(record: "shop", expected: ["shop.csv", "shops.csv"])) {
      try Self.load(["sales": ""])
    }
  }

  @Test("rows of a database are known by their own numbers")
  func rowNumbers() throws {
    var numbers = RowNumbers()
    numbers.append(line: 2, number: 70)
    numbers.append(line: 4, number: 71)
    let bytes = try InputBytes(
      bytes: Array("shop,on\n\"a\nb\",2024-05-01\nc,d\n".utf8), rowNumbers: numbers)
    #expect(
      bytes.place(atLine: 4, in: "visit").words.filled(in: .english) == "table 'visit', rowid 71")
    #expect(bytes.place(atLine: 2, in: "visit").words.filled(in: .chinese) == "表“visit”，rowid 70")
  }

  @Test("control totals are those of the text")
  func totals() throws {
    let bytes = try InputBytes(
      bytes: Array("a,\"b\"\n1.10,x\n\n\"-2.3\",5\n,\n9,\"7\n\"\n5".utf8))
    let totals = try ControlTotals(of: bytes, file: "x.csv", columns: ["a", "b", "c"])
    #expect(totals.rows == 5)
    #expect(
      totals.sums == [
        "a": ControlTotals.Sum(total: try Number(parsing: "12.8"), unreadable: 0),
        "b": ControlTotals.Sum(total: Number(5), unreadable: 2),
      ])
  }
}
