import Columns
import Numbers
import Semantics

/// Puts applications into columns, in the forms of storage that columns may have.
struct TableMaker {
  let program: Program
  let absent: Set<String>
  var random: SplitMix64

  init(_ program: Program, absent: Set<String> = [], seed: Int) {
    self.program = program
    self.absent = absent
    random = SplitMix64(seed: seed ^ 0x7AB1E)
  }

  mutating func table(_ applications: [Application]) -> RecordTable {
    var columns: [RecordTable.NamedColumn] = []
    for (position, field) in program.record.fields.enumerated()
    where !absent.contains(field.name) {
      columns.append(
        .init(name: field.name, column: column(field, applications.map { $0.fields[position] })))
    }
    var lists: [RecordTable.List] = []
    for (position, schema) in program.lists.enumerated() {
      let all = applications.map { $0.lists[position] }
      // A list that no application has may as well not be there.
      if schema.isOptional, all.allSatisfy({ $0 == nil }) { continue }
      var offsets: [Int32] = [0]
      for rows in all { offsets.append(offsets.last! + Int32(rows?.count ?? 0)) }
      let rows = all.flatMap { $0 ?? [] }
      lists.append(
        RecordTable.List(
          name: schema.name, offsets: offsets,
          validity: validity(all.map { $0 != nil }),
          columns: schema.record.fields.indices.map { field in
            .init(
              name: schema.record.fields[field].name,
              column: column(schema.record.fields[field], rows.map { $0[field] }))
          }))
    }
    if random.percent(50) { columns.reverse() }
    return RecordTable(count: applications.count, columns: columns, lists: lists)
  }

  /// The mask of what is there; sometimes one that says everything is, where none would do.
  private mutating func validity(_ present: [Bool]) -> [UInt8]? {
    present.allSatisfy(\.self) && random.percent(70) ? nil : present.map { $0 ? 1 : 0 }
  }

  private mutating func column(_ field: FieldSchema, _ values: [Constant?]) -> Column {
    let validity = validity(values.map { $0 != nil })
    switch field.type {
    case .boolean:
      return Column(
        .bytes(
          values.map { $0 == .truth(true) || ($0 == nil && random.percent(50)) ? 1 : 0 }),
        validity: validity)
    case .date:
      // What stands in the slot of a missing date is no date.
      let packed = values.map { $0 == nil ? 0 : Value($0).date.packed }
      return Column(.int32(packed), validity: validity)
    case .text:
      // Codes in the order in which the texts are met, or shuffled.
      var names = ProgramGenerator.texts
      if random.percent(60) { names.shuffle(using: &random) }
      let codes = values.map { value -> Int32 in
        guard case .text(let text) = value else { return 0 }
        return Int32(names.firstIndex(of: text)!)
      }
      return Column(.int32(codes), validity: validity, dictionary: names)
    case .oneOf(let type):
      var names = program.oneOfs[type].values.map(\.name)
      let own = names
      if random.percent(30) { names.shuffle(using: &random) }
      let codes = values.map { value -> UInt8 in
        guard case .code(let code) = value else { return 0 }
        return UInt8(names.firstIndex(of: own[code])!)
      }
      return Column(.bytes(codes), validity: validity, dictionary: names)
    default: return numbers(field, values, validity)
    }
  }

  private mutating func numbers(
    _ field: FieldSchema, _ values: [Constant?], _ validity: [UInt8]?
  ) -> Column {
    let numbers = values.map { Value($0).number }
    // A column may hold fewer decimals than its field allows.
    let least = numbers.map(\.leastDecimals).max() ?? 0
    let decimals = random.percent(25) ? random.int(least...field.decimals) : field.decimals
    var scaled = numbers.map { $0.scaled(toDecimals: decimals)! }
    // Missing slots hold anything.
    for row in values.indices where values[row] == nil { scaled[row] = Int128(random.int(-5...99)) }
    let largest = scaled.map(\.magnitude).max() ?? 0
    if largest >= 1 << 53 { return Column(.wide(scaled), validity: validity, decimals: decimals) }
    if largest < 1 << 31, random.percent(50) {
      return Column(.int32(scaled.map { Int32($0) }), validity: validity, decimals: decimals)
    }
    return Column(.lanes(scaled.map { Double($0) }), validity: validity, decimals: decimals)
  }
}
