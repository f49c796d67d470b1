import Semantics

/// The request's maps and constants, and which of them a file has answered.
struct FieldNaming {
  let maps: [String: String]
  let constants: [String: String]
  private var foundColumns: Set<String> = []
  private var seenColumns: Set<String> = []

  /// - Throws: `unknownMapping`, `unknownConstant` for a field that the schema has not.
  init(_ request: IntakeRequest, schema: InputSchema) throws(IntakeError) {
    maps = request.maps
    constants = request.constants
    var names = Set(schema.record.fields.map(\.name))
    names.formUnion(schema.record.fields.map { "\(schema.record.name).\($0.name)" })
    for list in schema.lists {
      for field in list.record.fields {
        names.formUnion([
          field.name, "\(list.name).\(field.name)", "\(list.record.name).\(field.name)",
        ])
      }
    }
    for field in constants.keys.sorted() where !names.contains(field) {
      throw .unknownConstant(field: field, nearest: nearestName(to: field, in: names))
    }
    // A column of a list's file may also hold its parent's key.
    for list in schema.lists {
      for name in [schema.record.name] + schema.record.fields.filter(\.isKey).map(\.name) {
        names.formUnion([name, "\(list.name).\(name)", "\(list.record.name).\(name)"])
      }
    }
    for (column, field) in maps.sorted(by: { $0.key < $1.key }) where !names.contains(field) {
      throw .unknownMapping(
        column: column, field: field, nearest: nearestName(to: field, in: names))
    }
  }

  /// The columns of a header that are mapped to a field, in the header's order.
  mutating func columns(
    mappedTo field: String, list: ListSchema?, in header: [String]
  ) -> [String] {
    seenColumns.formUnion(header)
    guard !maps.isEmpty else { return [] }
    let names: Set<String> =
      list.map { [field, "\($0.name).\(field)", "\($0.record.name).\(field)"] } ?? [field]
    let found = header.filter { maps[$0].map(names.contains) ?? false }
    foundColumns.formUnion(found)
    return found
  }

  /// The constant of a field; one without a list's name is of every record that has the field.
  func constant(_ field: String, list: ListSchema?) -> String? {
    guard let list else { return constants[field] }
    return constants["\(list.name).\(field)"] ?? constants["\(list.record.name).\(field)"]
      ?? constants[field]
  }

  /// Checks that every map met its column.
  func checkAllFound() throws(IntakeError) {
    for column in maps.keys.sorted() where !foundColumns.contains(column) {
      throw .unusedMapping(column: column, nearest: nearestName(to: column, in: seenColumns))
    }
  }
}
