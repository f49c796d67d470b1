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

  private static let from = Option<CalendarDate>(
    "from", valueName: "date",
    help: Phrase("The first day on which firms apply.", "企业提出申请的起始日。"),
    defaultText: Phrase(verbatim: "\(SampleRequest().from)"), expected: day,
    read: { CalendarDate(parsing: $0) })
  private static let to = Option<CalendarDate>(
    "to", valueName: "date",
    help: Phrase(
      "The last such day; loans are followed for six months after it.",
      "企业提出申请的截止日；其后六个月内继续跟踪贷款。"),
    defaultText: Phrase(verbatim: "\(SampleRequest().to)"), expected: day,
    read: { CalendarDate(parsing: $0) })
  private static let day = Phrase("a date such as 2025-12-31", "日期，例如 2025-12-31")
  private static let invoices = Option<Int>.integer(
    "invoices", in: 0...SampleRequest.mostInvoices,
    help: Phrase(
      "Invoices an application on average; 0 makes none.", "平均每笔申请的发票张数；0 表示不生成发票。"),
    defaultText: Phrase(verbatim: "\(SampleRequest().invoices)"))

  private static let brief = Flag(
    "brief",
    help: Phrase(
      "Makes only what decisions need: applications, returns by their main columns, what was recorded.",
      "只生成决策所需的内容：申请、申报的主要列，以及当时的决策记录。"))

  /// Makes a history to try rules on.
  static let sample = Verb(
    "sample", Phrase("Make up a bank's history to try rules on.", "生成一家银行的历史数据，供试用规则。"),
    discussion: Phrase(
      """
      Applications of small firms with their tax returns, levels, invoices, bureau reports and consents; what the bank decided by its \
      two earlier rule books, and how the loans went. The README beside the files says what they hold, docs/sample-bank.md every figure \
      they are made with.
      """,
      """
      小微企业的贷款申请及其申报、纳税信用等级、发票、征信与授权；银行按以往两版规则所作的决策，以及贷款其后的表现。\
      同一文件夹中的 README 说明各文件的内容，docs/sample-bank.md 列出生成所用的全部数值。
      """),
    accepts: [applications, from, to, seed, invoices, brief, out, DataOptions.threads]
  ) { arguments, console in
    var request = SampleRequest()
    if let count = arguments[applications] { request.applications = count }
    if let day = arguments[from] { request.from = day }
    if let day = arguments[to] { request.to = day }
    if let seed = arguments[seed] { request.seed = seed }
    if let count = arguments[invoices] { request.invoices = count }
    request.isBrief = arguments[brief]
    let folder = try arguments.required(out)
    let bar = Progress(
      console, Phrase("making", "正在生成"), total: 2 * request.applications)
    do {
      defer { bar.finish() }
      let summary = try makeSample(
        request, into: URL(filePath: folder), threads: DataOptions.threadCount(arguments)
      ) { bar.move(to: $0) }
      let rows = summary.files.dropFirst().filter { $0.rows > 0 }
      bar.finish()
      console.say(
        Phrase(
          """
          wrote \(summary.applications) applications of \(summary.customers) firms to '\(folder)', with \
          \(rows.map { "\($0.rows) \($0.name)" }.joined(separator: ", "))
          """,
          """
          已将 \(summary.customers) 家企业的 \(summary.applications) 笔申请写入“\(folder)”，另有\
          \(rows.map { " \($0.name) \($0.rows) 行" }.joined(separator: "，"))
          """))
      return .good
    } catch let problem as SampleProblem {
      throw UsageError(problem.words)
    } catch {
      throw ToolError.file(folder, .write, Phrase(verbatim: error.localizedDescription))
    }
  }
}
