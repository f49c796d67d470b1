import Columns
import Intake
import Semantics

/// The rows of a table as texts, child rows sorted within their parent: what a history must keep, whatever its order and
/// layout.
///
/// Slow and obvious.
struct RowTexts {
  private(set) var rows: [String] = []

  init(_ parts: any TableParts, _ schema: InputSchema) throws {
    for index in parts.partSizes.indices { rows += Self(try parts.part(index), schema).rows }
  }

  init(_ table: RecordTable, _ schema: InputSchema) {
    rows = (0..<table.count).map { row in
      var texts = schema.record.fields.map { field in
        "\(field.name)=\(Self.cell(table.column(field.name), row, field))"
      }
      for list in schema.lists {
        guard let own = table.list(list.name), own.validity.map({ $0[row] != 0 }) ?? true else {
          texts.append("\(list.name) missing")
          continue
        }
        let children = (own.offsets[row]..<own.offsets[row + 1]).map { child in
          list.record.fields.map { field in
            Self.cell(own.columns.first { $0.name == field.name }?.column, Int(child), field)
          }.joined(separator: ",")
        }
        texts.append("\(list.name)=[\(children.sorted().joined(separator: " | "))]")
      }
      return texts.joined(separator: "; ")
    }
  }

  private static func cell(_ column: Column?, _ row: Int, _ field: FieldSchema) -> String {
    guard let column, column.isPresent(row) else { return "missing" }
    let value = column.scaled(row)
    return column.dictionary.map { "'\($0[Int(value)])'" } ?? "\(value)e-\(column.decimals)"
  }
}
