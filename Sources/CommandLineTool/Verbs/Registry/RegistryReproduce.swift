import Diagnostics
import Markup
import Registry
import Reports

extension Verb {
  private static let decision = Positional(
    "decision",
    help: Phrase(
      "The decision's name: a chain and a number, as 'decide --log' gives it.",
      "决策编号：链号与序号，见“decide --log”的输出。"))
  private static let logs = Option<String>.text(
    "log", valueName: "path",
    help: Phrase("A decision log, or a folder of them; may be repeated.", "决策日志文件或文件夹，可重复指定。"),
    isRequired: true, isRepeated: true)
  private static let out = Option<String>.text(
    "out", valueName: "file",
    help: Phrase("Writes a page to this file instead of text.", "写成网页文件，而不是文本。"))

  /// One decision on one page.
  static let registryReproduce = Verb(
    "reproduce",
    Phrase("Print one decision with all that it rests on.", "打印一笔决策及其全部依据。"),
    discussion: Phrase(
      """
      The outcome with its reasons, the bundle and version that decided, the round of submission, validation, waivers and \
      approvals that had made it live, event by event with the keys, and the inputs. All signatures of the registry are \
      checked; the version in the registry decides again, the record must be equal, and that version must have been live \
      for the decision as 'registry reconcile' proves it.
      """,
      """
      结论与原因，作出决策的发布包与版本，使其当时生效的那一轮提交、验证、豁免与批准（逐条列出事件与密钥），\
      以及输入。核验登记簿的全部签名，并用登记簿中的版本重新决策，记录须完全一致，\
      且该版本当时须对该决策生效（同“registry reconcile”）。
      """),
    accepts: [logs, RegistryOptions.registry, RegistryOptions.keygen, out, decision]
  ) { arguments, console in
    guard let id = DecisionID(arguments[decision]) else {
      throw UsageError(
        Phrase(
          "'\(Names.shown(arguments[decision]))' names no decision: expected a chain and a number",
          "“\(Names.shown(arguments[decision]))”不是决策编号：应为链号与序号"))
    }
    let files = try DecisionLogWalk.files(at: arguments.all(logs))
    let run = RegistryRun(arguments, console)
    if let path = arguments[out] {
      try OutputPath(path, of: Phrase("a page", "网页"), holds: OutputPath.isPage)
        .check(inputs: files + [run.path])
    }
    let store = try run.open()
    let events = try store.checkSignatures(by: run.keygen())
    let page = try DecisionPage(id, in: files, store, events, console.language)
    if let path = arguments[out] {
      try FileSystem.replace(path, with: Array(page.document.page.rendered.utf8))
    } else {
      console.write(page.document.markdown)
    }
    return page.isEqual && page.unproven == nil ? .good : .no
  }
}
