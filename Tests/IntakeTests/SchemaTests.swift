import Numbers
import Semantics
import Syntax
import Testing

@testable import Intake

@Suite("Schemas of one book and of two")
struct SchemaTests {
  static func book(
    _ name: String, _ fields: [FieldSchema], oneOfs: [OneOfType] = [], key: Int? = 0
  ) -> InputSchema {
    InputSchema(
      name: name,
      record: RecordSchema(
        name: "application", words: Words(), fields: fields, key: key, asOf: nil),
      oneOfs: oneOfs)
  }

  static let id = FieldSchema(name: "id", type: .text, isKey: true)

  static func clash(_ first: InputSchema, _ second: InputSchema) -> String {
    do throws(IntakeError) {
      _ = try first.merged(with: second)
      return "none"
    } catch { return error.description }
  }

  @Test("fields and values of both, the stricter range and presence")
  func union() throws {
    let levels = OneOfType(name: nil, values: [.init(name: "A"), .init(name: "B")], otherwise: nil)
    let more = OneOfType(
      name: nil, values: [.init(name: "C", codes: ["3"]), .init(name: "A", codes: ["1"])],
      otherwise: nil)
    let live = Self.book(
      "live",
      [
        Self.id, FieldSchema(name: "level", type: .oneOf(0), isOptional: true),
        FieldSchema(
          name: "asked", type: .money, decimals: 2, lowest: Number(0), highest: Number(100)),
      ], oneOfs: [levels])
    let candidate = Self.book(
      "candidate",
      [
        Self.id,
        FieldSchema(
          name: "asked", type: .money, decimals: 2, lowest: Number(0), lowestIncluded: false,
          highest: Number(200), isOptional: true),
        FieldSchema(name: "kind", type: .oneOf(1)), FieldSchema(name: "level", type: .oneOf(0)),
      ], oneOfs: [more, levels])
    let merged = try live.merged(with: candidate)
    #expect(merged.name == "live and candidate")
    #expect(merged.record.fields.map(\.name) == ["id", "level", "asked", "kind"])
    #expect(merged.oneOfs.map { $0.values.map(\.name) } == [["A", "B", "C"], ["A", "B"]])
    #expect(merged.oneOfs[0].values.map(\.codes) == [["1"], [], ["3"]])
    #expect(merged.record.fields[3].type == .oneOf(1))
    #expect(!merged.record.fields[1].isOptional && !merged.record.fields[2].isOptional)
    #expect(FieldReader(merged.record.fields[2], oneOfs: []).range == "(0, 100]")
  }

  @Test("lists of both")
  func lists() throws {
    var second = ShopSchema.withSales
    second.lists[0].record.fields.append(FieldSchema(name: "place", type: .text))
    second.lists.append(
      ListSchema(
        name: "visits", words: Words(), isOptional: false, record: ShopSchema.sale, knownOn: nil,
        period: nil, source: nil))
    let merged = try ShopSchema.withSales.merged(with: second)
    #expect(merged.name == "shops")
    #expect(merged.lists.map(\.name) == ["sales", "visits"])
    #expect(merged.lists[0].record.fields.map(\.name) == ["sold_on", "amount", "buyer", "place"])
  }

  @Test("a clash names both books")
  func clashes() {
    let first = Self.book("live", [Self.id, FieldSchema(name: "x", type: .money, decimals: 2)])
    let integer = Self.book("next", [Self.id, FieldSchema(name: "x", type: .integer)])
    #expect(
      Self.clash(first, integer)
        == "the type of 'application.x' differs: money in 'live' and an integer in 'next'")
    let wan = Self.book(
      "next",
      [
        Self.id, FieldSchema(name: "x", type: .money, decimals: 2, inputScale: Number(10_000)),
      ])
    #expect(
      Self.clash(first, wan)
        == "the type of 'application.x' differs: money in 'live' and money in 万 in 'next'")
    #expect(
      Self.clash(first, Self.book("next", first.record.fields, key: nil))
        == "the key of 'application' differs: id in 'live' and none in 'next'")
    let codes = [["1"], ["2"]].map { code in
      Self.book(
        "book \(code[0])", [Self.id, FieldSchema(name: "x", type: .oneOf(0))],
        oneOfs: [
          OneOfType(
            name: nil,
            values: [
              .init(name: "A", codes: code), .init(name: "B", codes: code == ["1"] ? [] : ["1"]),
            ], otherwise: nil)
        ])
    }
    #expect(
      Self.clash(codes[0], codes[1])
        == "the type of 'application.x': the outside code '1' differs: 'A' in 'book 1' and "
        + "'B' in 'book 2'")
  }
}
