package import Semantics

/// What an input must bring: the decided record, its lists and the one-of types that both use.
package struct InputSchema: Sendable {
  /// The rule book it is of, or the books, as messages name them.
  package var name: String
  package var record: RecordSchema
  package var lists: [ListSchema]
  package var oneOfs: [OneOfType]
  /// Fields and lists to be read, a list's field as `list.field`; `nil` means all.
  ///
  /// The key and the as-of date always are.
  package var reading: Set<String>?

  package init(
    name: String, record: RecordSchema, lists: [ListSchema] = [], oneOfs: [OneOfType] = [],
    reading: Set<String>? = nil
  ) {
    self.name = name
    self.record = record
    self.lists = lists
    self.oneOfs = oneOfs
    self.reading = reading
  }

  /// What the inputs of a program must bring.
  ///
  /// A field whose source requires consent may be missing without being written so.
  package init(_ program: Program, reading: Set<String>? = nil) {
    let consented = program.sources.map(\.requiresConsent)
    func mayBeMissing(_ source: Int?) -> Bool { source.map { consented[$0] } ?? false }
    var record = program.record
    for index in record.fields.indices where mayBeMissing(record.fields[index].source) {
      record.fields[index].isOptional = true
    }
    var lists = program.lists
    for index in lists.indices {
      if mayBeMissing(lists[index].source) { lists[index].isOptional = true }
      for field in lists[index].record.fields.indices
      where mayBeMissing(lists[index].record.fields[field].source) {
        lists[index].record.fields[field].isOptional = true
      }
    }
    self.init(
      name: program.name, record: record, lists: lists, oneOfs: program.oneOfs, reading: reading)
  }

  /// Whether a list is to be read: it or a field of it is asked for.
  package func reads(_ list: ListSchema) -> Bool {
    guard let reading else { return true }
    return reading.contains { $0 == list.name || $0.hasPrefix("\(list.name).") }
  }

  /// Whether a field of the record, or of a list, is to be read.
  package func reads(_ field: Int, of record: RecordSchema, list: String?) -> Bool {
    guard let reading else { return true }
    if field == record.key || field == record.asOf { return true }
    let name = record.fields[field].name
    return reading.contains(list.map { "\($0).\(name)" } ?? name)
  }
}
