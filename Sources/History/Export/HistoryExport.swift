import Digest
import Glibc
import Intake
import SQLite
import Semantics

/// A history as CSV files that import again: one for the decided record, for each list and each table beside them.
package struct HistoryExport {
  private let history: History
  private let database: Database
  private let pseudonyms: Pseudonyms?

  /// - Parameter isIdentified: whether ids are written as they are; without it customers, keys, persons, addresses and
  ///   phones get pseudonyms, equal ones equal, so that files still join.
  package init(_ history: History, isIdentified: Bool) throws {
    self.history = history
    pseudonyms = isIdentified ? nil : try Pseudonyms(of: history.path)
    database = try HistoryFile.open(history.path, .reading)
    // One view of all tables.
    try database.execute("BEGIN")
  }

  /// One file: its name, the rows it will have, and how to write it piece by piece.
  package struct File {
    package var name: String
    package var rows: Int
    let header: [String]
    let statement: Statement
    let cells: [ExportCell]

    /// Hands out the text in pieces of whole rows.
    package func write(_ sink: ([UInt8]) throws -> Void) throws {
      var text = header.map(ExportCell.quoted).joined(separator: ",") + "\n"
      while try statement.step() {
        for (index, cell) in cells.enumerated() {
          if index > 0 { text += "," }
          cell.write(statement, Int32(index), into: &text)
        }
        text += "\n"
        if text.utf8.count > 1 << 16 {
          try sink(Array(text.utf8))
          text.removeAll(keepingCapacity: true)
        }
      }
      try sink(Array(text.utf8))
    }
  }

  /// All files; a list that is missing for every application has none.
  package func files() throws -> [File] {
    var files: [File] = []
    for record in history.stored.records {
      if let list = record.list, list.isOptional, try isMissingEverywhere(list) { continue }
      files.append(try file(record, in: history.stored))
    }
    for side in SideTable.all where try database.hasTable(side.name) {
      let stored = try StoredSchema(planningSide: side.schema, besides: history.stored)
      files.append(try file(stored.records[0], in: stored, name: side.fileNames[0]))
    }
    return files
  }

  /// Lists that some applications have and others lack: a column of the decided record says which.
  private func mixedLists() throws -> [ListSchema] {
    try history.stored.records.compactMap(\.list).filter { list in
      guard list.isOptional, try !isMissingEverywhere(list) else { return false }
      return try count("\(Database.quoted(PlainTable.givenColumn(list))) = 0") > 0
    }
  }

  private func isMissingEverywhere(_ list: ListSchema) throws -> Bool {
    try count("\(Database.quoted(PlainTable.givenColumn(list))) <> 0") == 0
  }

  private func count(_ condition: String) throws -> Int64 {
    let table = Database.quoted(history.stored.records[0].table)
    return try database.integer("SELECT count(*) FROM \(table) WHERE \(condition)") ?? 0
  }

  private func file(
    _ record: StoredRecord, in schema: StoredSchema, name: String? = nil
  ) throws -> File {
    var header: [String] = []
    var columns: [String] = []
    var cells: [ExportCell] = []
    let decided = history.stored.records[0]
    if let parent = record.parentColumn, let key = decided.keyField {
      header.append(parentHeader(of: record, decided))
      columns.append(parent)
      cells.append(ExportCell(key.field, pseudonyms: pseudonyms, isReference: true))
    }
    for stored in record.fields {
      header.append(stored.field.name)
      columns.append(stored.column)
      let isReference = record.list == nil && name != nil && stored.field.name == "application"
      cells.append(
        ExportCell(
          isReference ? decided.keyField?.field ?? stored.field : stored.field,
          pseudonyms: pseudonyms, isReference: isReference))
    }
    if record.id == decided.id, name == nil {
      for list in try mixedLists() {
        let column = PlainTable.givenColumn(list)
        header.append(column)
        columns.append(column)
        cells.append(
          ExportCell(
            FieldSchema(name: column, type: .boolean), pseudonyms: nil, isReference: false))
      }
    }
    let table = Database.quoted(record.table)
    let order = record.keyField.map { Database.quoted($0.column) } ?? "rowid"
    let statement = try database.prepare(
      "SELECT \(columns.map(Database.quoted).joined(separator: ", ")) FROM \(table) ORDER BY \(order)"
    )
    return File(
      name: name ?? "\(record.list?.name ?? InputFiles.plural(record.schema.name)).csv",
      rows: Int(try database.integer("SELECT count(*) FROM \(table)") ?? 0), header: header,
      statement: statement, cells: cells)
  }

  /// A column by which the importer finds the parent, and that no field of the row has.
  private func parentHeader(of record: StoredRecord, _ decided: StoredRecord) -> String {
    let names = [decided.schema.name, "\(decided.schema.name)_id"]
    return names.first { record.schema.position(of: $0) == nil } ?? names[0]
  }
}
