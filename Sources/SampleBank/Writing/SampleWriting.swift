import Foundation

/// The second pass: makes each application's dossier again and writes all files of the sample.
struct SampleWriting: Sendable {
  let bank: Bank
  let versions: [PastVersion]
  /// In order of their days, which numbers them.
  let cases: [Case]
  let folder: URL
  let threads: Int

  /// Applications of a piece; some pieces are in memory at once.
  static let piece = 256

  /// The files with a row or more for each application, in the order of the README.
  var tables: [Table] {
    if bank.request.isBrief {
      return [Application.table, Filing.table.keeping(Filing.brief), Case.recordedTable]
    }
    let invoices = [Invoice.salesTable, Invoice.purchasesTable]
    return [Application.table, Filing.table, PublishedLevel.table]
      + (bank.request.invoices > 0 ? invoices : [])
      + [
        BureauReport.Query.table, BureauReport.Loan.table, Consents.Consent.table,
        Case.recordedTable, Loan.Month.table, Case.outcomesTable,
      ]
  }

  /// - Parameter progress: told how many applications are written.
  func write(progress: @Sendable (Int) -> Void) throws -> SampleSummary {
    let files = FileManager.default
    for part in bank.request.isBrief ? ["versions"] : ["truth", "versions"] {
      try files.createDirectory(
        at: folder.appending(path: part), withIntermediateDirectories: true)
    }
    for table in [Invoice.salesTable, Invoice.purchasesTable] where bank.request.invoices == 0 {
      try? files.removeItem(at: folder.appending(path: table.name + ".csv"))
    }
    let outputs = try tables.map { table in
      try OutputFile(folder.appending(path: table.name + ".csv").path(), table)
    }
    var rows = Array(repeating: 0, count: tables.count)
    let wave = Self.piece * threads * 4
    for start in stride(from: 0, to: cases.count, by: wave) {
      let count = min(wave, cases.count - start)
      let pieces = try inPieces(of: Self.piece, count, threads: threads) { range in
        texts(start + range.lowerBound..<start + range.upperBound)
      }
      for texts in pieces {
        for (index, text) in texts.enumerated() {
          try outputs[index].append(text.bytes)
          rows[index] += text.rows
        }
      }
      progress(start + count)
    }
    for output in outputs { try output.finish() }
    var written = tables
    if !bank.request.isBrief {
      written.append(Ring.table)
      rows.append(try writeRings())
    }
    try writeVersions()
    let summary = SampleSummary(
      applications: cases.count, customers: Set(cases.map(\.firm)).count,
      files: zip(written, rows).map { SampleSummary.FileRows(name: $0.name, rows: $1) })
    try Data(sampleReadme(bank.request, summary, written).utf8)
      .write(to: folder.appending(path: "README.md"), options: .atomic)
    return summary
  }

  /// The rows of some cases, by table.
  private func texts(_ range: Range<Int>) -> [CSVText] {
    var texts = DossierTexts(bank: bank, versions: versions, tables: tables)
    for index in range { texts.add(cases[index], number: index + 1) }
    return texts.all
  }

  private func writeRings() throws -> Int {
    var text = CSVText(Ring.table)
    for ring in bank.rings { ring.write(digits: bank.digits, to: &text) }
    let output = try OutputFile(
      folder.appending(path: Ring.table.name + ".csv").path(), Ring.table)
    try output.append(text.bytes)
    try output.finish()
    return text.rows
  }

  /// The past rule books and the table that says which is which.
  private func writeVersions() throws {
    var list = "version,file,in_force_from\n"
    for version in versions {
      list += "\(version.id),\(version.file),\(version.inForceFrom)\n"
      try Data(version.text.utf8).write(
        to: folder.appending(path: "versions/\(version.file)"), options: .atomic)
    }
    try Data(list.utf8).write(
      to: folder.appending(path: "versions/versions.csv"), options: .atomic)
  }
}
