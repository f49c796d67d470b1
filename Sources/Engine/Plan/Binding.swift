import Columns
import Numbers
import Semantics

/// Why a table cannot be run by a program.
package struct BindingError: Error, Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// A required field that the table has no column for.
    case missingColumn
    /// A text field whose words are compared with others, of which the table holds codes only.
    case missingWords
    /// The column holds another kind of values than the field.
    case wrongKind
  }
  package var field: String
  package var list: String?
  package var cause: Cause
}

/// Where a program's fields stand in a table.
struct Binding: Hashable {
  /// What of a column decides how a plan reads it.
  struct Column: Hashable {
    enum Holding: Hashable { case bytes, int32, lanes, wide }
    var position: Int
    var holding: Holding
    var hasValidity: Bool
    var decimals: Int
    /// Names of the codes of a one-of column.
    var names: [String]?
    /// Whether a text column has its words; which ones is each table's own.
    var hasWords: Bool
  }
  struct List: Hashable {
    var position: Int
    var hasValidity: Bool
    /// By field of the child record.
    var columns: [Column?]
  }
  /// By field of the decided record; `nil` where the table has no such column.
  private(set) var columns: [Column?] = []
  private(set) var lists: [List?] = []
  /// Whether a column holds numbers beyond what doubles hold exactly.
  private(set) var hasWideColumn = false

  init(_ program: Program, _ table: RecordTable) throws(BindingError) {
    columns = try bind(program.record.fields, table.columns, list: nil)
    for schema in program.lists {
      guard let position = table.lists.firstIndex(where: { $0.name == schema.name }) else {
        lists.append(nil)
        continue
      }
      let list = table.lists[position]
      lists.append(
        List(
          position: position, hasValidity: list.validity != nil,
          columns: try bind(schema.record.fields, list.columns, list: schema.name)))
    }
  }

  private init(columns: [Column?], lists: [List?]) {
    self.columns = columns
    self.lists = lists
  }

  static let none = Binding(columns: [], lists: [])

  /// No columns at all, for what belongs to the book.
  static func empty(_ program: Program) -> Binding {
    Binding(
      columns: program.record.fields.map { _ in nil }, lists: program.lists.map { _ in nil })
  }

  private mutating func bind(
    _ fields: [FieldSchema], _ columns: [RecordTable.NamedColumn], list: String?
  ) throws(BindingError) -> [Column?] {
    var bound: [Column?] = []
    bound.reserveCapacity(fields.count)
    for (expected, field) in fields.enumerated() {
      // Tables made from the same schema have the columns in the fields' order.
      let isInOrder = expected < columns.count && columns[expected].name == field.name
      guard
        let position = isInOrder ? expected : columns.firstIndex(where: { $0.name == field.name })
      else {
        bound.append(nil)
        continue
      }
      let column = columns[position].column
      let holding: Column.Holding =
        switch column.storage {
        case .bytes: .bytes
        case .int32: .int32
        case .lanes: .lanes
        case .wide: .wide
        }
      guard Self.fits(holding, field.type) else {
        throw BindingError(field: field.name, list: list, cause: .wrongKind)
      }
      hasWideColumn = hasWideColumn || holding == .wide
      bound.append(
        Column(
          position: position, holding: holding, hasValidity: column.validity != nil,
          decimals: column.decimals, names: field.type == .text ? nil : column.dictionary,
          hasWords: field.type == .text && column.dictionary != nil))
    }
    return bound
  }

  private static func fits(_ holding: Column.Holding, _ type: ValueType) -> Bool {
    switch type {
    case .boolean, .oneOf: holding == .bytes
    case .text, .date: holding == .int32
    default: holding != .bytes
    }
  }
}
