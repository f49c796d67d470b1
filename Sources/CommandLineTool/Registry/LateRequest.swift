import Diagnostics
import Numbers
import Registry
import RunRecord

/// The run that is made over the months after those by which a candidate was tuned.
///
/// It is a backtest of its own, as `backtest --month` makes it: every figure means there what it means on the whole, and
/// anybody can make it again by its record.
struct LateRequest {
  private let whole: RunRecord
  private let path: String
  private let asked: String
  private let least: Number
  private let tunedUntil: CalendarDate
  private let months: MonthRange
  private let gates: [String]

  /// - Throws: where the author did not say until when the candidate was tuned, or no month is left after it.
  init(
    of whole: RunRecord, asked: String, _ scenario: Policy.Evidence.Scenario, _ path: String
  ) throws(RegistryError) {
    guard let least = try? Number(parsingWithUnits: asked) else {
      throw RegistryError(
        .policyNotAllowed,
        Phrase(
          "the policy's out-of-time share '\(Names.shown(asked))' is no share",
          "制度中的样本外比例“\(Names.shown(asked))”不是比例"))
    }
    guard let tunedUntil = whole.options.tunedUntil.flatMap({ CalendarDate(parsing: $0) }) else {
      throw RunEvidence.refused(
        path,
        Phrase(
          "it does not tell until when the candidate was tuned, and the policy asks for \(asked) after that",
          "未注明候选版调优数据的截止日，而制度要求其后占 \(asked)"), Self.remedy)
    }
    let last =
      whole.options.months.flatMap { MonthRange($0)?.lastDay }
      ?? whole.data.last.flatMap { CalendarDate(parsing: $0) }
    guard let last, let months = MonthRange(after: tunedUntil, through: last) else {
      throw RunEvidence.refused(
        path,
        Phrase(
          "no whole month of it is after the tuning, which ended on \(tunedUntil)",
          "调优截止于 \(tunedUntil)，其后没有完整的月份"), Self.remedy)
    }
    self.whole = whole
    self.path = path
    self.asked = asked
    self.least = least
    self.tunedUntil = tunedUntil
    self.months = months
    gates = scenario.gates
  }

  private static let remedy = Phrase(
    "tune on earlier applications, and say until when by --tuned-until",
    "请以较早的申请调优，并用 --tuned-until 注明截止日")

  /// Makes the run.
  ///
  /// - Throws: where it has fewer applications than the policy asks for; what the run throws.
  func run(threads: Int, _ console: Console) throws -> (evidence: LateRun, record: [UInt8]) {
    console.say(
      Phrase("making its late part, \(months.text)", "运行其样本外部分 \(months.text)"))
    var request = try RunRequest(whole)
    request.months = months
    request.gates = gates
    (request.tunedUntil, request.variesAssumptions, request.audits) = (nil, false, false)
    let inputs = try RunInputs(request, console)
    let run = try inputs.run(threads: threads, console)
    let result = try RunResult(
      run, inputs.books, inputs.history, notDecided: try inputs.notDecided())
    let record = Array(try result.record.json().utf8)
    let late = LateRun(
      asked: asked, tunedUntil: tunedUntil, months: months.text,
      applications: result.record.data.applications, of: whole.data.applications,
      run: Artefact.digest(of: record), result: result.record.result, gates: result.record.gates)
    guard late.reaches(least) else {
      throw RunEvidence.refused(
        path,
        Phrase(
          "\(late.applications) of its \(late.of) applications are of the months after the tuning, \(late.shareText), and the policy asks for \(asked)",
          "其 \(late.of) 笔申请中有 \(late.applications) 笔在调优之后的月份，占 \(late.shareText)，而制度要求 \(asked)"
        ), Self.remedy)
    }
    return (late, record)
  }
}
