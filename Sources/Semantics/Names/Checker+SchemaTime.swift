import Diagnostics
import Syntax

// When fields and rows become known, and which rows are versions of one thing.
extension Checker {
  /// Finds the dates from which fields of the decided record are known.
  func resolveKnownTime(of decided: RecordSyntax) {
    for field in decided.fields {
      guard let date = field.knownOn?.date, let position = record.position(of: field.name.text)
      else { continue }
      if date.text == field.name.text || position == record.key || position == record.asOf {
        report(.knownOnItself, ["name": .name(field.name.text)], at: date.span)
      } else if let found = dateField(date, "known_on", in: record) {
        record.fields[position].knownOn = found
      }
    }
  }

  /// The position of the date that a name stands for.
  func dateField(_ name: Name, _ attribute: String, in schema: RecordSchema) -> Int? {
    guard let position = position(ofField: name, in: schema) else { return nil }
    guard schema.fields[position].type == .date else {
      report(
        .attributeNeedsDate, ["name": .name(name.text), "attribute": .text(attribute)],
        at: name.span)
      return nil
    }
    return position
  }

  /// The position of the field that a name stands for.
  func position(ofField name: Name, in schema: RecordSchema) -> Int? {
    if let position = schema.position(of: name.text) { return position }
    report(
      .unknownField, ["name": .name(name.text), "record": .name(schema.name)], at: name.span,
      near: NearestName.all(of: name.text, among: schema.fields.map(\.name)))
    return nil
  }

  /// A row is known as a whole; only single values of the decided record have dates of their own.
  func reportMisplaced(_ date: Name, of field: FieldSyntax) {
    report(
      .knownOnMisplaced, ["name": .name(field.name.text), "date": .name(date.text)],
      at: date.span, fixes: [])
  }

  func setVoid(
    _ place: inout Int?, _ position: Int, _ field: FieldSyntax, _ schema: FieldSchema
  ) {
    guard schema.type == .boolean else {
      report(
        .voidNeedsBoolean,
        ["name": .name(field.name.text), "found": argument(of: schema.type)], at: field.type.span,
        fixes: [.rewriting(field.type.span, as: "boolean", .choice)])
      return
    }
    setOnce(&place, position, "void", at: field)
  }

  /// Which version is the latest shows only on the dates from which they were known.
  func checkVersions(of list: ListSchema, _ record: RecordSyntax) {
    guard list.knownOn == nil, !record.fields.contains(where: { $0.knownOn != nil }) else { return }
    for field in record.fields where field.isChain || field.isVoid {
      report(
        .versionsWithoutTime,
        [
          "name": .name(field.name.text), "attribute": .text(field.isChain ? "chain" : "void"),
          "record": .name(record.name.text),
        ], at: field.span)
    }
  }
}

extension FieldSyntax {
  /// Whether an attribute says something that only rows of a list have.
  var isOfRows: Bool {
    isPeriod || isChain || isVoid || knownOn.map { $0.date == nil } ?? false
  }
}
