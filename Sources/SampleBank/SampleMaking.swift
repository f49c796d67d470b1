package import Diagnostics
package import Foundation

/// What was made of a request.
package struct SampleSummary: Equatable, Sendable {
  package var applications: Int
  package var customers: Int
  /// Rows of each file by its name without `.csv`, in the order of the README.
  package var files: [FileRows]

  /// A file and how many rows it has.
  package struct FileRows: Equatable, Sendable {
    package var name: String
    package var rows: Int
    package init(name: String, rows: Int) {
      self.name = name
      self.rows = rows
    }
  }

  package init(applications: Int, customers: Int, files: [FileRows]) {
    self.applications = applications
    self.customers = customers
    self.files = files
  }

  /// Rows of a file; 0 where it is not made.
  package func rows(_ name: String) -> Int { files.first { $0.name == name }?.rows ?? 0 }
}

/// The request asks for something that cannot be made; the message says what.
package struct SampleProblem: Error, Equatable {
  package var words: Phrase
  package init(words: Phrase) { self.words = words }
}

/// Writes a bank's history into a folder, which is made if absent: applications and their child rows, `recorded.csv`,
/// `performance.csv`, `truth/`, the past rule books under `versions/` and a README.
///
/// Equal requests give equal bytes, whatever the threads.
///
/// - Parameter progress: told how many of twice the applications are done, from any thread: each is decided, then written.
/// - Throws: `SampleProblem` for a request that cannot be met, and the file system's own errors.
package func makeSample(
  _ request: SampleRequest, into folder: URL, threads: Int = 2,
  progress: @escaping @Sendable (Int) -> Void = { _ in }
) throws -> SampleSummary {
  if let problem = request.problem { throw SampleProblem(words: problem) }
  let bank = Bank(request)
  let versions = try PastVersion.all(request)
  let decider = PastDecider(versions: versions, digits: bank.digits)
  let cases = try CaseMaking(
    bank: bank, decider: decider, threads: threads, progress: progress
  ).all()
  let writing = SampleWriting(
    bank: bank, versions: versions, cases: cases, folder: folder, threads: threads)
  return try writing.write { progress(request.applications + $0) }
}
