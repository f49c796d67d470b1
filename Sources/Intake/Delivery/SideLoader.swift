import Columns
import Semantics

/// Reads the file of a table beside the decided record.
///
/// A row about a record that nobody knows is an orphan; one about a record that is left out goes with
/// it. A bad row takes along the other rows of its file about the same record, since what is left of
/// them would tell something else, but not the record.
struct SideLoader {
  let side: SideSchema
  let request: IntakeRequest
  let source: any InputSource
  let parents: ParentIndex
  let keepingAside: Bool

  /// - Parameter judge: says what is wrong with rows that fit.
  func load(
    _ path: String, judge: (RecordTable) -> [Contradiction]
  ) throws(IntakeError) -> (IntakeResult, aside: [AsideRow]) {
    var request = request
    (request.maps, request.constants) = ([:], [:])
    var naming = try FieldNaming(request, schema: side.schema)
    let file = try RecordLoader(request: request, schema: side.schema, source: source)
      .loadFile(
        path, nil, parents, parentField: side.parentField, needsKeys: false, naming: &naming)
    var bad = Set(file.badParents)
    var kept = rows(of: file, without: bad)
    var table = RecordTable(
      count: file.rows,
      columns: zip(file.plan.fields, file.columns).map { reader, column in
        RecordTable.NamedColumn(name: reader.field.name, column: column)
      })
    if kept.count < file.rows { table = table.gathering(kept) }

    var contradicted: [Int: BadRow.Cause] = [:]
    if file.causes.isEmpty || keepingAside {
      for found in judge(table) {
        contradicted[kept[found.row]] = .contradicted(id: found.cause, found.message)
        bad.insert(file.parents[kept[found.row]])
      }
    }
    if !contradicted.isEmpty {
      let rest = kept.indices.filter { !bad.contains(file.parents[kept[$0]]) }
      table = table.gathering(rest)
      kept = rest.map { kept[$0] }
    }

    var report = file.report
    report.bad += contradicted.count
    report.kept = kept.count
    report.leftOut = report.read - report.kept - report.bad
    let causes = contradicted.values.reduce(into: file.causes) { $0[$1.id, default: 0] += 1 }
    var badRows = file.badRows
    var aside: [AsideRow] = []
    if !contradicted.isEmpty || keepingAside && report.read > report.kept {
      let scan = AsideScan(
        file: file, contradicted: contradicted, known: parents, index: parents.leavingOut(bad))
      aside = scan.rows()
      if file.causes.isEmpty { badRows = aside.compactMap(\.fault) }
    }
    let result = IntakeResult(
      table: causes.isEmpty || request.skipBad ? table : nil, files: [report],
      badRows: Array(badRows.prefix(request.listed)), causes: causes, missingLists: [])
    return (result, keepingAside ? aside : [])
  }

  private func rows(of file: LoadedFile, without bad: Set<Int32>) -> [Int] {
    bad.isEmpty
      ? Array(0..<file.rows) : (0..<file.rows).filter { !bad.contains(file.parents[$0]) }
  }
}
