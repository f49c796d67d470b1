import Numbers
import Semantics
import Syntax

@testable import Intake

/// A record with a field of every type, and a list, that the tests read.
enum ShopSchema {
  static let oneOfs = [
    OneOfType(
      name: nil,
      values: [
        .init(name: "A", zh: "优"), .init(name: "B"), .init(name: "very_long_value_name"),
        .init(name: "D", codes: ["09", "x y"]),
      ], otherwise: nil),
    OneOfType(
      name: nil, values: [.init(name: "basic", codes: ["01"]), .init(name: "other")],
      otherwise: .value(1)),
    OneOfType(
      name: nil, values: [.init(name: "yes", codes: ["Y"]), .init(name: "no", codes: ["N"])],
      otherwise: .missing),
  ]

  static let record = RecordSchema(
    name: "shop", words: Words(),
    fields: [
      FieldSchema(name: "id", type: .text, isKey: true),
      FieldSchema(name: "seen_on", type: .date),
      FieldSchema(name: "level", type: .oneOf(0)),
      FieldSchema(name: "account", type: .oneOf(1), isOptional: true),
      FieldSchema(name: "revolving", type: .oneOf(2), isOptional: true),
      FieldSchema(name: "asked", type: .money, decimals: 2, highest: Number(10_000_000)),
      FieldSchema(name: "tax", type: .money, decimals: 2, isOptional: true),
      FieldSchema(
        name: "turnover", type: .money, decimals: 2, inputScale: Number(10_000), isOptional: true),
      FieldSchema(
        name: "age", type: .integer, lowest: Number(0), highest: Number(120),
        highestIncluded: false, isOptional: true),
      FieldSchema(name: "ratio", type: .share, decimals: 6, isOptional: true),
      FieldSchema(name: "score", type: .decimal, decimals: 4),
      FieldSchema(name: "listed", type: .boolean, isOptional: true),
      FieldSchema(name: "town", type: .text, isOptional: true, externalName: "Town name"),
    ], key: 0, asOf: 1)

  static let sale = RecordSchema(
    name: "sale", words: Words(),
    fields: [
      FieldSchema(name: "sold_on", type: .date),
      FieldSchema(name: "amount", type: .money, decimals: 2, isOptional: true),
      FieldSchema(name: "buyer", type: .text),
    ], key: nil, asOf: nil)

  static func sales(isOptional: Bool = false) -> ListSchema {
    ListSchema(
      name: "sales", words: Words(), isOptional: isOptional, record: sale, knownOn: nil,
      period: nil, source: nil)
  }

  static let schema = InputSchema(name: "shops", record: record, oneOfs: oneOfs)
  static let withSales = InputSchema(
    name: "shops", record: record, lists: [sales()], oneOfs: oneOfs)
}

/// Loads files that are given as text.
func loadTexts(
  _ texts: [String: String], _ request: IntakeRequest = IntakeRequest(),
  schema: InputSchema = ShopSchema.schema
) throws(IntakeError) -> IntakeResult {
  try loadBytes(texts.mapValues { Array($0.utf8) }, request, schema: schema)
}

/// Loads files that are given as bytes: `shop` is `shop.csv`.
func loadBytes(
  _ files: [String: [UInt8]], _ request: IntakeRequest = IntakeRequest(),
  schema: InputSchema = ShopSchema.schema
) throws(IntakeError) -> IntakeResult {
  var request = request
  for name in files.keys { request.files[name] = "\(name).csv" }
  return try load(request, schema: schema, from: BytesSource(files: files))
}

/// Files in memory: `shop` is `shop.csv`.
struct BytesSource: InputSource {
  var files: [String: [UInt8]]

  func label(of name: String) -> String { "\(name).csv" }
  func path(of name: String) -> String? { files[name] == nil ? nil : "\(name).csv" }
  func resolved(_ path: String) -> String { path }
  func title(of path: String) -> String { path }
  func open(_ path: String) throws(IntakeError) -> InputBytes {
    try InputBytes(bytes: files[String(path.dropLast(4))] ?? [])
  }
}
