import Foundation
import Numbers
import SampleBank

extension Verb {
  private static let applications = Option<Int>.integer(
    "applications", in: 1...SampleRequest.mostApplications, help: "How many applications to make.",
    defaultText: "2000")
  private static let seed = Option<UInt64>(
    "seed", valueName: "n", help: "Equal seeds give equal files.",
    defaultText: "\(SampleRequest().seed)", expected: "a whole number, 0 or more",
    read: { UInt64($0) })
  private static let out = Option<String>.text(
    "out", valueName: "dir", help: "The folder to write to; it is made if absent.",
    isRequired: true)

  /// Makes a history to try rules on.
  static let sample = Verb(
    "sample", "Make up a history to try rules on.",
    discussion:
      "Applications of small firms and their tax filings; the README beside the files says how they were made.",
    accepts: [applications, seed, out]
  ) { arguments, console in
    var request = SampleRequest()
    if let count = arguments[applications] { request.applications = count }
    if let seed = arguments[seed] { request.seed = seed }
    let folder = try arguments.required(out)
    do {
      let summary = try makeSample(request, into: URL(filePath: folder))
      console.say(
        "wrote \(summary.applications) applications of \(summary.customers) firms "
          + "with \(summary.filings) filings to '\(folder)'")
      return .good
    } catch let problem as SampleProblem {
      throw UsageError("\(problem)")
    } catch {
      throw ToolError.file(folder, "write to", error.localizedDescription)
    }
  }
}
