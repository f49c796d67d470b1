package import Columns
package import Intake
import Numbers
import SQLite
import Semantics

/// The parts of a history with its derived list beside what was imported.
///
/// For an application that the list was not computed for, or that came after, the list is missing and never empty.
package struct DerivedParts: TableParts {
  private let base: HistoryParts
  private let history: History
  private let list: ListSchema
  private let oneOfs: [OneOfType]
  private let key: String
  private let asOf: String
  private let computedTo: CalendarDate?

  package var partSizes: [Int] { base.partSizes }

  package func months(ofPart index: Int) -> ClosedRange<Int32>? { base.months(ofPart: index) }

  package func part(_ index: Int) throws -> RecordTable {
    var table = try base.part(index)
    table.lists.append(try derived(table))
    return table
  }

  init(
    _ history: History, _ base: HistoryParts, _ list: ListSchema, of schema: InputSchema
  ) throws(HistoryError) {
    self.history = history
    self.base = base
    self.list = list
    oneOfs = schema.oneOfs
    let record = schema.record
    guard let key = record.key, let asOf = record.asOf else { throw .noKey(record: record.name) }
    (self.key, self.asOf) = (record.fields[key].name, record.fields[asOf].name)
    computedTo = try history.derivation()?.computedTo
    for field in list.record.fields where !Self.known.contains(field.name) && !field.isOptional {
      throw .absentField(field: "\(list.name).\(field.name)", book: schema.name)
    }
  }

  private static let known = ["other", "customer", "applied_on", "link", "shared"]

  /// An entry as it is stored.
  private struct Entry {
    var other: String
    var customer: String
    var appliedOn: Int32
    var link: UInt8
    var share: Int32
  }

  private func derived(_ table: RecordTable) throws(HistoryError) -> RecordTable.List {
    let keys = table.texts(key)
    let days = table.column(asOf)
    var entries: [Entry] = []
    var offsets: [Int32] = [0]
    var validity = [UInt8](repeating: 0, count: table.count)
    if let computedTo {
      let database = try HistoryFile.open(history.path, .reading)
      try storing(history.path) { () throws(SQLiteError) in
        let statement = try database.prepare(
          """
          SELECT other, customer, applied_on, link, share_e6 FROM history_earlier
          WHERE application = ? ORDER BY rowid
          """)
        for row in 0..<table.count {
          let day = days.flatMap {
            CalendarDate(validating: Int32(truncatingIfNeeded: $0.scaled(row)))
          }
          if let key = keys[row], let day, day <= computedTo {
            validity[row] = 1
            try statement.bind([.text(key)])
            while try statement.step() { entries.append(Self.entry(statement)) }
            statement.reset()
          }
          offsets.append(Int32(entries.count))
        }
      }
    } else {
      offsets = [Int32](repeating: 0, count: table.count + 1)
    }
    return RecordTable.List(
      name: list.name, offsets: offsets, validity: validity,
      columns: list.record.fields.map {
        RecordTable.NamedColumn(name: $0.name, column: column($0, entries))
      })
  }

  private static func entry(_ row: Statement) -> Entry {
    Entry(
      other: row.text(0) ?? "", customer: row.text(1) ?? "",
      appliedOn: CalendarDate(parsing: row.text(2) ?? "")?.packed ?? 0,
      link: UInt8(
        EarlierApplication.Link.allCases.firstIndex { $0.rawValue == row.text(3) } ?? 0),
      share: Int32(row.integer(4)))
  }

  private func column(_ field: FieldSchema, _ entries: [Entry]) -> Column {
    switch field.name {
    case "other": Column(texts: entries.map(\.other))
    case "customer": Column(texts: entries.map(\.customer))
    case "applied_on": Column(.int32(entries.map(\.appliedOn)))
    case "link":
      Column(
        .bytes(entries.map(\.link)), dictionary: EarlierApplication.Link.allCases.map(\.rawValue))
    case "shared": Column(.int32(entries.map(\.share)), decimals: 6)
    default: absent(field, entries.count)
    }
  }

  private func absent(_ field: FieldSchema, _ rows: Int) -> Column {
    let validity = [UInt8](repeating: 0, count: rows)
    switch field.type {
    case .boolean: return Column(.bytes(validity), validity: validity)
    case .oneOf(let index):
      return Column(
        .bytes(validity), validity: validity, dictionary: oneOfs[index].values.map(\.name))
    case .text:
      return Column(.int32(validity.map { Int32($0) }), validity: validity, dictionary: [""])
    default:
      return Column(
        .int32(validity.map { Int32($0) }), validity: validity, decimals: field.decimals)
    }
  }
}

extension Column {
  /// Texts that are all there, under codes in the order in which they first stand.
  fileprivate init(texts: [String]) {
    var words: [String] = []
    var codes: [String: Int32] = [:]
    let column = texts.map { text in
      if let known = codes[text] { return known }
      let code = Int32(words.count)
      words.append(text)
      codes[text] = code
      return code
    }
    self.init(.int32(column), dictionary: words.isEmpty ? [""] : words)
  }
}

extension History {
  /// The parts of the history as `parts` gives them, with the derived list where the schema reads it.
  package func replayParts(
    for schema: InputSchema, words: Set<String>
  ) throws(HistoryError) -> any TableParts {
    guard let index = schema.lists.firstIndex(where: { $0.name == Self.earlierList }),
      schema.reads(schema.lists[index]), let key = schema.record.key
    else { return try parts(for: schema, words: words) }
    var rest = schema
    let list = rest.lists.remove(at: index)
    let base = try parts(for: rest, words: words.union([schema.record.fields[key].name]))
    return try DerivedParts(self, base, list, of: schema)
  }
}
