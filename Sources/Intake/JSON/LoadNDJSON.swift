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
  let file = path == "-" ? "standard input" : InputFiles.name(of: path)
  return try loadNDJSON(try InputBytes(path: path), file: file, request, schema: schema)
}

/// Reads records from bytes in memory; `file` is how messages name them.
package func loadNDJSON(
  _ bytes: [UInt8], file: String, _ request: IntakeRequest = IntakeRequest(), schema: InputSchema
) throws(IntakeError) -> IntakeResult {
  try loadNDJSON(try InputBytes(bytes: bytes), file: file, request, schema: schema)
}

func loadNDJSON(
  _ input: InputBytes, file: String, _ request: IntakeRequest, schema: InputSchema
) throws(IntakeError) -> IntakeResult {
  var naming = try FieldNaming(request, schema: schema)
  let plan = try ObjectPlan(schema: schema, list: nil, naming: &naming)
  var reader = ObjectReader(plan)
  var report = FileReport(file: file, name: schema.record.name)
  var badRows: [BadRow] = []
  var causes: [String: Int] = [:]
  let end = input.base + input.count
  var place = input.base
  if input.count >= 3, place[0] == 0xEF, place[1] == 0xBB, place[2] == 0xBF { place += 3 }
  var line = 0
  while place < end {
    let start = place
    while place < end, place[0] != UInt8(ascii: "\n") { place += 1 }
    let bytes = UnsafeBufferPointer(start: start, count: place - start)
    place += 1
    line += 1
    if bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
    report.read += 1
    var scanner = JSONScanner(bytes)
    let count = reader.count
    do throws(ObjectReader.Fault) {
      try reader.readLine(&scanner)
    } catch {
      reader.truncate(to: count)
      report.bad += 1
      causes[error.cause.id, default: 0] += 1
      if badRows.count < request.listed {
        badRows.append(
          BadRow(
            file: file, line: line, column: error.path, value: error.value, cause: error.cause))
      }
    }
  }
  report.kept = reader.count
  report.unknownMembers = reader.unknown
  for list in reader.lists {
    for (name, count) in list.unknown { report.unknownMembers["\(list.plan.name).\(name)"] = count }
  }
  return IntakeResult(
    table: causes.isEmpty || request.skipBad ? reader.table() : nil, files: [report],
    badRows: badRows, causes: causes, missingLists: [])
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
