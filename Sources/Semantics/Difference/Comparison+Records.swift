import Numbers
import Syntax

extension Comparison {
  /// Fields of the decided record and of its lists.
  mutating func compareRecords() {
    compareFields(old.record, new.record, prefix: "")
    for (old, new) in Self.paired(old.lists, new.lists, by: \.name) {
      let list = Thing(
        subject: .list, name: new?.name ?? old?.name ?? "",
        title: new?.words.title ?? old?.words.title)
      guard let old, let new else {
        addWhole(
          list, old: old.map { "list of \($0.record.name)" },
          new: new.map { "list of \($0.record.name)" })
        continue
      }
      compare(list, "rows", old.record.name, new.record.name)
      compare(list, "optional", Self.yes(old.isOptional), Self.yes(new.isOptional))
      compare(list, "known on", Self.field(old.knownOn, old), Self.field(new.knownOn, new))
      compare(list, "chain", Self.field(old.chain, old), Self.field(new.chain, new))
      compare(list, "void", Self.field(old.void, old), Self.field(new.void, new))
      compare(list, "period", Self.field(old.period, old), Self.field(new.period, new))
      compare(
        list, "source", old.source.map { self.old.sources[$0].name },
        new.source.map { self.new.sources[$0].name })
      compareFields(old.record, new.record, prefix: "\(new.name).")
    }
  }

  private mutating func compareFields(_ old: RecordSchema, _ new: RecordSchema, prefix: String) {
    for (oldField, newField) in Self.paired(old.fields, new.fields, by: \.name) {
      let thing = Thing(
        subject: .field, name: prefix + (newField?.name ?? oldField?.name ?? ""),
        title: newField?.words.title ?? oldField?.words.title)
      guard let oldField, let newField else {
        addWhole(
          thing, old: oldField.map { self.old.text($0) }, new: newField.map { self.new.text($0) })
        continue
      }
      compare(
        thing, "type", self.old.text(oldField.type, decimals: oldField.decimals),
        self.new.text(newField.type, decimals: newField.decimals))
      compare(thing, "counts in", Self.scale(oldField), Self.scale(newField))
      compare(thing, "range", oldField.rangeText, newField.rangeText)
      compare(thing, "optional", Self.yes(oldField.isOptional), Self.yes(newField.isOptional))
      compare(
        thing, "source", oldField.source.map { self.old.sources[$0].name },
        newField.source.map { self.new.sources[$0].name })
      compare(thing, "outside name", oldField.externalName, newField.externalName)
      compare(thing, "listing", oldField.listing?.text, newField.listing?.text)
      compare(thing, "role", oldField.role, newField.role)
      compare(
        thing, "known on", Self.name(oldField.knownOn, old), Self.name(newField.knownOn, new))
      compare(thing, "title", oldField.words.title, newField.words.title)
      compare(thing, "Chinese title", oldField.words.zh, newField.words.zh)
      compare(
        thing, "outside codes", self.old.codesText(oldField.type),
        self.new.codesText(newField.type))
    }
    let record = Thing(subject: .book, name: self.new.name)
    compare(record, "as-of date of \(new.name)", Self.name(old.asOf, old), Self.name(new.asOf, new))
    compare(record, "key of \(new.name)", Self.name(old.key, old), Self.name(new.key, new))
  }

  private static func yes(_ truth: Bool) -> String { truth ? "yes" : "no" }

  private static func name(_ position: Int?, _ record: RecordSchema) -> String? {
    position.map { record.fields[$0].name }
  }

  private static func field(_ position: Int?, _ list: ListSchema) -> String? {
    name(position, list.record)
  }

  private static func scale(_ field: FieldSchema) -> String? {
    field.inputScale == .one
      ? nil : field.inputScale.grouped(decimals: 0, separator: ",")
  }
}

extension Program {
  /// A field as one line: type, range, whether it may be missing and where it comes from.
  func text(_ field: FieldSchema) -> String {
    var parts = [text(field.type, decimals: field.decimals)]
    if let range = field.rangeText { parts.append(range) }
    if field.isOptional { parts.append("optional") }
    if let source = field.source { parts.append("from \(sources[source].name)") }
    return parts.joined(separator: " ")
  }

  /// A type as books write it; without `decimals` those of a decimal are left out.
  package func text(_ type: ValueType, decimals: Int? = nil) -> String {
    switch type {
    case .boolean: "boolean"
    case .text: "text"
    case .date: "date"
    case .integer: "integer"
    case .decimal: decimals.map { "decimal(\($0))" } ?? "decimal"
    case .money: "money"
    case .rate: "rate"
    case .share: "share"
    case .months: "months"
    case .days: "days"
    case .oneOf(let index):
      "one of " + oneOfs[index].values.map(\.name).joined(separator: ", ")
    }
  }

  /// The outside codes of a one-of type, where it has some.
  func codesText(_ type: ValueType) -> String? {
    guard case .oneOf(let index) = type else { return nil }
    var parts = oneOfs[index].values.filter { !$0.codes.isEmpty }.map { value in
      "\(value.name) " + value.codes.map { "\"\($0)\"" }.joined(separator: " ")
    }
    switch oneOfs[index].otherwise {
    case .missing?: parts.append("else missing")
    case .value(let value)?: parts.append("else \(oneOfs[index].values[value].name)")
    case nil: break
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension FieldSchema {
  /// The field's range in its unit; `nil` where it has none.
  var rangeText: String? {
    guard lowest != nil || highest != nil else { return nil }
    let lower = lowest.map { Program.text($0, type) } ?? ""
    let upper = highest.map { Program.text($0, type) } ?? ""
    // An open end needs no bracket that includes it.
    return (lowest != nil && lowestIncluded ? "[" : "(") + "\(lower), \(upper)"
      + (highest != nil && highestIncluded ? "]" : ")")
  }
}
