import Diagnostics
import Semantics

/// What two books that run over the same rows need together.
extension InputSchema {
  /// The union of two schemas: fields and one-of values by name.
  ///
  /// Where both have a field, the stricter of their ranges and presences holds.
  /// - Throws: `IntakeError.clash` where they disagree about a type, naming both.
  package func merged(with other: InputSchema) throws(IntakeError) -> InputSchema {
    var merging = Merging(first: self, second: other)
    guard record.name == other.record.name else {
      throw .clash(
        what: Phrase("the decided record", "被决策的记录"),
        first: Merging.place("'\(record.name)'", "“\(record.name)”", name),
        second: Merging.place("'\(other.record.name)'", "“\(other.record.name)”", other.name))
    }
    let record = try merging.record(record, other.record)
    var lists = lists
    for list in other.lists {
      if let index = lists.firstIndex(where: { $0.name == list.name }) {
        lists[index].record = try merging.record(lists[index].record, list.record)
        lists[index].isOptional = lists[index].isOptional && list.isOptional
      } else {
        var added = list
        added.record.fields = try list.record.fields.map { field throws(IntakeError) in
          try merging.adopted(field)
        }
        lists.append(added)
      }
    }
    let reading: Set<String>? =
      if let mine = self.reading, let theirs = other.reading { mine.union(theirs) } else { nil }
    return InputSchema(
      name: name == other.name ? name : "\(name) and \(other.name)", record: record, lists: lists,
      oneOfs: merging.oneOfs, reading: reading)
  }
}

/// The one-of types so far, and how the second schema's are numbered among them.
private struct Merging {
  let first: InputSchema
  let second: InputSchema
  var oneOfs: [OneOfType]
  private var adoptedTypes: [Int: Int] = [:]

  init(first: InputSchema, second: InputSchema) {
    self.first = first
    self.second = second
    oneOfs = first.oneOfs
  }

  mutating func record(
    _ mine: RecordSchema, _ theirs: RecordSchema
  ) throws(IntakeError) -> RecordSchema {
    var record = mine
    for field in theirs.fields {
      if let index = mine.position(of: field.name) {
        record.fields[index] = try merged(mine.fields[index], field, in: mine.name)
      } else {
        record.fields.append(try adopted(field))
      }
    }
    try agree(
      Phrase("the key of '\(mine.name)'", "“\(mine.name)”的主键"), keyName(mine), keyName(theirs))
    try agree(
      Phrase("the as-of date of '\(mine.name)'", "“\(mine.name)”的决策日"), asOfName(mine),
      asOfName(theirs))
    return record
  }

  private static let none = Phrase("none", "无")

  private func keyName(_ record: RecordSchema) -> Phrase {
    record.key.map { Phrase(verbatim: record.fields[$0].name) } ?? Self.none
  }

  private func asOfName(_ record: RecordSchema) -> Phrase {
    record.asOf.map { Phrase(verbatim: record.fields[$0].name) } ?? Self.none
  }

  private func agree(_ what: Phrase, _ mine: Phrase, _ theirs: Phrase) throws(IntakeError) {
    guard mine != theirs else { return }
    throw .clash(
      what: what, first: Self.place(mine.english, mine.chinese, first.name),
      second: Self.place(theirs.english, theirs.chinese, second.name))
  }

  /// What a book says: `money in 'small'`.
  static func place(_ english: Sentence, _ chinese: Sentence, _ book: String) -> Phrase {
    Phrase("\(english) in '\(book)'", "“\(book)”中为 \(chinese)")
  }

  private mutating func merged(
    _ mine: FieldSchema, _ theirs: FieldSchema, in record: String
  ) throws(IntakeError) -> FieldSchema {
    var field = mine
    let name = "\(record).\(mine.name)"
    let what = Phrase("the type of '\(name)'", "“\(name)”的类型")
    if case .oneOf(let index) = mine.type, case .oneOf(let other) = theirs.type {
      try unite(index, with: second.oneOfs[other], what)
    } else {
      try agree(
        what, FieldReader(mine, oneOfs: first.oneOfs).typeName,
        FieldReader(theirs, oneOfs: second.oneOfs).typeName)
      try agree(
        Phrase("the decimals of '\(name)'", "“\(name)”的小数位数"),
        Phrase(verbatim: "\(mine.decimals)"), Phrase(verbatim: "\(theirs.decimals)"))
    }
    if let outside = theirs.externalName {
      try agree(
        Phrase("the outside name of '\(name)'", "“\(name)”的外部名称"),
        Phrase(verbatim: mine.externalName ?? outside), Phrase(verbatim: outside))
      field.externalName = outside
    }
    if let lowest = theirs.lowest {
      if mine.lowest.map({ lowest > $0 }) ?? true {
        field.lowest = lowest
        field.lowestIncluded = theirs.lowestIncluded
      } else if lowest == mine.lowest {
        field.lowestIncluded = mine.lowestIncluded && theirs.lowestIncluded
      }
    }
    if let highest = theirs.highest {
      if mine.highest.map({ highest < $0 }) ?? true {
        field.highest = highest
        field.highestIncluded = theirs.highestIncluded
      } else if highest == mine.highest {
        field.highestIncluded = mine.highestIncluded && theirs.highestIncluded
      }
    }
    field.isOptional = mine.isOptional && theirs.isOptional
    return field
  }

  /// A field that only the second schema has, its one-of type numbered anew.
  mutating func adopted(_ field: FieldSchema) throws(IntakeError) -> FieldSchema {
    guard case .oneOf(let index) = field.type else { return field }
    var field = field
    if let known = adoptedTypes[index] {
      field.type = .oneOf(known)
    } else {
      adoptedTypes[index] = oneOfs.count
      field.type = .oneOf(oneOfs.count)
      oneOfs.append(second.oneOfs[index])
    }
    return field
  }

  /// Adds the values and codes of the second book's type to the first one's.
  private mutating func unite(
    _ index: Int, with other: OneOfType, _ what: Phrase
  ) throws(IntakeError) {
    try agree(what, otherwiseName(oneOfs[index]), otherwiseName(other))
    var type = oneOfs[index]
    for value in other.values {
      if let known = type.values.firstIndex(where: { $0.name == value.name }) {
        type.values[known].codes += value.codes.filter { !type.values[known].codes.contains($0) }
        type.values[known].zh = type.values[known].zh ?? value.zh
      } else {
        type.values.append(value)
      }
    }
    var meanings: [String: String] = [:]
    for value in type.values {
      for code in value.codes {
        if let earlier = meanings.updateValue(value.name, forKey: code), earlier != value.name {
          throw .clash(
            what: what + Phrase(": the outside code '\(code)'", "：外部代码“\(code)”"),
            first: Self.place("'\(earlier)'", "“\(earlier)”", first.name),
            second: Self.place("'\(value.name)'", "“\(value.name)”", second.name))
        }
      }
    }
    oneOfs[index] = type
  }

  private func otherwiseName(_ type: OneOfType) -> Phrase {
    switch type.otherwise {
    case nil: Phrase("one of its values", "取值之一")
    case .missing: Phrase("one of its values, else missing", "取值之一，否则缺失")
    case .value(let code):
      Phrase(
        "one of its values, else \(type.values[code].name)",
        "取值之一，否则为 \(type.values[code].name)")
    }
  }
}
