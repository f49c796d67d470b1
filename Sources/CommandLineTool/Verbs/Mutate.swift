import Diagnostics
import Engine
import Numbers
import Reports
import Semantics
import Trials

extension Verb {
  private static let failUnder = Option<Number>(
    "fail-under", valueName: "score",
    help: Phrase("Exits with 1 where a book's score is below this.", "得分低于此值时以1退出。"),
    expected: Phrase("a percentage such as 90%", "百分数，如90%"),
    read: { text in
      guard let number = try? Number(parsingWithUnits: text), text.hasSuffix("%") else {
        return nil
      }
      return .zero <= number && number <= .one ? number : nil
    })
  private static let operators = Option<MutationOperator>(
    "operator", valueName: "name",
    help: Phrase(
      "Uses this operator alone; docs/mutation.md lists them.",
      "只使用这一种变异方式；全部方式见docs/mutation.md。"),
    isRepeated: true,
    expected: Phrase(
      "one of \(MutationOperator.allCases.map(\.rawValue).joined(separator: ", "))",
      "\(MutationOperator.allCases.map(\.rawValue).joined(separator: "、"))之一"),
    read: MutationOperator.init(rawValue:))

  /// Changes books in small ways and shows what their tests do not notice.
  static let mutate = Verb(
    "mutate",
    Phrase(
      "Show which small changes of a rule book no test notices.", "找出规则书中测试发现不了的小改动。"),
    discussion: Phrase(
      """
      Each change makes a mutant of the book: a bound moved by one step, a rule left out, a table's \
      output exchanged. A mutant is killed where a test of the book fails on it. The score is \
      killed ÷ (all − those that provably decide as the book does); mutants that do not check are \
      counted apart. Every place to which an operator applies is used.
      """,
      """
      每处小改动产生规则书的一个变异：界限移动一个单位、去掉一条规则、互换决策表的输出等。规则书的测试在变异上有一个失败，\
      即为发现。得分 = 发现数 ÷（全部 − 经证明等价的）；未通过检查的变异另计。每种变异方式用于它适用的每一处。
      """),
    accepts: [format, failUnder, operators, paths]
  ) { arguments, console in
    let chosen = Set(arguments.all(operators))
    var pages: [MutationPage] = []
    for path in try BookPaths.books(at: arguments.all(paths)) {
      pages.append(
        try mutations(of: path, chosen.isEmpty ? Set(MutationOperator.allCases) : chosen, console))
    }
    switch arguments[format] ?? .text {
    case .json: console.write(JSON.members(["books": .array(pages.map(\.json))]).pretty)
    case .text: for page in pages { console.write(page.text(in: console.language)) }
    }
    guard let least = arguments[failUnder] else { return .good }
    return pages.allSatisfy { $0.reaches(least) } ? .good : .no
  }

  private static func mutations(
    of path: String, _ operators: Set<MutationOperator>, _ console: Console
  ) throws -> MutationPage {
    let (book, program) = try RuleBook.open(path, console)
    let trial = MutationTrial(book, operators: operators)
    let progress = Progress(
      console, Phrase("trying mutants", "测试变异"), total: trial.mutants.count)
    let report = trial.run { progress.move(to: $0) }
    progress.finish()
    return MutationPage(
      path: path, book: book, program: program, report: report,
      witnesses: trial.witnesses(for: report.survivors))
  }
}
