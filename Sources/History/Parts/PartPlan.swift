import Columns
import Intake
import Semantics

/// Which rows of a table stand in which part, and in what order: applications by as-of date and key, the child rows of
/// each in canonical order.
struct PartPlan {
  let schema: StoredSchema
  private let count: Int
  /// By stored record, by field.
  private let columns: [[ColumnAdoption]]
  private let lists: [RecordTable.List?]
  /// The table's rows in the order in which they are stored.
  private let order: [Int32]
  /// Ranges of `order`.
  let parts: [Range<Int>]
  /// By part and stored record: rows of the parts before.
  let rowsBefore: [[Int]]

  /// - Parameters:
  ///   - table: rows that fit `input`.
  ///   - input: what the table was read by, which agrees with the history's schema.
  init(_ table: RecordTable, input: InputSchema, into schema: StoredSchema) throws(HistoryError) {
    self.schema = schema
    count = table.count
    var columns: [[ColumnAdoption]] = []
    var lists: [RecordTable.List?] = []
    for record in schema.records {
      let list = record.list.flatMap { table.list($0.name) }
      if record.list != nil { lists.append(list) }
      let own = record.list == nil ? table.columns : list?.columns ?? []
      var adopted: [ColumnAdoption] = []
      for stored in record.fields {
        adopted.append(
          try ColumnAdoption(
            stored, from: own.first { $0.name == stored.field.name }?.column,
            types: schema.input.oneOfs, book: input.name))
      }
      columns.append(adopted)
    }
    self.columns = columns
    self.lists = lists
    let decided = schema.records[0].schema
    order = RowOrder.ofApplications(
      count: table.count, date: decided.asOf.flatMap { columns[0][$0].source },
      key: columns[0][decided.key ?? 0])
    parts = Self.cut(order, lists)
    var before = Array(repeating: 0, count: schema.records.count)
    var rowsBefore: [[Int]] = []
    for part in parts {
      rowsBefore.append(before)
      before[0] += part.count
      for (place, list) in lists.enumerated() {
        for row in order[part] { before[place + 1] += list?.childCount(Int(row)) ?? 0 }
      }
    }
    self.rowsBefore = rowsBefore
    rowCounts = before
  }

  /// Rows of each stored record.
  let rowCounts: [Int]

  /// The keys of all rows, as a plain table holds them.
  var keys: StoredColumn {
    var scratch = CodeScratch()
    return columns[0][schema.records[0].schema.key ?? 0].gathering(order, scratch: &scratch)
  }

  /// The most bytes that a row of a record takes in its plain table.
  func longestRow(of record: Int) -> Int {
    let own = columns[record].reduce(0) { $0 + $1.longestCell }
    let parent = record == 0 ? 0 : columns[0][schema.records[0].schema.key ?? 0].longestCell
    return own + parent + schema.records.count * 9
  }

  private static func cut(_ order: [Int32], _ lists: [RecordTable.List?]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var children = 0
    for place in order.indices {
      let row = Int(order[place])
      let own = lists.reduce(0) { $0 + ($1?.childCount(row) ?? 0) }
      if place - start == HistoryFormat.partRows
        || place > start && children + own > HistoryFormat.partChildRows
      {
        parts.append(start..<place)
        (start, children) = (place, 0)
      }
      children += own
    }
    if start < order.count { parts.append(start..<order.count) }
    return parts
  }

  /// The rows of a part, gathered.
  func part(_ index: Int, scratch: inout CodeScratch) -> Part {
    part(Array(order[parts[index]]), scratch: &scratch)
  }

  /// All rows as one part.
  func whole(scratch: inout CodeScratch) -> Part { part(order, scratch: &scratch) }

  private func part(_ rows: [Int32], scratch: inout CodeScratch) -> Part {
    var records = [
      Part.Rows(
        count: rows.count, columns: columns[0].map { $0.gathering(rows, scratch: &scratch) })
    ]
    for (place, list) in lists.enumerated() {
      records.append(children(of: rows, list, at: place, scratch: &scratch))
    }
    return Part(records: records, dates: dates(records[0]))
  }

  private func children(
    of rows: [Int32], _ list: RecordTable.List?, at place: Int,
    scratch: inout CodeScratch
  ) -> Part.Rows {
    guard let list else {
      return Part.Rows(
        count: 0, columns: columns[place + 1].map { $0.gathering([], scratch: &scratch) },
        counts: Array(repeating: 0, count: rows.count),
        given: Array(repeating: 0, count: rows.count))
    }
    var children: [Int32] = []
    var counts: [Int32] = []
    counts.reserveCapacity(rows.count)
    let canonical = RowOrder(ofChildren: columns[place + 1], list: schema.input.lists[place])
    for row in rows {
      let range = list.offsets[Int(row)]..<list.offsets[Int(row) + 1]
      counts.append(Int32(range.count))
      canonical.append(range, to: &children)
    }
    var given = list.validity.map { validity in rows.map { validity[Int($0)] } }
    if given?.contains(0) == false { given = nil }
    return Part.Rows(
      count: children.count,
      columns: columns[place + 1].map { $0.gathering(children, scratch: &scratch) },
      counts: counts, given: given)
  }

  private func dates(_ rows: Part.Rows) -> ClosedRange<Int32>? {
    guard let asOf = schema.records[0].schema.asOf else { return nil }
    let column = rows.columns[asOf].column
    guard case .int32(let packed) = column.storage else { return nil }
    let present = packed.indices.lazy.filter { column.isPresent($0) }.map { packed[$0] }
    guard let least = present.min(), let most = present.max() else { return nil }
    return least...most
  }
}

extension RecordTable.List {
  /// Child rows of a parent.
  fileprivate func childCount(_ parent: Int) -> Int { Int(offsets[parent + 1] - offsets[parent]) }
}
