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
  try load(request, schema: schema, from: DiskSource(folder: request.folder))
}

/// The same from another source than the disk.
package func load(
  _ request: IntakeRequest, schema: InputSchema, from source: any InputSource
) throws(IntakeError) -> IntakeResult {
  let files = try InputFiles(request, schema: schema, in: source)
  let assembly = try RecordLoader(request: request, schema: schema, source: source)
    .load(files, needsKeys: false)
  return assembly.result(skipBad: request.skipBad, listed: request.listed)
}

/// Reads the files of one record and its lists.
struct RecordLoader {
  let request: IntakeRequest
  let schema: InputSchema
  let source: any InputSource

  /// - Parameter needsKeys: whether files beside the lists will look for the record's keys.
  func load(_ files: InputFiles, needsKeys: Bool) throws(IntakeError) -> TableAssembly {
    var naming = try FieldNaming(request, schema: schema)
    let hasLists = schema.lists.contains(where: schema.reads)
    let record = try loadFile(
      files.record, nil, nil, needsKeys: hasLists || needsKeys, naming: &naming)
    var assembly = TableAssembly(record: record, schema: schema)
    if let index = assembly.parentIndex {
      for (list, path) in zip(schema.lists, files.lists) where schema.reads(list) {
        if let path {
          assembly.add(
            try loadFile(path, list, index, needsKeys: false, naming: &naming), of: list)
        } else {
          assembly.addMissing(list)
        }
      }
    } else if let list = schema.lists.first(where: schema.reads) {
      throw .noKey(record: schema.record.name, list: list.name)
    }
    // What is mapped to an unread field meets nobody.
    if schema.reading == nil { try naming.checkAllFound() }
    return assembly
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - list: the list that the file holds, or `nil` for the record itself.
  ///   - parents: where its rows find their parents.
  ///   - parentField: the field that names a row's parent, where the row is no list's.
  func loadFile(
    _ path: String, _ list: ListSchema?, _ parents: ParentIndex?, parentField: String? = nil,
    needsKeys: Bool, naming: inout FieldNaming
  ) throws(IntakeError) -> LoadedFile {
    let input = try source.open(path)
    let file = source.title(of: path)
    try TextEncoding.refuseMarked(input, path: path)
    let header = try CSVHeader(input, file: file)
    if header.isBroken { try TextEncoding.refuseOther(input, path: path) }
    var plan = try RecordPlan(
      file: file, header: header, schema: schema, list: list, naming: &naming)
    if let parentField, let parents {
      try plan.readParents(from: parentField, parent: parents.name)
    }
    let loaded = try FileLoader(
      plan: plan, input: input, parentIndex: parents, needsKeys: needsKeys,
      threads: request.threads, pieceSize: request.pieceSize, listed: request.listed,
      progress: request.progress
    ).load()
    // Text in another encoding is mostly taken for bad rows or unlisted codes.
    if loaded.report.bad > 0 || !loaded.report.unlistedCodes.isEmpty {
      try TextEncoding.refuseOther(input, path: path)
    }
    return loaded
  }
}
