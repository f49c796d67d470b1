import Diagnostics
import Foundation
import Numbers
import SampleBank

extension Verb {
  private static let applications = Option<Int>.integer(
    "applications", in: 1...SampleRequest.mostApplications,
    help: Phrase(
      "How many applications to make.", "生成多少笔申请。"), defaultText: Phrase(verbatim: "2000"))
  private static let seed = Option<UInt64>(
    "seed", valueName: "n", help: Phrase("Equal seeds give equal files.", "种子相同，文件就相同。"),
    defaultText: Phrase(verbatim: "\(SampleRequest().seed)"),
    expected: Phrase("a whole number, 0 or more", "不小于 0 的整数"),
    read: { UInt64($0) })
  private static let out = Option<String>.text(
    "out", valueName: "dir",
    help: Phrase(
      "The folder to write to; it is made if absent.", "写入的文件夹；不存在时会新建。"),
    isRequired: true)

  /// Makes a history to try rules on.
  static let sample = Verb(
    "sample", Phrase("Make up a history to try rules on.", "生成一份可供试用规则的历史数据。"),
    discussion: Phrase(
      "Applications of small firms and their tax filings; the README beside the files says how they were made.",
      "小微企业的贷款申请及其纳税申报；同一文件夹中的 README 说明生成方法。"),
    accepts: [applications, seed, out]
  ) { arguments, console in
    var request = SampleRequest()
    if let count = arguments[applications] { request.applications = count }
    if let seed = arguments[seed] { request.seed = seed }
    let folder = try arguments.required(out)
    do {
      let summary = try makeSample(request, into: URL(filePath: folder))
      console.say(
        Phrase(
          """
          wrote \(summary.applications) applications of \(summary.customers) firms with \
          \(summary.filings) filings to '\(folder)'
          """,
          """
          已将 \(summary.customers) 家企业的 \(summary.applications) 笔申请和 \(summary.filings) 条申报\
          写入“\(folder)”
          """))
      return .good
    } catch let problem as SampleProblem {
      throw UsageError(Phrase(verbatim: "\(problem)"))
    } catch {
      throw ToolError.file(folder, .write, Phrase(verbatim: error.localizedDescription))
    }
  }
}
