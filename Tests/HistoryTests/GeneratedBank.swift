import Columns
import Intake
import Numbers
import Semantics
import Syntax

/// Made-up applications with every type of field, missing values, numbers of every width and lists of every length.
struct GeneratedBank {
  private var random: SeededGenerator
  /// Keys given so far.
  private var keys = 0
  let keyIsText: Bool
  let schema: InputSchema

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    keyIsText = seed % 2 == 0
    let level = OneOfType(
      name: "level",
      values: [
        OneOfType.Value(name: "A", codes: ["01"], zh: "甲"), OneOfType.Value(name: "B"),
        OneOfType.Value(name: "C", codes: ["x", "y"]),
      ], otherwise: .value(1), ranks: [1, 2, nil])
    let state = OneOfType(
      name: nil, values: ["open", "closed"].map { OneOfType.Value(name: $0) },
      otherwise: .missing)
    func field(
      _ name: String, _ type: ValueType, _ decimals: Int = 0, optional: Bool = false,
      key: Bool = false
    ) -> FieldSchema {
      FieldSchema(
        name: name, words: Words(title: nil, zh: "字段\(name)"), type: type, decimals: decimals,
        isOptional: optional, isKey: key)
    }
    var customer = field("customer", .text)
    customer.role = "customer"
    let filing = RecordSchema(
      name: "filing", words: Words(title: "A return", zh: "申报"),
      fields: [
        field("document", .text, optional: true), field("received_on", .date, optional: true),
        field("period_end", .date), field("paid", .money, 2, optional: true),
        field("kind", .oneOf(0)), field("is_void", .boolean),
      ], key: nil, asOf: nil)
    let item = RecordSchema(
      name: "item", words: Words(), fields: [field("size", .decimal, 12), field("名称", .text)],
      key: nil, asOf: nil)
    schema = InputSchema(
      name: "generated",
      record: RecordSchema(
        name: "application", words: Words(title: nil, zh: "申请"),
        fields: [
          field("id", seed % 2 == 0 ? .text : .integer, key: true), field("applied_on", .date),
          customer, field("level", .oneOf(0)),
          field("state", .oneOf(1), optional: true), field("flag", .boolean, optional: true),
          field("requested", .money, 2), field("income", .money, 2, optional: true),
          field("rate", .rate, 6), field("part", .share, 4, optional: true),
          field("count", .integer), field("huge", .integer, optional: true),
          field("age", .months, optional: true), field("note", .text, optional: true),
          field("closed_on", .date, optional: true),
        ], key: 0, asOf: 1),
      lists: [
        ListSchema(
          name: "filings", words: Words(), isOptional: false, record: filing, knownOn: 1,
          period: 2, source: 0),
        ListSchema(
          name: "sold", words: Words(), isOptional: true, record: item, knownOn: nil,
          period: nil, source: nil),
        ListSchema(
          name: "bought", words: Words(), isOptional: true, record: item, knownOn: nil,
          period: nil, source: nil),
      ], oneOfs: [level, state])
  }

  /// Applications whose keys no earlier table of this bank has.
  mutating func table(rows: Int) -> RecordTable {
    let first = keys
    keys += rows
    var columns = schema.record.fields.map { column($0, rows: rows) }
    let numbers = (first..<keys).map { Int32($0 * 7 - 20) }.shuffled(using: &random)
    columns[0] = Column(.int32(numbers))
    if keyIsText {
      columns[0] = Column(
        .int32((0..<rows).map { Int32($0) }), dictionary: numbers.map { "申请-\($0)'\"" })
    }
    let lists = schema.lists.map { list in
      var offsets: [Int32] = [0]
      for _ in 0..<rows {
        offsets.append(offsets[offsets.count - 1] + Int32.random(in: 0...6, using: &random))
      }
      let children = Int(offsets[rows])
      var validity: [UInt8]?
      if list.isOptional, Bool.random(using: &random) {
        validity = (0..<rows).map { offsets[$0] == offsets[$0 + 1] && $0 % 3 == 0 ? 0 : 1 }
      }
      return RecordTable.List(
        name: list.name, offsets: offsets, validity: validity,
        columns: list.record.fields.map {
          RecordTable.NamedColumn(name: $0.name, column: column($0, rows: children))
        })
    }
    return RecordTable(
      count: rows,
      columns: zip(schema.record.fields, columns).map {
        RecordTable.NamedColumn(name: $0.name, column: $1)
      }, lists: lists)
  }

  private mutating func column(_ field: FieldSchema, rows: Int) -> Column {
    var validity: [UInt8]?
    if field.isOptional, Int.random(in: 0..<4, using: &random) > 0 {
      let share = UInt8.random(in: 0...255, using: &random)
      validity = (0..<rows).map { _ in UInt8.random(in: 0...255, using: &random) >= share ? 1 : 0 }
    }
    switch field.type {
    case .boolean:
      return Column(
        .bytes(values(rows) { UInt8.random(in: 0...1, using: &$0) }), validity: validity)
    case .oneOf(let index):
      let names = schema.oneOfs[index].values.map(\.name)
      return Column(
        .bytes(values(rows) { UInt8.random(in: 0..<UInt8(names.count), using: &$0) }),
        validity: validity, dictionary: names)
    case .date:
      return Column(
        .int32(
          values(rows) {
            let day = CalendarDate(
              year: Int.random(in: 2019...2021, using: &$0),
              month: Int.random(in: 1...12, using: &$0), day: Int.random(in: 1...28, using: &$0))
            return day?.packed ?? 0
          }), validity: validity)
    case .text:
      let words = ["", "甲公司", "a,b", "=1+1", String(repeating: "long ", count: 40), "x", "y"]
      return Column(
        .int32(values(rows) { Int32.random(in: 0..<Int32(words.count), using: &$0) }),
        validity: validity, dictionary: words)
    case .integer, .decimal, .money, .rate, .share, .months, .days:
      return Column(numbers(rows), validity: validity, decimals: field.decimals)
    }
  }

  /// Numbers of a width by chance: bytes to 128 bits.
  private mutating func numbers(_ rows: Int) -> Column.Storage {
    let bits = [4, 10, 20, 31, 40, 52, 60, 80].randomElement(using: &random) ?? 4
    let bound = Int128(1) << Int128(bits)
    let values = values(rows) { Int128.random(in: -bound..<bound, using: &$0) }
    if bits <= 31, Bool.random(using: &random) { return .int32(values.map { Int32($0) }) }
    return bits <= 52 ? .lanes(values.map { Double($0) }) : .wide(values)
  }

  private mutating func values<Value>(
    _ rows: Int, _ make: (inout SeededGenerator) -> Value
  ) -> [Value] { (0..<rows).map { _ in make(&random) } }
}
