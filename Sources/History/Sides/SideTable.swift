package import Intake
import Numbers
import Semantics
import Syntax

/// A table of fixed shape beside the applications: what the bank decided, how loans went, what was consented to.
///
/// Its file is read like any record's; `SideCheck` finds what one row cannot show.
package struct SideTable: Sendable {
  /// What its rows must be; the first field is the application's key.
  package let schema: InputSchema
  /// The fields that together name a row; empty where equal rows may stand twice.
  package let uniqueBy: [String]
  /// The names that its file may have, the usual one first.
  package let fileNames: [String]

  /// The table's name in a history file, such as `recorded`.
  package var name: String { schema.record.name }

  /// All side tables, in the order in which they are loaded.
  package static let all = [recorded, performance, consent]

  /// The side table of a name.
  package static func named(_ name: String) -> SideTable? { all.first { $0.name == name } }

  init(
    _ name: String, _ words: Words, file: String, fields: [FieldSchema], oneOfs: [OneOfType] = [],
    uniqueBy: [String]
  ) {
    let record = RecordSchema(
      name: name, words: words, fields: fields, key: fields.firstIndex(where: \.isKey), asOf: nil)
    schema = InputSchema(name: name, record: record, oneOfs: oneOfs)
    self.uniqueBy = uniqueBy
    fileNames = file == "\(name).csv" ? [file] : [file, "\(name).csv"]
  }
}

extension FieldSchema {
  /// The key of the application that a row is about.
  static func application(isKey: Bool = false) -> FieldSchema {
    FieldSchema(
      name: "application", words: Words(title: "Application", zh: "申请编号"), type: .text,
      isKey: isKey)
  }

  /// An amount in yuan and fen that is not negative, and small enough that sums of them stay exact.
  static func amount(
    _ name: String, _ title: String, zh: String, isOptional: Bool = false
  ) -> FieldSchema {
    FieldSchema(
      name: name, words: Words(title: title, zh: zh), type: .money, decimals: 2, lowest: .zero,
      highest: Number(1_000_000_000_000), isOptional: isOptional)
  }
}
