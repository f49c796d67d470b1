package import Columns
import Numbers
package import Semantics

// Tests and cases as the rows of a table, so that they meet the same engine as any other application.
extension RecordTable {
  /// One row a case, by position in the record's fields; what a case does not name is missing, lists too.
  package init(_ cases: [[Int: Constant]], of program: Program) {
    self.init(
      count: cases.count,
      columns: program.record.fields.enumerated().map { position, field in
        NamedColumn(
          name: field.name, column: Column(cases.map { $0[position] }, of: field, program))
      })
  }

  /// The table with some fields of every row set to given values.
  package func setting(_ values: [Int: Constant], of program: Program) -> RecordTable {
    var table = self
    for (position, value) in values {
      let field = program.record.fields[position]
      let column = NamedColumn(
        name: field.name,
        column: Column([Constant?](repeating: value, count: count), of: field, program))
      table.columns.removeAll { $0.name == field.name }
      table.columns.append(column)
    }
    return table
  }

  /// One row a test, with the lists that it gives.
  package init(_ tests: [TestCase], of program: Program) {
    self.init(
      count: tests.count,
      columns: program.record.fields.enumerated().map { position, field in
        NamedColumn(
          name: field.name,
          column: Column(tests.map { $0.values[position] }, of: field, program))
      },
      lists: program.lists.enumerated().map { position, schema in
        List(tests.map { $0.rows[position] }, of: schema, program)
      })
  }
}

extension RecordTable.List {
  /// The child rows of each test; `nil` where the test says that the list is missing.
  init(_ lists: [[[Constant?]]?], of schema: ListSchema, _ program: Program) {
    var offsets: [Int32] = [0]
    for rows in lists { offsets.append(offsets.last! + Int32(rows?.count ?? 0)) }
    let rows = lists.flatMap { $0 ?? [] }
    self.init(
      name: schema.name, offsets: offsets,
      validity: lists.contains { $0 == nil } ? lists.map { $0 == nil ? 0 : 1 } : nil,
      columns: schema.record.fields.enumerated().map { position, field in
        RecordTable.NamedColumn(
          name: field.name, column: Column(rows.map { $0[position] }, of: field, program))
      })
  }
}

extension Column {
  /// The values of a field; `nil` is missing.
  init(_ values: [Constant?], of field: FieldSchema, _ program: Program) {
    let present = values.map { $0 != nil && $0 != .missing }
    let validity: [UInt8]? = present.contains(false) ? present.map { $0 ? 1 : 0 } : nil
    switch field.type {
    case .boolean:
      self.init(.bytes(values.map { $0 == .truth(true) ? 1 : 0 }), validity: validity)
    case .oneOf(let type):
      let codes = values.map { value -> UInt8 in
        if case .code(let code)? = value { UInt8(code) } else { 0 }
      }
      self.init(
        .bytes(codes), validity: validity, dictionary: program.oneOfs[type].values.map(\.name))
    case .date:
      let days = values.map { value -> Int32 in
        if case .date(let date)? = value { date.packed } else { CalendarDate.anyDay.packed }
      }
      self.init(.int32(days), validity: validity)
    case .text: self.init(texts: values, validity: validity)
    default: self.init(numbers: values, validity: validity, decimals: field.decimals)
    }
  }

  /// The value of a row; `.missing` where it is missing.
  package func constant(_ row: Int, of type: ValueType) -> Constant {
    guard isPresent(row) else { return .missing }
    let scaled = scaled(row)
    switch type {
    case .boolean: return .truth(scaled != 0)
    case .oneOf: return .code(Int(scaled))
    case .date: return CalendarDate(validating: Int32(scaled)).map { .date($0) } ?? .missing
    case .text:
      let code = Int(scaled)
      guard let dictionary, dictionary.indices.contains(code) else { return .missing }
      return .text(dictionary[code])
    default: return Number(scaled, decimals: decimals).map { .number($0) } ?? .missing
    }
  }

  private init(texts values: [Constant?], validity: [UInt8]?) {
    var positions: [String: Int32] = [:]
    var dictionary: [String] = []
    let codes = values.map { value -> Int32 in
      guard case .text(let text)? = value else { return 0 }
      if let known = positions[text] { return known }
      let code = Int32(dictionary.count)
      positions[text] = code
      dictionary.append(text)
      return code
    }
    // A code of a missing slot must be in range too.
    if dictionary.isEmpty { dictionary = [""] }
    self.init(.int32(codes), validity: validity, dictionary: dictionary)
  }

  private init(numbers values: [Constant?], validity: [UInt8]?, decimals: Int) {
    let numbers = values.map { value -> Number in
      if case .number(let number)? = value { number } else { .zero }
    }
    let decimals = numbers.map(\.leastDecimals).reduce(decimals, max)
    let scaled = numbers.map { $0.scaled(toDecimals: decimals) ?? 0 }
    // Lanes hold whole numbers below 2⁵³ exactly.
    if scaled.allSatisfy({ $0.magnitude < 1 << 53 }) {
      self.init(.lanes(scaled.map { Double($0) }), validity: validity, decimals: decimals)
    } else {
      self.init(.wide(scaled), validity: validity, decimals: decimals)
    }
  }
}

extension CalendarDate {
  /// Stands in slots without a date.
  fileprivate static let anyDay = CalendarDate(packed: (2000 * 12) << 5 | 1)
}
