import Diagnostics
import Reports
import Semantics
import Trials

extension Verb {
  /// Proposes cases at the thresholds of a book, for people to fill in.
  static let cases = Verb(
    "cases",
    Phrase("Propose test cases at every threshold of a rule book.", "为规则书的每个阈值提出测试案例。"),
    discussion: Phrase(
      """
      For every bound that a rule, a value, a table or a scorecard compares something with: a case \
      just below, exactly at and just above it, each one value away from an applicant of the book \
      that comes nearest to approval. What is expected is left blank: a person fills it in and signs \
      in 'reviewed by'. Saved as NAME.cases.csv beside NAME.rules, filled cases run as tests.
      """,
      """
      对规则、指标、决策表和评分卡中的每个边界，各提出略低于、正好等于、略高于它的案例；每个案例以书中最接近通过的\
      申请样例为基础，只改动一个数值。预期一律留空，由人填写，并在“复核人”一列署名。另存为“名称.rules”旁的\
      “名称.cases.csv”后，已填写的案例作为测试运行。
      """),
    accepts: [outFile, RuleBook.path]
  ) { arguments, console in
    let path = arguments[RuleBook.path]
    let (checked, _) = try RuleBook.open(path, console)
    guard let proposals = try proposeCases(of: checked) else {
      throw ToolError(
        .badInput,
        Phrase(
          "no applicant of '\(path)' gives all that an application must bring",
          "“\(path)”中没有申请样例给全申请的必填字段"),
        remedy: Phrase(
          "write an 'applicant' with every field that is not optional",
          "请写一个给出全部必填字段的“申请样例”"))
    }
    let table = CaseProposalTable(proposals, in: console.language(of: checked.language)).csv
    if let path = arguments[outFile] {
      guard FileSystem.status(path) == nil else {
        throw ToolError(
          .badInput, Phrase("'\(path)' is already there", "“\(path)”已经存在"),
          remedy: Phrase(
            "what people have filled in is never overwritten; choose another name",
            "已填写的内容不会被覆盖；请另选文件名"))
      }
      try FileSystem.replace(path, with: Array(table.utf8))
      let count = proposals.proposals.count
      console.say(
        Phrase(
          "proposed \(count) cases from applicant \(proposals.base)",
          "以申请样例 \(proposals.base) 为基础，提出 \(count) 个案例"))
    } else {
      console.write(table)
    }
    if !proposals.unnamed.isEmpty {
      let values = proposals.unnamed.map { "'\($0)'" }.joined(separator: ", ")
      console.say(
        Phrase(
          "no case for values without a name, which nothing can set: \(values)",
          "以下数值没有名称，无法设定，未提出案例：\(values)"))
    }
    return .good
  }
}
