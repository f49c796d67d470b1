package import Columns
package import Engine
package import Semantics

/// Whether the history holds what a version reads: by field the months that have it.
package struct Preflight: Sendable {
  package struct Field: Hashable, Sendable {
    /// `tax_level`; a list's field as `filings.paid`.
    package var name: String
    /// By month of `months`: applications that have it.
    package var present: [Int]
    package init(name: String, present: [Int]) {
      self.name = name
      self.present = present
    }
  }
  package var months: [FieldCoverage.Month]
  /// The fields that rules and outputs read, in order of declaration.
  package var fields: [Field]

  package init(months: [FieldCoverage.Month], fields: [Field]) {
    self.months = months
    self.fields = fields
  }

  /// Months that have applications but not the field in any of them.
  package func gaps(of field: Field) -> [Int32] {
    zip(months, field.present).filter { $0.rows > 0 && $1 == 0 }.map(\.0.index)
  }
}

extension Preflight {
  /// - Parameter coverage: of the fields that the program reads, over all parts.
  init(_ program: Program, _ coverage: FieldCoverage?) {
    months = coverage?.months ?? []
    let held = Dictionary(
      (coverage?.fields ?? []).map { ($0.name, $0.present) },
      uniquingKeysWith: { first, _ in first })
    let nowhere = [Int](repeating: 0, count: months.count)
    fields = program.namesRead.map { Field(name: $0, present: held[$0] ?? nowhere) }
  }

  /// The coverage of a part by what a program reads; `nil` without as-of dates.
  static func coverage(_ program: Program, _ table: RecordTable) -> FieldCoverage? {
    guard let asOf = program.record.asOf.map({ program.record.fields[$0].name }) else { return nil }
    let reading = Set(program.namesRead)
    var wanted = table
    wanted.columns = table.columns.filter { reading.contains($0.name) || $0.name == asOf }
    wanted.lists = table.lists.compactMap { list in
      var list = list
      list.columns = list.columns.filter { reading.contains("\(list.name).\($0.name)") }
      return list.columns.isEmpty ? nil : list
    }
    return wanted.coverage(asOf: asOf)
  }
}

extension Program {
  /// The columns that a replay needs, as `InputSchema.reading` names them: what decisions and assumptions hang on.
  package var columnsReplayed: Set<String> { columns(reading: observed + assumptions.map(\.node)) }

  /// Those of the columns that hold texts whose words matter.
  package var wordsReplayed: Set<String> { words(reading: observed + assumptions.map(\.node)) }

  /// The columns that some nodes hang on, as `InputSchema.reading` names them.
  func columns(reading wanted: [NodeID]) -> Set<String> {
    let fields = fieldsRead(by: wanted).map { name(of: $0) }
    return Set(fields + listsRead(by: wanted).map { lists[$0].name })
  }

  /// Those of them that hold texts whose words matter.
  func words(reading wanted: [NodeID]) -> Set<String> {
    Set(textsRead(by: wanted).map { name(of: $0) })
  }

  /// `tax_level`; a list's field as `filings.paid`.
  package func name(of place: FieldPlace) -> String {
    let name = schema(of: place).name
    return place.list.map { "\(lists[$0].name).\(name)" } ?? name
  }

  /// The fields that rules and outputs hang on, in order of declaration, those of lists last as `filings.paid`.
  package var namesRead: [String] {
    fieldsRead(by: observed).map { name(of: $0) }
  }
}
