import Columns
import Semantics

/// Which columns of a file hold which fields of a record.
struct RecordPlan: Sendable {
  enum Target: Hashable, Sendable {
    /// Position in `fields`.
    case field(Int)
    /// The key of the row's parent.
    case parent
  }

  var file: String
  /// The record's or list's name.
  var name: String
  var header: CSVHeader
  /// The fields that the table is to have, in the schema's order.
  var fields: [FieldReader]
  /// What each column of the file holds.
  var targets: [[Target]]
  /// Position in `fields`; child records have none of their own.
  var key: Int?
  /// Fields that no column holds: missing, or constant.
  var fixed: [Int: FixedValue]
  /// By optional list: position in `fields` of what says whether a row has the list at all.
  var givens: [String: Int] = [:]

  enum FixedValue: Sendable {
    case missing
    case constant(String)
  }

  var ignoredColumns: [String] {
    zip(header.columns, targets).filter { $1.isEmpty }.map(\.0)
  }
  var absentFields: [String] {
    fixed.compactMap { index, value in
      if case .missing = value { (index, fields[index].field.name) } else { nil }
    }
    .sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Matches the header's names with the fields of a record.
  ///
  /// - Parameters:
  ///   - list: the list that the file holds, or `nil` for the decided record itself.
  ///   - naming: the request's maps and constants.
  init(
    file: String, header: CSVHeader, schema: InputSchema, list: ListSchema?,
    naming: inout FieldNaming
  ) throws(IntakeError) {
    let record = list?.record ?? schema.record
    self.file = file
    self.header = header
    name = list?.name ?? record.name
    fields = []
    targets = Array(repeating: [], count: header.columns.count)
    fixed = [:]
    for (position, field) in record.fields.enumerated() {
      guard schema.reads(position, of: record, list: list?.name) else { continue }
      let index = fields.count
      if position == record.key { key = index }
      var field = field
      // A key that may be missing would be none.
      if position == record.key, list == nil { field.isOptional = false }
      let reader = FieldReader(field, oneOfs: schema.oneOfs)
      fields.append(reader)
      if let constant = naming.constant(field.name, list: list) {
        if let cause = reader.fault(ofConstant: constant) {
          throw .badConstant(field: field.name, value: constant, cause: cause)
        }
        fixed[index] = .constant(constant)
      } else if let column = try Self.column(of: field, list, header, file, &naming) {
        targets[column].append(.field(index))
      } else if field.isOptional {
        fixed[index] = .missing
      } else {
        throw .missingColumn(
          file: file, field: field.name,
          nearest: nearestName(to: field.name, in: header.columns))
      }
    }
    if list == nil { try readGivens(of: schema) }
    if let list {
      targets[try Self.parentColumn(list, schema.record, header, file, &naming)].append(.parent)
      key = nil
    }
  }

  /// Lets a column `has_LIST` tell a list that is missing from one without rows, where the file has it.
  private mutating func readGivens(of schema: InputSchema) throws(IntakeError) {
    for list in schema.lists where list.isOptional && schema.reads(list) {
      let name = "has_\(list.name)"
      guard schema.record.position(of: name) == nil,
        let column = try Self.unique(name, header, file)
      else { continue }
      givens[list.name] = fields.count
      targets[column].append(.field(fields.count))
      fields.append(
        FieldReader(FieldSchema(name: name, type: .boolean, isOptional: true), oneOfs: []))
    }
  }

  /// Lets the column of a field name the row's parent as well.
  ///
  /// - Throws: `missingParentKey` where no column holds the field.
  mutating func readParents(from name: String, parent: String) throws(IntakeError) {
    let field = fields.firstIndex { $0.field.name == name }
    let column = field.flatMap { field in targets.firstIndex { $0.contains(.field(field)) } }
    guard let column else {
      throw .missingParentKey(
        file: file, parent: parent, expected: [name],
        nearest: nearestName(to: name, in: header.columns))
    }
    targets[column].append(.parent)
  }

  /// The column that holds a field: mapped to it, or of its outside name, or of its name.
  private static func column(
    of field: FieldSchema, _ list: ListSchema?, _ header: CSVHeader, _ file: String,
    _ naming: inout FieldNaming
  ) throws(IntakeError) -> Int? {
    let mapped = naming.columns(mappedTo: field.name, list: list, in: header.columns)
    if mapped.count > 1 {
      throw .ambiguousColumn(file: file, field: field.name, columns: mapped)
    }
    for name in mapped.first.map({ [$0] }) ?? [field.externalName, field.name].compactMap({ $0 }) {
      if let column = try unique(name, header, file) { return column }
    }
    return nil
  }

  private static func parentColumn(
    _ list: ListSchema, _ parent: RecordSchema, _ header: CSVHeader, _ file: String,
    _ naming: inout FieldNaming
  ) throws(IntakeError) -> Int {
    guard let key = parent.key.map({ parent.fields[$0] }) else {
      throw .noKey(record: parent.name, list: list.name)
    }
    let byRecord = ["\(parent.name)_id", parent.name]
    let byKey = [key.name, key.externalName].compactMap { $0 }
    // Where the child has a field of that name, its column is the child's own.
    let isTaken = list.record.position(of: key.name) != nil
    var names = isTaken ? byRecord + byKey : byKey + byRecord
    if !isTaken {
      names = naming.columns(mappedTo: key.name, list: list, in: header.columns) + names
    }
    names = naming.columns(mappedTo: parent.name, list: list, in: header.columns) + names
    for name in names {
      if let column = try unique(name, header, file) { return column }
    }
    throw .missingParentKey(
      file: file, parent: parent.name, expected: names,
      nearest: names.lazy.compactMap { nearestName(to: $0, in: header.columns) }.first)
  }

  private static func unique(
    _ name: String, _ header: CSVHeader, _ file: String
  ) throws(IntakeError) -> Int? {
    guard let column = header.columns.firstIndex(of: name) else { return nil }
    guard header.columns.lastIndex(of: name) == column else {
      throw .duplicateColumn(file: file, column: name)
    }
    return column
  }
}
