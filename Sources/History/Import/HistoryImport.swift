package import Columns
package import Intake
package import SQLite
import Semantics

/// One import into a history, while it is being made; all of it stays or nothing.
package final class HistoryImport {
  /// The connection, for what belongs to the same import but to other parts of the tool.
  package let database: Database
  /// Whether the import makes the file.
  package var isNew: Bool { destination == .newFile }
  /// The records that the history holds.
  package var schema: InputSchema { stored.input }
  private(set) var stored: StoredSchema
  /// Its row in `history_import`.
  package let id: Int64
  /// Applications added so far.
  package private(set) var applications = 0

  enum Destination { case newFile, existingFile }
  let destination: Destination
  /// Takes rows as pages, as long as the tables of a new file hold nothing else.
  private var pages: PageFile?
  /// Rows that the plain tables of a new file hold.
  private var rowCounts: [Int]
  private var content: ContentDigest
  /// The last part that was there before.
  private let lastEarlierPart: Int64

  init(
    _ database: Database, stored: StoredSchema, destination: Destination
  ) throws(SQLiteError) {
    self.database = database
    self.stored = stored
    self.destination = destination
    id = (try database.integer("SELECT max(id) FROM history_import") ?? 0) + 1
    lastEarlierPart = try database.integer("SELECT max(id) FROM history_part") ?? 0
    pages = destination == .newFile ? try PageFile(path: database.path) : nil
    rowCounts = Array(repeating: 0, count: stored.records.count)
    content = ContentDigest(stored)
  }

  /// Adds applications with their child rows.
  ///
  /// - Parameters:
  ///   - table: rows that fit `input`.
  ///   - input: the schema they were read by, with the history's fields.
  ///   - progress: called with the applications written so far.
  /// - Throws: `keysExist`, `repeatedKey`, `otherType`, `absentField`, `unlistedValue`, `store`.
  package func append(
    _ table: RecordTable, input: InputSchema, progress: ((Int) -> Void)? = nil
  ) throws(HistoryError) {
    try stored.checkAgreement(with: input)
    let plan = try PartPlan(table, input: input, into: stored)
    if destination == .existingFile { try checkKeys(of: plan) }
    let fits = stored.records.indices.allSatisfy {
      plan.longestRow(of: $0) <= PlainPages.longestRow
    }
    if !fits { try hangPages() }
    do {
      try write(plan, progress)
    } catch {
      guard case .store(_, let cause) = error, cause.kind == .constraint else { throw error }
      throw repeatedKey(of: plan) ?? error
    }
  }

  // MARK: Rows

  /// What is made of a part by any thread, before it is written.
  private struct Prepared {
    let part: Part
    let segments: EncodedPart
    let cells: PartCells
    let digests: [UInt8]
    let pages: PlainPages?
  }

  private func write(_ plan: PartPlan, _ progress: ((Int) -> Void)?) throws(HistoryError) {
    let path = database.path
    let canonical = CanonicalRows(stored)
    let makesPages = pages != nil
    let before = rowCounts
    let schema = stored
    let roots = try storing(path) { () throws(SQLiteError) in
      // Pages are appended between transactions.
      if makesPages { try database.execute("COMMIT") }
      return try rootPages()
    }
    let (segments, plain) = try storing(path) { () throws(SQLiteError) in
      (try SegmentWriter(database), try makesPages ? nil : PlainWriter(database, stored))
    }
    try Pipeline.inOrder(count: plan.parts.count, state: { CodeScratch() }) {
      (index, scratch) throws(HistoryError) in
      let part = plan.part(index, scratch: &scratch)
      let cells = PartCells(part, of: schema)
      return Prepared(
        part: part, segments: EncodedPart(part, of: schema), cells: cells,
        digests: canonical.digests(cells),
        pages: makesPages
          ? PlainPages(cells, rowsBefore: zip(before, plan.rowsBefore[index]).map(+)) : nil)
    } take: { (index, prepared) throws(HistoryError) in
      try storing(path) { () throws(SQLiteError) in
        if let made = prepared.pages {
          try database.transaction { () throws(SQLiteError) in
            try segments.write(prepared.segments, import: self.id)
          }
          for (root, filled) in zip(roots, made.pages) { try self.pages?.append(filled, to: root) }
        } else {
          try segments.write(prepared.segments, import: self.id)
          try plain?.write(prepared.cells)
        }
      }
      content.add(prepared.digests)
      note(prepared.part)
      applications += prepared.part.count
      progress?(applications)
    }
    for record in rowCounts.indices { rowCounts[record] += plan.rowCounts[record] }
    if makesPages {
      try storing(path) { () throws(SQLiteError) in try database.execute("BEGIN IMMEDIATE") }
    }
  }

  private func rootPages() throws(SQLiteError) -> [UInt32] {
    var roots: [UInt32] = []
    for record in stored.records { roots.append(try database.rootPage(of: record.table) ?? 0) }
    return roots
  }

  /// Ends the time of pages: from now on rows go through statements.
  private func hangPages() throws(HistoryError) {
    guard let pages else { return }
    try storing(database.path) { () throws(SQLiteError) in
      try database.execute("COMMIT")
      try pages.finish()
      try database.execute("BEGIN IMMEDIATE")
    }
    self.pages = nil
  }

  /// Widens how columns are held to what the part needs.
  private func note(_ part: Part) {
    for record in stored.records.indices {
      for field in stored.records[record].fields.indices {
        let column = part.records[record].columns[field].column
        let holding = Holding(column.storage)
        if holding > stored.records[record].fields[field].holding {
          stored.records[record].fields[field].holding = holding
        }
        if column.validity != nil { stored.records[record].fields[field].hasMissing = true }
      }
    }
  }

  // MARK: Keys

  /// Refuses rows whose key the history has.
  private func checkKeys(of plan: PartPlan) throws(HistoryError) {
    guard let key = stored.records[0].keyField else { return }
    let keys = CellColumn(plan.keys, key.field.type)
    let existing = try storing(database.path) { () throws(SQLiteError) in
      let statement = try database.prepare(
        "SELECT 1 FROM \(Database.quoted(stored.records[0].table)) WHERE \(Database.quoted(key.column)) = ?"
      )
      var existing: [Int] = []
      for row in 0..<keys.count {
        try statement.bind([keys.value(row)])
        if try statement.step() { existing.append(row) }
        statement.reset()
      }
      return existing
    }
    guard let first = existing.first else { return }
    throw .keysExist(
      record: stored.records[0].schema.name, first: keys.text(first) ?? "", count: existing.count)
  }

  /// The first key that the rows themselves have twice.
  private func repeatedKey(of plan: PartPlan) -> HistoryError? {
    guard let key = stored.records[0].keyField else { return nil }
    let keys = CellColumn(plan.keys, key.field.type)
    var seen: Set<String> = []
    for row in 0..<keys.count {
      let text = keys.text(row) ?? ""
      if !seen.insert(text).inserted {
        return .repeatedKey(record: stored.records[0].schema.name, key: text)
      }
    }
    return nil
  }

  // MARK: The end

  /// Writes what the import changed of the file's own description, and its row in the log.
  func finish(at: String, facts: String) throws(HistoryError) {
    try hangPages()
    if destination == .existingFile { try addEarlierRows() }
    let digest = try indexAndDigest()
    try storing(database.path) { () throws(SQLiteError) in
      for field in stored.records.flatMap(\.fields) {
        try database.run(
          "UPDATE history_field SET holding = ?, has_missing = ? WHERE id = ?",
          .text(field.holding.rawValue), Value(field.hasMissing), Value(field.id))
      }
      try database.run(
        "INSERT INTO history_import VALUES(?, ?, ?, ?, ?)", Value(id), .text(at),
        Value(applications), .text(digest), .text(facts))
      try database.execute("DELETE FROM history_state")
      try database.run("INSERT INTO history_state VALUES(?)", .text(digest))
    }
  }

  /// Adds the digests of the applications that were there before.
  private func addEarlierRows() throws(HistoryError) {
    let parts = try StoredParts(database, stored)
    let canonical = CanonicalRows(stored)
    for (index, id) in parts.directory.parts.enumerated() where id <= lastEarlierPart {
      content.add(canonical.digests(PartCells(try parts.part(index), of: stored)))
    }
    try parts.reader.rest()
  }

  private func makeIndexes() throws(HistoryError) {
    do throws(SQLiteError) {
      for record in stored.records {
        try database.execute(PlainTable(record, in: stored).indexes)
      }
    } catch {
      guard error.kind == .constraint, let repeated = try repeatedStoredKey() else {
        throw .store(path: database.path, error)
      }
      throw repeated
    }
  }

  /// The first key that stands twice in the file that is being made.
  private func repeatedStoredKey() throws(HistoryError) -> HistoryError? {
    guard let key = stored.records[0].keyField else { return nil }
    let (table, column) = (
      Database.quoted(stored.records[0].table), Database.quoted(key.column)
    )
    let keys = try storing(database.path) { () throws(SQLiteError) in
      try database.rows(
        "SELECT \(column) FROM \(table) GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
      ) { $0.text(0) ?? "" }
    }
    return keys.first.map { .repeatedKey(record: stored.records[0].schema.name, key: $0) }
  }

  /// Makes the indexes of a new file and the digest of the whole, at the same time.
  private func indexAndDigest() throws(HistoryError) -> String {
    var digest = ""
    try Pipeline.inOrder(count: 2, state: {}) { (index, _) throws(HistoryError) in
      if index == 1 { return content.finished() }
      if destination == .newFile { try makeIndexes() }
      return ""
    } take: { (index, made) throws(HistoryError) in
      if index == 1 { digest = made }
    }
    return digest
  }
}
