import Diagnostics
import RunRecord
import Semantics
import Syntax

/// What people call the fields of a record and the values of one-of fields, as the books declare it.
///
/// The stable ids stay the names of the books; a text of the data has no words but itself.
struct FieldWords {
  private var fields: [String: Phrase] = [:]
  /// By field its values by name.
  private var values: [String: [String: Phrase]] = [:]

  /// - Parameter programs: where several declare a field, the last one's words count.
  init(_ programs: Program...) {
    for program in programs {
      for field in program.record.fields { add(field, "", program) }
      for list in program.lists {
        for field in list.record.fields { add(field, list.name + ".", program) }
      }
    }
  }

  private mutating func add(_ field: FieldSchema, _ prefix: String, _ program: Program) {
    let name = prefix + field.name
    fields[name] = Self.words(name, field.words.title, field.words.zh)
    guard case .oneOf(let index) = field.type else { return }
    values[name] = Dictionary(
      program.oneOfs[index].values.map { ($0.name, Self.words($0.name, nil, $0.zh)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Names are words whose spaces are underscores.
  private static func words(_ name: String, _ title: String?, _ zh: String?) -> Phrase {
    let english = title ?? name.replacing("_", with: " ")
    return Phrase("\(english)", "\(zh ?? english)")
  }

  /// A field, or a list's field such as `filings.paid`.
  func field(_ name: String) -> RunTable.Cell {
    fields[name].map { .label(name, $0) } ?? .text(name)
  }

  /// A value of a field.
  func value(_ value: String, of field: String) -> RunTable.Cell {
    values[field]?[value].map { .label(value, $0) } ?? .text(value)
  }

  /// A field and one of its values; all cases together where there is no field.
  func group(_ field: String?, _ value: String?) -> [RunTable.Cell] {
    guard let field else { return [.label("all", Phrase("all", "全部")), .empty] }
    return [
      self.field(field),
      value.map { self.value($0, of: field) } ?? .label("missing", Phrase("missing", "缺失")),
    ]
  }
}
