package import Foundation

/// What was made of a request.
package struct SampleSummary: Equatable, Sendable {
  package var applications: Int
  package var customers: Int
  package var filings: Int
  package init(applications: Int, customers: Int, filings: Int) {
    self.applications = applications
    self.customers = customers
    self.filings = filings
  }
}

/// The request asks for something that cannot be made; the message says what.
package struct SampleProblem: Error, CustomStringConvertible, Equatable {
  package var description: String
}

/// Writes `applications.csv`, `filings.csv` and `README.md` into a folder, which is made if absent.
///
/// Throws `SampleProblem` for a request that cannot be met, and the file system's own errors.
/// Equal requests give equal bytes.
package func makeSample(_ request: SampleRequest, into folder: URL) throws -> SampleSummary {
  if let problem = request.problem { throw SampleProblem(description: problem) }
  let history = History(request)
  let tables = SampleTables(history: history)
  let filings = tables.filings
  let summary = SampleSummary(
    applications: history.applications.count,
    customers: Set(history.applications.map(\.firm.number)).count, filings: filings.rows)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let files = [
    ("applications.csv", tables.applications), ("filings.csv", filings.text),
    ("README.md", sampleReadme(request, summary)),
  ]
  for (name, text) in files {
    try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
  }
  return summary
}
