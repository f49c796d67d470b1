import Columns
import Intake
import SQLite
import Semantics

extension History {
  /// Counts everything that the history holds.
  ///
  /// - Parameter progress: told how many of the fields are done.
  /// - Throws: `HistoryError` where it cannot be read.
  package func summary(progress: ((Int, _ total: Int) -> Void)? = nil) throws -> HistorySummary {
    let database = try HistoryFile.open(path, .reading)
    let sides = try SideTable.all.filter { try database.hasTable($0.name) }
    let total =
      schema.record.fields.count + schema.lists.reduce(0) { $0 + $1.record.fields.count }
      + sides.reduce(0) { $0 + $1.schema.record.fields.count }
    var done = 0
    func advance() {
      done += 1
      progress?(done, total)
    }

    var records: [RecordSummary] = []
    var decided = RecordSummary(name: schema.record.name, kind: .decided, rows: count, fields: [])
    for field in schema.record.fields {
      var tally = ColumnTally(field, names: names(of: field))
      try forEachPart(reading: [field.name]) { part in
        part.column(field.name).map { tally.add($0) }
      }
      decided.fields.append(tally.summary())
      advance()
    }
    records.append(decided)
    var words: [String: [String: Set<String>]] = [:]
    for list in schema.lists {
      var record = RecordSummary(name: list.name, kind: .list, rows: 0, fields: [])
      var parents = RecordSummary.Parents()
      for (index, field) in list.record.fields.enumerated() {
        var tally = ColumnTally(field, names: names(of: field))
        try forEachPart(reading: ["\(list.name).\(field.name)"]) { part in
          guard let rows = part.list(list.name) else { return }
          if index == 0 { parents.count(rows) }
          rows.columns.first { $0.name == field.name }.map { tally.add($0.column) }
        }
        record.fields.append(tally.summary())
        advance()
      }
      record.rows = parents.total
      record.parents = parents
      record.findings = try ListFindings(list, schema).found(in: self, words: &words)
      records.append(record)
    }
    for side in sides { records.append(try summary(of: side, in: database, advance)) }
    return HistorySummary(
      path: path, digest: digest, log: try log(), quarantined: try Quarantine.causes(in: database),
      records: records)
  }

  /// The values' names of a field's one-of type.
  func names(of field: FieldSchema) -> [String] {
    if case .oneOf(let index) = field.type { schema.oneOfs[index].values.map(\.name) } else { [] }
  }

  /// Reads the parts with some fields alone.
  func forEachPart(reading: Set<String>, _ body: (RecordTable) throws -> Void) throws {
    var wanted = schema
    wanted.reading = reading
    let parts = try parts(for: wanted)
    for index in parts.partSizes.indices { try body(parts.part(index)) }
  }

  private func summary(
    of side: SideTable, in database: Database, _ advance: () -> Void
  ) throws -> RecordSummary {
    let reader = try SideReader(side, besides: stored, in: database)
    var record = RecordSummary(name: side.name, kind: .side, rows: 0, fields: [])
    for field in side.schema.record.fields {
      let names: [String] =
        if case .oneOf(let index) = field.type {
          side.schema.oneOfs[index].values.map(\.name)
        } else { [] }
      var tally = ColumnTally(field, names: names)
      let column = try reader.column(field.name)
      record.rows = column.count
      tally.add(column)
      record.fields.append(tally.summary())
      advance()
    }
    return record
  }
}

extension RecordSummary.Parents {
  /// Counts the rows of a part's parents.
  fileprivate mutating func count(_ list: RecordTable.List) {
    for parent in 0..<max(0, list.offsets.count - 1) {
      let rows = Int(list.offsets[parent + 1] - list.offsets[parent])
      total += rows
      most = max(most, rows)
      if list.validity.map({ $0[parent] == 0 }) ?? false {
        missing += 1
      } else if rows == 0 {
        withoutRows += 1
      } else {
        withRows += 1
      }
    }
  }
}
