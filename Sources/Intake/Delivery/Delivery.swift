import Semantics

/// A table beside the decided record: each of its rows says by a key which record it is about.
package struct SideSchema: Sendable {
  package var schema: InputSchema
  /// The field that holds the key of the decided record.
  package var parentField: String

  package init(schema: InputSchema, parentField: String = "application") {
    self.schema = schema
    self.parentField = parentField
  }

  var name: String { schema.record.name }
}

/// What is delivered together: the decided record, its lists and the tables beside it; found, not yet read.
package struct Delivery: Sendable {
  private let request: IntakeRequest
  private let schema: InputSchema
  private let source: any InputSource
  /// `nil` where only tables beside the record are delivered.
  private let files: InputFiles?
  private let sides: [(side: SideSchema, path: String)]

  /// Finds the files: named ones, else those of the source with a record's name.
  ///
  /// A table beside the record needs no file. Where one is there the record itself needs none either:
  /// its rows may be about records that an earlier delivery brought. Maps and constants are the
  /// record's and its lists'.
  /// - Throws: `unknownFileName`, `noFile`.
  package init(
    _ request: IntakeRequest, schema: InputSchema, sides: [SideSchema], in source: any InputSource
  ) throws(IntakeError) {
    self.schema = schema
    self.source = source
    var request = request
    self.sides = sides.compactMap { side in
      let path = InputFiles.find([side.name], request, source).path
      request.files[side.name] = nil
      return path.map { (side, $0) }
    }
    self.request = request
    do throws(IntakeError) {
      files = try InputFiles(request, schema: schema, in: source)
    } catch {
      guard case .noFile(schema.record.name, _) = error, !self.sides.isEmpty else { throw error }
      files = nil
    }
  }

  /// Everything that is read, in order: the record, its lists, the tables beside it.
  package var paths: [String] {
    let own = files.map { files in
      [files.record]
        + zip(schema.lists, files.lists).compactMap { schema.reads($0) ? $1 : nil }
    }
    return (own ?? []) + sides.map(\.path)
  }

  /// Whether tables beside the record are among it, whose rows may be about earlier records.
  package var hasSides: Bool { !sides.isEmpty }

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - earlierKeys: keys of records that earlier deliveries brought.
  ///   - keepingAside: whether rows that are not kept are handed out.
  ///   - judge: says which rows of the tables beside the record others contradict.
  /// - Throws: `IntakeError` where a file cannot be read as what it should be at all.
  package func load(
    earlierKeys: [String] = [], keepingAside: Bool, judge: (any SideJudge)? = nil
  ) throws(IntakeError) -> DeliveryResult {
    var request = request
    if keepingAside {
      request.skipBad = true
      request.listed = .max
    }
    var result = DeliveryResult()
    var parents: ParentIndex?
    if let files {
      let assembly = try RecordLoader(request: request, schema: schema, source: source)
        .load(files, needsKeys: !sides.isEmpty)
      result.record = assembly.result(skipBad: request.skipBad, listed: request.listed)
      parents = assembly.parentIndex?.leavingOut(assembly.badParents)
      if keepingAside, result.record?.causes.isEmpty == false {
        for file in [assembly.record] + assembly.listFiles {
          result.aside += AsideScan(file: file, known: parents, index: parents).rows()
        }
      }
    }
    guard !sides.isEmpty else { return result }
    guard let key = schema.record.key else {
      throw .noKey(record: schema.record.name, list: sides[0].side.name)
    }
    let known = (parents ?? .none(of: schema.record.name, key: reader(of: key)))
      .adding(earlierKeys)
    for (side, path) in sides {
      let loader = SideLoader(
        side: side, request: request, source: source, parents: known, keepingAside: keepingAside)
      let record = result.record?.table
      // Beside records that are refused themselves nothing can be judged.
      let judge = files == nil || record != nil ? judge : nil
      let (table, aside) = try loader.load(path) { table in
        judge?.contradictions(in: table, of: side.name, beside: record) ?? []
      }
      result.sides.append(table)
      result.aside += aside
    }
    return result
  }

  private func reader(of key: Int) -> FieldReader {
    FieldReader(schema.record.fields[key], oneOfs: schema.oneOfs)
  }
}

/// What came of a delivery.
///
/// Totals reconcile for each file: `read = kept + bad + leftOut`, of which the last two are `aside`.
package struct DeliveryResult: Sendable {
  package var record: IntakeResult?
  /// In the order of the schemas, without those that had no file.
  package var sides: [IntakeResult] = []
  /// Rows that are not kept, by files and lines; empty where they were not asked for.
  package var aside: [AsideRow] = []

  package init() {}

  private var all: [IntakeResult] { (record.map { [$0] } ?? []) + sides }

  /// All files in the order in which they were read.
  package var files: [FileReport] { all.flatMap(\.files) }
  /// The first bad rows, as many as are listed.
  package var badRows: [BadRow] { all.flatMap(\.badRows) }
  /// Bad rows of all files by the id of their cause.
  package var causes: [String: Int] {
    all.reduce(into: [:]) { $0.merge($1.causes, uniquingKeysWith: +) }
  }
  package var badRowCount: Int { files.reduce(0) { $0 + $1.bad } }
  /// Optional lists for which there is no file.
  package var missingLists: [String] { all.flatMap(\.missingLists) }
}
