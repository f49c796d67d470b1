import Semantics

/// Reads the CSV files of a record and its lists into a table, checked against their schema.
///
/// The decided record comes first, then each list, whose rows find their parent by its key. Rows that
/// do not fit are listed; with `skipBad` they are left out, and so is a row of the decided record
/// with a bad row in one of its lists, since what is left of it would decide something else.
/// Equal input gives an equal table, whatever the threads and piece sizes.
///
/// - Throws: `IntakeError` where a file cannot be read as what it should be at all.
package func load(
  _ request: IntakeRequest, schema: InputSchema
) throws(IntakeError) -> IntakeResult {
  try load(request, schema: schema) { path throws(IntakeError) in try InputBytes(path: path) }
}

/// The same with the bytes of each path from `open`.
func load(
  _ request: IntakeRequest, schema: InputSchema,
  open: (String) throws(IntakeError) -> InputBytes
) throws(IntakeError) -> IntakeResult {
  var naming = try FieldNaming(request, schema: schema)
  let files = try InputFiles(request, schema: schema)
  func loadFile(
    _ path: String, _ list: ListSchema?, _ parents: ParentIndex?
  ) throws(IntakeError) -> LoadedFile {
    let input = try open(path)
    let file = path == "-" ? "standard input" : InputFiles.name(of: path)
    let header = try CSVHeader(input, file: file)
    let plan = try RecordPlan(
      file: file, header: header, schema: schema, list: list, naming: &naming)
    return try FileLoader(
      plan: plan, input: input, parentIndex: parents,
      needsKeys: list == nil && schema.lists.contains(where: schema.reads),
      threads: request.threads,
      pieceSize: request.pieceSize, listed: request.listed
    ).load()
  }

  let record = try loadFile(files.record, nil, nil)
  var assembly = TableAssembly(record: record, schema: schema)
  if let key = record.plan.key {
    let index = ParentIndex(
      name: schema.record.name, reader: record.plan.fields[key], keys: record.keys,
      badKeys: record.badKeys)
    for (list, path) in zip(schema.lists, files.lists) where schema.reads(list) {
      if let path {
        assembly.add(try loadFile(path, list, index), of: list)
      } else {
        assembly.addMissing(list)
      }
    }
  } else if let list = schema.lists.first(where: schema.reads) {
    throw .noKey(record: schema.record.name, list: list.name)
  }
  // What is mapped to an unread field meets nobody.
  if schema.reading == nil { try naming.checkAllFound() }
  return assembly.result(skipBad: request.skipBad, listed: request.listed)
}
