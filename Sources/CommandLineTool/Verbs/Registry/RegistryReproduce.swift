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
      The outcome with its reasons, the bundle and version that decided, who submitted, validated and approved it and when, \
      and the inputs; the version in the registry decides again, and the record must be equal.
      """,
      """
      结论与原因，作出决策的发布包与版本，提交、验证、批准的人员与时间，以及输入；\
      并用登记簿中的版本重新决策，记录须完全一致。
      """),
    accepts: [logs, RegistryOptions.registry, out, decision]
  ) { arguments, console in
    guard let id = DecisionID(arguments[decision]) else {
      throw UsageError(
        Phrase(
          "'\(Names.shown(arguments[decision]))' names no decision: expected a chain and a number",
          "“\(Names.shown(arguments[decision]))”不是决策编号：应为链号与序号"))
    }
    let store = try RegistryRun(arguments, console).open()
    let page = try DecisionPage(
      id, in: try arguments.all(logs).flatMap { try DecisionLogWalk.files(at: $0) }, store,
      console.language)
    if let path = arguments[out] {
      try FileSystem.replace(path, with: Array(page.document.page.rendered.utf8))
    } else {
      console.write(page.document.markdown)
    }
    return page.isEqual ? .good : .no
  }
}
