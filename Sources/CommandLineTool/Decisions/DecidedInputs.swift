import Columns
import Engine
import Intake
import Numbers
import Semantics

/// Applications as a decision log stores them, and as they are read from it to be decided again.
///
/// An application is a JSON object with the book's own names: members in the order of the book, one-of values by name,
/// numbers in base units as exact texts, what is missing as `null`. Its key and its customer are left out: the log names
/// them in its own way.
struct DecidedInputs {
  private let program: Program
  private let fields: [Field]
  private let lists: [List]

  /// A member of an object.
  private struct Field {
    var schema: FieldSchema
    var isLeftOut: Bool
  }
  private struct List {
    var name: String
    var fields: [Field]
    var isLeftOut: Bool
  }

  /// - Parameter masked: fields, lists, and fields of lists as `filings.paid`, that are left out too.
  init(_ program: Program, masked: Set<String> = []) {
    self.program = program
    let identifiers = program.identifiers
    fields = program.record.fields.map {
      Field(schema: $0, isLeftOut: identifiers.contains($0.name) || masked.contains($0.name))
    }
    lists = program.lists.map { list in
      List(
        name: list.name,
        fields: list.record.fields.map {
          Field(schema: $0, isLeftOut: masked.contains("\(list.name).\($0.name)"))
        }, isLeftOut: masked.contains(list.name))
    }
  }

  /// What may be masked: all but what is left out anyway, and the day of the application.
  static func names(_ program: Program) -> [String] {
    program.record.fields.enumerated().filter { position, field in
      position != program.record.asOf && !program.identifiers.contains(field.name)
    }.map(\.element.name)
      + program.lists.flatMap { list in
        [list.name] + list.record.fields.map { "\(list.name).\($0.name)" }
      }
  }

  // MARK: Writing

  /// A row of the table that was decided.
  func json(_ row: Int, of table: RecordTable) -> JSON {
    let own = members(Self.columns(of: fields, table.columns), row)
    let nested = lists.filter { !$0.isLeftOut }.map { list in
      JSON.Member(list.name, rows(list, of: row, table.list(list.name)))
    }
    return .object(own + nested)
  }

  private func rows(_ list: List, of row: Int, _ table: RecordTable.List?) -> JSON {
    guard let table, table.validity.map({ $0[row] != 0 }) ?? true else { return .null }
    let range = Int(table.offsets[row])..<Int(table.offsets[row + 1])
    let columns = Self.columns(of: list.fields, table.columns)
    return .array(range.map { .object(members(columns, $0)) })
  }

  /// The fields that are written, each with its column; `nil` where the table has none.
  private static func columns(
    of fields: [Field], _ columns: [RecordTable.NamedColumn]
  ) -> [(field: Field, column: Column?)] {
    fields.filter { !$0.isLeftOut }.map { field in
      (field, columns.first { $0.name == field.schema.name }?.column)
    }
  }

  private func members(
    _ columns: [(field: Field, column: Column?)], _ row: Int
  ) -> [JSON.Member] {
    columns.map { field, column in
      JSON.Member(field.schema.name, column.map { value(field, $0, row) } ?? .null)
    }
  }

  private func value(_ field: Field, _ column: Column, _ row: Int) -> JSON {
    switch column.constant(row, of: field.schema.type) {
    case .missing: .null
    case .truth(let truth): .truth(truth)
    case .date(let date): .text(date.description)
    case .text(let text): .text(text)
    case .code(let code):
      // A table that several versions read has the codes of all of them.
      (column.dictionary?[code]).map { .text($0) } ?? .null
    case .number(let number): .decimal(number)
    }
  }

  // MARK: Reading

  /// Reads what `json` wrote: whatever was left out or missing is missing.
  static func reader(_ program: Program) throws -> NDJSONReader {
    var schema = InputSchema(program)
    // A key may not be missing, and here it is.
    schema.record.key = nil
    for index in schema.record.fields.indices { schema.record.fields[index].setPlain() }
    for list in schema.lists.indices {
      schema.lists[list].isOptional = true
      for index in schema.lists[list].record.fields.indices {
        schema.lists[list].record.fields[index].setPlain()
      }
    }
    for type in schema.oneOfs.indices {
      // A value's code outside may be another one's name.
      for value in schema.oneOfs[type].values.indices {
        schema.oneOfs[type].values[value].codes = []
      }
    }
    return try NDJSONReader(schema: schema)
  }
}

extension Program {
  /// The fields that say whose application it is: its key, and the customer.
  var identifiers: Set<String> {
    Set(
      record.fields.indices.filter {
        $0 == record.key || record.fields[$0].role == "customer"
      }.map { record.fields[$0].name })
  }
}

extension FieldSchema {
  /// Reads the field by its own name, in its base unit, and lets it be missing.
  fileprivate mutating func setPlain() {
    (externalName, inputScale, isOptional) = (nil, .one, true)
  }
}
