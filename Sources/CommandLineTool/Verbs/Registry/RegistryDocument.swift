import Diagnostics
import Registry

extension Verb {
  private static let paper = Positional(
    "document", help: Phrase("Which document of the change.", "变更材料中的哪份文档。"),
    choices: ChangePackage.paperNames)
  private static let out = Option<String>.text(
    "out", valueName: "file",
    help: Phrase(
      "Writes the document's bytes to this file, instead of its text to standard output.",
      "将文档原样写入该文件，而不是在标准输出显示文本。"))

  /// Lets approvers read what was handed in.
  static let registryDocument = Verb(
    "document",
    Phrase("Print a document that was handed in with a version.", "显示随版本提交的文档。"),
    discussion: Phrase(
      """
      The document is the one that was handed in: its bytes have the digest that the author signed. As text, what does not \
      show or would steer a terminal stands as its code; --out has the bytes as they are.
      """,
      """
      所显示的即提交时的文档：其内容与作者签署的摘要一致。以文本显示时，不可见或会控制终端的字符写作其编码；--out 原样写出。
      """),
    accepts: [out] + RegistryOptions.reading + [RegistryOptions.version, paper]
  ) { arguments, console in
    let run = RegistryRun(arguments, console)
    let store = try run.openToShow()
    let record = try run.version(in: store.state)
    guard
      let paper = record.submission.package.papers.first(where: {
        $0.optionName == arguments[paper]
      })
    else { throw UsageError.missing(paper.parameter) }
    let bytes = try store.artefact(paper.digest)
    if let path = arguments[out] {
      try OutputPath(path, of: Phrase("this document", "此文档")) { $0 == bytes }
        .check(inputs: [run.path])
      try FileSystem.replace(path, with: bytes)
    } else {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ToolError(
          .badInput,
          paper.title + Phrase(" is no text", "不是文本"),
          remedy: Phrase("write it to a file by --out", "请用 --out 写入文件"))
      }
      console.write(shown(text))
    }
    console.say(
      paper.title
        + Phrase(
          " of \(record.version.short), handed in by \(record.submittedBy) on \(record.submittedAt) (event \(record.position)): \(paper.digest)",
          "：版本 \(record.version.short)，由 \(record.submittedBy) 于 \(record.submittedAt) 提交（事件 \(record.position)）：\(paper.digest)"
        ))
    return .good
  }

  /// The text line by line, fit for a terminal.
  private static func shown(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { Names.escaped($0) }
        .joined(separator: "\t")
    }.joined(separator: "\n")
    return shown.hasSuffix("\n") || shown.isEmpty ? shown : shown + "\n"
  }
}
