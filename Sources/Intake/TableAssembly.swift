import Columns
import Semantics

/// Joins the rows of a record with those of its lists.
struct TableAssembly {
  let record: LoadedFile
  private let schema: InputSchema
  private var lists: [RecordTable.List] = []
  /// The files of the lists, without what went into the table.
  private(set) var listFiles: [LoadedFile] = []
  private var reports: [FileReport]
  private var badRows: [BadRow]
  private var causes: [String: Int]
  /// Rows of the record that have a bad row in a list.
  private(set) var badParents: Set<Int32> = []
  /// Where rows of lists find their parents; `nil` where the record has no key.
  let parentIndex: ParentIndex?
  private var missingLists: [String] = []
  /// Which report each list has; absent for a missing list.
  private var reportOfList: [Int?] = []

  init(record: LoadedFile, schema: InputSchema) {
    self.record = record
    self.schema = schema
    reports = [record.report]
    badRows = record.badRows
    causes = record.causes
    parentIndex = record.plan.key.map { key in
      ParentIndex(
        name: schema.record.name, reader: record.plan.fields[key], keys: record.keys,
        badKeys: record.badKeys)
    }
  }

  /// Adds the rows of a list, sorted by parent.
  mutating func add(_ file: LoadedFile, of list: ListSchema) {
    let (offsets, order) = Self.sorted(file.parents, parents: record.rows)
    lists.append(
      RecordTable.List(
        name: list.name, offsets: offsets, validity: validity(of: list, offsets),
        columns: zip(file.plan.fields, file.columns).map { reader, column in
          RecordTable.NamedColumn(
            name: reader.field.name, column: order.map { column.gathering($0) } ?? column)
        }))
    reportOfList.append(reports.count)
    reports.append(file.report)
    badRows += file.badRows
    causes.merge(file.causes, uniquingKeysWith: +)
    badParents.formUnion(file.badParents)
    var file = file
    file.columns = []
    file.parents = []
    listFiles.append(file)
  }

  /// Which rows have the list: all but those without rows in it that the record's file says lack it.
  private func validity(of list: ListSchema, _ offsets: [Int32]) -> [UInt8]? {
    guard let given = record.plan.givens[list.name].map({ record.columns[$0] }) else { return nil }
    let validity = (0..<record.rows).map { row -> UInt8 in
      let isEmpty = offsets[row] == offsets[row + 1]
      return isEmpty && given.isPresent(row) && given.scaled(row) == 0 ? 0 : 1
    }
    return validity.contains(0) ? validity : nil
  }

  /// Adds a list for which there is no file: it is missing for every row.
  mutating func addMissing(_ list: ListSchema) {
    missingLists.append(list.name)
    reportOfList.append(nil)
    let fields = list.record.fields.enumerated().filter {
      schema.reads($0.offset, of: list.record, list: list.name)
    }
    lists.append(
      RecordTable.List(
        name: list.name, offsets: Array(repeating: 0, count: record.rows + 1),
        validity: Array(repeating: 0, count: record.rows),
        columns: fields.map { _, field in
          RecordTable.NamedColumn(
            name: field.name,
            column: FieldReader(field, oneOfs: schema.oneOfs).column(fixed: .missing, rows: 0))
        }))
  }

  /// Where each parent's rows start, and the order that brings them there, input order kept;
  /// no order where they already stand so.
  static func sorted(_ parents: [Int32], parents count: Int) -> (offsets: [Int32], order: [Int32]?)
  {
    var offsets = [Int32](repeating: 0, count: count + 1)
    var isSorted = true
    var last: Int32 = 0
    for parent in parents {
      offsets[Int(parent) + 1] += 1
      isSorted = isSorted && last <= parent
      last = parent
    }
    for parent in 0..<count { offsets[parent + 1] += offsets[parent] }
    if isSorted { return (offsets, nil) }
    var next = offsets
    var order = [Int32](repeating: 0, count: parents.count)
    for (row, parent) in parents.enumerated() {
      order[Int(next[Int(parent)])] = Int32(truncatingIfNeeded: row)
      next[Int(parent)] += 1
    }
    return (offsets, order)
  }

  /// The table without the rows that bad list rows belong to, and all counts.
  func result(skipBad: Bool, listed: Int) -> IntakeResult {
    var table = RecordTable(
      count: record.rows,
      columns: zip(record.plan.fields, record.columns).enumerated().compactMap { index, field in
        record.plan.givens.values.contains(index)
          ? nil : RecordTable.NamedColumn(name: field.0.field.name, column: field.1)
      }, lists: lists)
    var reports = reports
    if !badParents.isEmpty {
      let kept = (0..<Int32(table.count)).filter { !badParents.contains($0) }
      table = table.gathering(kept)
      reports[0].leftOut += record.rows - kept.count
      reports[0].kept = kept.count
      for (list, report) in zip(table.lists, reportOfList) {
        guard let report else { continue }
        let rows = Int(list.offsets.last ?? 0)
        reports[report].leftOut += reports[report].kept - rows
        reports[report].kept = rows
      }
    }
    let isGood = causes.isEmpty
    return IntakeResult(
      table: isGood || skipBad ? table : nil, files: reports,
      badRows: Array(badRows.prefix(listed)), causes: causes, missingLists: missingLists)
  }
}
