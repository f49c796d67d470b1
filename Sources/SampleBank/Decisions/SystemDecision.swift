import Columns
import Engine
import Numbers
import Semantics

/// What a version of the bank's rules said of an application, before any person did.
struct SystemDecision: Sendable {
  /// Position among the bank's versions.
  let version: Int
  let outcome: Outcome
  /// In fen, also where declined; `nil` where it is not known.
  let line: Int?
  /// In millionths a year.
  let rate: Int?
  let term: Int?
}

/// Decides applications by the version in force on their days, on the facts as known then.
///
/// The engine, the schema and the cells are those of a replay from the files.
struct PastDecider: Sendable {
  let versions: [PastVersion]
  let digits: Int

  /// By application, in their order.
  func decide(_ applications: [Application]) throws -> [SystemDecision] {
    var decisions: [SystemDecision?] = Array(repeating: nil, count: applications.count)
    for (index, version) in versions.enumerated() {
      let end = index + 1 < versions.count ? versions[index + 1].inForceFrom : nil
      let rows = applications.indices.filter { row in
        let day = applications[row].appliedOn
        return day >= version.inForceFrom && (end.map { day < $0 } ?? true)
      }
      guard !rows.isEmpty else { continue }
      let decided = try decide(rows.map { applications[$0] }, by: version, index)
      for (row, decision) in zip(rows, decided) { decisions[row] = decision }
    }
    return decisions.compactMap { $0 }
  }

  private func decide(
    _ applications: [Application], by version: PastVersion, _ index: Int
  ) throws -> [SystemDecision] {
    let program = version.program
    let outputs = ["line", "rate", "term"].map { name in
      program.outputs.first { $0.name == name }?.node
    }
    let decisions = try version.engine.decide(
      table(applications, for: program),
      options: RunOptions(threads: 1, keep: outputs.compactMap { $0 }))
    func value(_ output: Int, _ row: Int, decimals: Int) -> Int? {
      guard let node = outputs[output], let kept = decisions.kept[node],
        kept.column.isPresent(row), kept.status(row) == 0,
        let number = Number(kept.column.scaled(row), decimals: kept.column.decimals)
      else { return nil }
      return number.scaled(toDecimals: decimals).map { Int($0) }
    }
    return applications.indices.map { row in
      SystemDecision(
        version: index, outcome: decisions.outcome(row), line: value(0, row, decimals: 2),
        rate: value(1, row, decimals: 6), term: value(2, row, decimals: 0))
    }
  }

  /// The applications and their returns as the columns that a program reads.
  func table(_ applications: [Application], for program: Program) -> RecordTable {
    var records = ColumnSink(
      columns: Application.table.header,
      fields: program.record.fields, oneOfs: program.oneOfs)
    var filings = ColumnSink(
      columns: Filing.table.header, fields: program.lists[0].record.fields, oneOfs: program.oneOfs)
    var offsets: [Int32] = [0]
    for (row, application) in applications.enumerated() {
      application.write(number: row + 1, digits: digits, to: &records)
      for filing in application.tax.filings {
        filing.write(application: row + 1, digits: digits, to: &filings)
      }
      offsets.append(Int32(filings.rows))
    }
    return RecordTable(
      count: records.rows, columns: records.columns,
      lists: [
        RecordTable.List(
          name: program.lists[0].name, offsets: offsets, columns: filings.columns)
      ])
  }
}
