import Diagnostics
import Intake
import Semantics

extension StoredSchema {
  /// Checks that a schema by which rows were read brings what the history stores.
  ///
  /// What the history has and the schema has not is missing in the new rows, if it may be; what the schema has and the
  /// history has not would be dropped, and so is refused.
  /// - Throws: `otherRecord`, `absentField`, `absentList`, `otherType`.
  func checkAgreement(with input: InputSchema) throws(HistoryError) {
    try checkDecidedRecord(of: input)
    for list in input.lists where record(of: list.name) == nil {
      throw .absentList(list: list.name, book: input.name)
    }
    for stored in records {
      let list = stored.list.flatMap { own in input.lists.first { $0.name == own.name } }
      if stored.list != nil, list == nil { continue }
      let record = list?.record ?? input.record
      for field in record.fields where input.readsField(field, of: record, list: list?.name) {
        guard let own = stored.fields.first(where: { $0.field.name == field.name }) else {
          throw .absentField(field: stored.label(of: field), book: input.name)
        }
        try stored.checkType(of: own, against: field, of: input)
      }
      for own in stored.fields
      where record.position(of: own.field.name) == nil && !own.field.isOptional {
        throw .missingValues(field: stored.label(of: own.field), book: "history")
      }
    }
  }

  /// The decided record, its key and its as-of date are the same.
  func checkDecidedRecord(of input: InputSchema) throws(HistoryError) {
    func agree(_ what: Phrase, _ mine: String?, _ theirs: String?) throws(HistoryError) {
      guard mine != theirs else { return }
      throw .otherRecord(what: what, history: mine ?? "-", book: theirs ?? "-")
    }
    let (mine, theirs) = (self.input.record, input.record)
    func name(_ position: Int?, _ record: RecordSchema) -> String? {
      position.map { record.fields[$0].name }
    }
    try agree(Phrase("the decided record", "被决策的记录"), mine.name, theirs.name)
    try agree(Phrase("the key", "主键"), name(mine.key, mine), name(theirs.key, theirs))
    try agree(
      Phrase("the as-of date", "决策日"), name(mine.asOf, mine), name(theirs.asOf, theirs))
  }
}

extension StoredRecord {
  /// A field as messages name it: `paid` of the decided record, `filings.paid` of a list.
  func label(of field: FieldSchema) -> String {
    list.map { "\($0.name).\(field.name)" } ?? field.name
  }

  /// - Throws: `otherType` where types or decimals differ.
  func checkType(
    of stored: StoredField, against field: FieldSchema, of input: InputSchema
  ) throws(HistoryError) {
    let mine = stored.field.typeInWords
    let theirs = field.typeInWords
    guard mine == theirs else {
      throw .otherType(field: label(of: field), history: mine, book: theirs)
    }
  }
}

extension FieldSchema {
  /// The type as rule books write it: `decimal(4)`.
  fileprivate var typeInWords: String {
    type.isNumeric && decimals > 0 ? "\(type.storedName)(\(decimals))" : type.storedName
  }
}

extension InputSchema {
  /// Whether a field of the record, or of a list, is to be read.
  func readsField(_ field: FieldSchema, of record: RecordSchema, list: String?) -> Bool {
    record.position(of: field.name).map { reads($0, of: record, list: list) } ?? false
  }
}
