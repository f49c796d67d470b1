import Diagnostics
import Numbers
import Registry
import SQLite
import Semantics

extension Verb {
  private static let book = RuleBook.path
  private static func document(_ name: String, _ english: Sentence, _ chinese: Sentence)
    -> Option<String>
  {
    .text(name, valueName: "file", help: Phrase(english, chinese), isRequired: true)
  }
  private static let changeRequest = document(
    "change-request", "Reason, owner, scope, products and regions of the change.",
    "变更申请：原因、负责人、范围、产品与地区。")
  private static let productCard = document(
    "product-card", "What the product is, for whom, within which limits.", "产品卡：产品、客群与限额。")
  private static let purposeCheck = document(
    "purpose-check", "That tax and other data are used as their owners have allowed.",
    "用途核查：税务等数据的使用符合授权。")
  private static let riskOpinion = document(
    "risk-opinion", "What risk management says: assumptions, stress, limits.",
    "风险意见：假设、压力与限额。")
  private static let monitoringPlan = document(
    "monitoring-plan", "What is watched after go-live, and where it is too much.",
    "监测方案：上线后监测的指标与阈值。")
  private static let rollbackPlan = document(
    "rollback-plan", "When to go back, to what, and who does it.", "回滚方案：触发条件、目标版本与责任人。")
  private static let reason = Option<String>.text(
    "reason", valueName: "text", help: Phrase("Why the rules change, in one line.", "变更原因，一行文字。"),
    isRequired: true)
  private static let trigger = Option<String>.text(
    "trigger", valueName: "text",
    help: Phrase("What set the change off, in one line.", "变更的触发事项，一行文字。"), isRequired: true)
  private static let reviewBy = Option<CalendarDate>.date(
    "review-by", help: Phrase("The day by which it is to be looked at again.", "复审期限。"),
    isRequired: true)
  private static let parent = Option<String>.text(
    "parent", valueName: "version",
    help: Phrase("The version that it is to replace.", "被替换的版本。"),
    defaultText: Phrase("the one live in production, where one is", "生产环境的现行版（如有）"))
  private static let authors = Option<String>.name(
    "author", valueName: "person",
    help: Phrase("Who wrote any of it, beside who hands it in.", "除提交人之外参与编写的人。"),
    isRepeated: true)
  private static let repository = Option<String>.text(
    "repository", valueName: "folder",
    help: Phrase(
      "A folder of a git repository: all who committed below it since --since are authors.",
      "git 仓库中的文件夹：自 --since 以来在其中提交过的人均为作者。"))
  private static let since = Option<String>.text(
    "since", valueName: "revision",
    help: Phrase("The revision that became the parent version.", "被替换版本对应的修订号。"))
  private static let runs = Option<Int>.integer(
    "runs", in: 0...1_000_000,
    help: Phrase(
      "How many backtests of it the author ran: what is picked from many is worth less.",
      "作者为其运行过的回测次数：选自多次尝试的结果说服力较低。"), isRequired: true)
  private static let sweeps = Option<Int>.integer(
    "sweeps", in: 0...1_000_000,
    help: Phrase("How many sweeps the author ran.", "作者运行过的扫描次数。"), isRequired: true)

  /// Hands a rule book in.
  static let registrySubmit = Verb(
    "submit", Phrase("Hand a rule book in with its change package.", "提交规则书及其变更材料。"),
    discussion: Phrase(
      """
      The book must pass 'check' and its own tests. What is handed in is its canonical print: the version's id is the digest \
      of that, so that comments, layout and the language of keywords change nothing, and every rule does.
      """,
      """
      规则书须通过检查及自身的测试。登记的是其规范文本：版本标识即其摘要，因此注释、排版与关键字语言不影响标识，而任何规则改动都会影响。
      """),
    accepts: [
      requiredName, changeRequest, productCard, purposeCheck, riskOpinion, monitoringPlan,
      rollbackPlan, reason, trigger, reviewBy, runs, sweeps, authors, repository, since, parent,
    ] + RegistryOptions.signing + [book]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let store = try run.open(.writing)
    let product = try arguments.required(requiredName)
    let person = try arguments.required(RegistryOptions.person)
    var committers: CommitterSearch?
    switch (arguments[repository], arguments[since]) {
    case (let folder?, let revision?):
      committers = try Committers.search(in: folder, since: revision, store.state.policy)
    case (nil, nil): break
    case (nil, _): throw UsageError.missing(repository.parameter)
    case (_, nil): throw UsageError.missing(since.parameter)
    }
    let people = Set(arguments.all(authors) + [person] + (committers?.persons ?? []))
    let options = [
      changeRequest, productCard, purposeCheck, riskOpinion, monitoringPlan, rollbackPlan,
    ]
    let documents = try options.map { option in
      try document(at: try arguments.required(option))
    }
    let digests = documents.map { Artefact.digest(of: $0) }
    let package = ChangePackage(
      changeRequest: digests[0], productCard: digests[1], purposeCheck: digests[2],
      riskOpinion: digests[3], monitoringPlan: digests[4], rollbackPlan: digests[5],
      reason: try arguments.required(reason), trigger: try arguments.required(trigger))
    let declared = DeclaredTrials(
      runs: try arguments.required(runs), sweeps: try arguments.required(sweeps))
    let reviewBy = try arguments.required(reviewBy)
    let parent = arguments[parent]
    func submission(
      of program: Program, _ tests: TestEvidence, in state: RegistryState
    ) throws(RegistryError) -> EventBody {
      .submitted(
        Submission(
          product: product, version: program.digest,
          parent: try parent.map { text throws(RegistryError) in
            try run.version(text, in: state).version
          } ?? state.liveBase(of: product, at: run.time),
          book: program.name, authors: people.sorted(), committers: committers,
          package: package, reviewBy: reviewBy, declared: declared, tests: tests,
          semantics: Conformance.semanticsVersion))
    }
    let book = try SubmittedBook(at: arguments[book], console)
    // Its tests take long: what would be refused anyway is refused before them.
    try run.rehearse(
      in: store, submission(of: book.program, SubmittedBook.untested, in: store.state))
    let tests = try book.tested()
    try run.sign(in: store, artefacts: documents + [book.print]) {
      state throws(RegistryError) in try submission(of: book.program, tests, in: state)
    }
    console.print(Phrase("version \(book.program.digest)", "版本 \(book.program.digest)"))
    return .good
  }

  private static let requiredName = RegistryOptions.requiredProduct

  /// A document that says something.
  private static func document(at path: String) throws(ToolError) -> [UInt8] {
    let bytes = try FileSystem.read(path, .document)
    guard !bytes.isEmpty else {
      throw ToolError(
        .badInput, Phrase("the document '\(path)' is empty", "文件“\(path)”为空"),
        remedy: Phrase("a version is judged by what its documents say", "版本须依据文档内容审查"))
    }
    return bytes
  }
}
