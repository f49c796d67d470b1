import Columns
import Semantics

/// Reads records as JSON objects, one a line, with their lists as arrays of objects.
///
/// Numbers may be written as numbers or as strings and are exact either way; `null` and `""` mean
/// missing. Members that no field reads are passed over and counted. A bad child row makes its
/// line bad.
///
/// - Parameter request: its file of the record's name, or its only file, is read; `-` is standard input.
/// - Throws: `IntakeError` where the file cannot be read, or a name of the request is unknown.
package func loadNDJSON(
  _ request: IntakeRequest, schema: InputSchema
) throws(IntakeError) -> IntakeResult {
  let only = request.files.count == 1 ? request.files.values.first : nil
  guard let path = request.files[schema.record.name] ?? only else {
    throw .noFile(record: schema.record.name, expected: ["\(schema.record.name).ndjson"])
  }
  let source = DiskSource(folder: nil)
  let file = source.title(of: path)
  let reader = try NDJSONReader(request, schema: schema)
  let input = try source.open(path)
  try TextEncoding.refuseMarked(input, path: path)
  return reader.load(UnsafeBufferPointer(start: input.base, count: input.count), file: file)
}

/// Reads records from bytes in memory; `file` is how messages name them.
package func loadNDJSON(
  _ bytes: [UInt8], file: String, _ request: IntakeRequest = IntakeRequest(), schema: InputSchema
) throws(IntakeError) -> IntakeResult {
  try NDJSONReader(request, schema: schema).load(bytes, file: file)
}

/// Reads inputs of one schema again and again, as a service does.
package struct NDJSONReader {
  private let plan: ObjectPlan
  private let request: IntakeRequest

  /// - Throws: `IntakeError` where a name of the request is unknown.
  package init(_ request: IntakeRequest = IntakeRequest(), schema: InputSchema) throws(IntakeError)
  {
    var naming = try FieldNaming(request, schema: schema)
    plan = try ObjectPlan(schema: schema, list: nil, naming: &naming)
    self.request = request
  }

  /// Reads records from bytes in memory; `file` is how messages name them.
  package func load(_ bytes: [UInt8], file: String) -> IntakeResult {
    let padded = bytes + [UInt8](repeating: 0, count: InputBytes.padding)
    return padded.withUnsafeBufferPointer {
      load(UnsafeBufferPointer(rebasing: $0.dropLast(InputBytes.padding)), file: file)
    }
  }

  /// Reads records from padded bytes.
  func load(_ bytes: UnsafeBufferPointer<UInt8>, file: String) -> IntakeResult {
    var reader = ObjectReader(plan)
    var report = FileReport(file: file, name: plan.name)
    var badRows: [BadRow] = []
    var causes: [String: Int] = [:]
    Self.forEachLine(bytes) { line, bytes in
      report.read += 1
      var scanner = JSONScanner(bytes)
      let count = reader.count
      do throws(ObjectReader.Fault) {
        try reader.readLine(&scanner)
      } catch {
        reader.truncate(to: count)
        report.bad += 1
        causes[error.cause.id, default: 0] += 1
        guard badRows.count < request.listed else { return }
        badRows.append(
          BadRow(
            place: RowPlace(file, line: line), column: error.path, value: error.value,
            cause: error.cause))
      }
    }
    report.kept = reader.count
    report.unknownMembers = reader.unknown
    report.unlistedCodes = reader.unlisted
    for list in reader.lists {
      for (name, count) in list.unknown {
        report.unknownMembers["\(list.plan.name).\(name)"] = count
      }
      for (name, count) in list.unlisted {
        report.unlistedCodes["\(list.plan.name).\(name)"] = count
      }
    }
    return IntakeResult(
      table: causes.isEmpty || request.skipBad ? reader.table() : nil, files: [report],
      badRows: badRows, causes: causes, missingLists: [])
  }

  /// Calls `body` with the 1-based number and the bytes of every line that is not blank.
  private static func forEachLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var start = hasMark ? 3 : 0
    var number = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      number += 1
      start = end + 1
      if !line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { body(number, line) }
    }
  }
}

extension ObjectReader {
  /// Reads a line's record and claims its key.
  fileprivate mutating func readLine(_ scanner: inout JSONScanner) throws(Fault) {
    try read(&scanner)
    do throws(BadRow.Cause) { try scanner.finish() } catch {
      throw Fault(path: nil, value: nil, cause: error)
    }
    try claimKey()
  }

  /// The rows that were kept.
  func table() -> RecordTable {
    RecordTable(
      count: count, columns: namedColumns,
      lists: lists.indices.map { index in
        RecordTable.List(
          name: plan.lists[index].schema.name, offsets: offsets[index],
          validity: listValidity[index].contains(0) ? listValidity[index] : nil,
          columns: lists[index].namedColumns)
      })
  }

  private var namedColumns: [RecordTable.NamedColumn] {
    columns.map { RecordTable.NamedColumn(name: $0.reader.field.name, column: $0.column()) }
  }
}
