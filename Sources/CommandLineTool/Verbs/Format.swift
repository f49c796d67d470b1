import Diagnostics
import Syntax

extension Verb {
  private static let onlyCheck = Flag(
    "check",
    help: Phrase(
      "Change nothing; name the files that would change, and end with 1.",
      "不改动文件，只列出会改动的文件，并以 1 退出。"))
  private static let writtenIn = Option<Language>(
    "language",
    help: Phrase(
      "Write the words of the language in English or Chinese; the file says which.",
      "将规则语言的词写成英文或中文，并在文件中注明。"),
    defaultText: Phrase("the file's own", "文件原有的语言"),
    choices: Language.allCases.map(\.rawValue),
    expected: .oneOf(Language.allCases.map(\.rawValue)), read: Language.init(rawValue:))
  private static let files = Positional(
    "path", help: Phrase("A rule file or a folder of them.", "规则文件，或含有规则文件的文件夹。"), isRepeated: true)

  /// Lays rule files out in the one way there is.
  static let fmt = Verb(
    "fmt", Phrase("Lay out rule files: tables aligned, comments kept.", "统一规则文件的版式：对齐表格，保留注释。"),
    discussion: Phrase(
      "A file with mistakes in its grammar is left as it is.", "有语法错误的文件保持原样。"),
    accepts: [onlyCheck, writtenIn, files]
  ) { arguments, console in
    var paths: [String] = []
    for path in arguments.all(files) {
      for file in try BookPaths.ruleFiles(at: path) where !paths.contains(file) {
        paths.append(file)
      }
    }
    var changed = 0
    var broken = 0
    for path in paths {
      let bytes = try FileSystem.read(path)
      switch Layout(bytes, path: path, in: arguments[writtenIn], console) {
      case .broken(let problems):
        broken += 1
        console.sayRaw(problems)
      case .formatted(let formatted):
        guard formatted != bytes else { continue }
        changed += 1
        if arguments[onlyCheck] {
          console.print(path)
        } else {
          try FileSystem.replace(path, with: formatted)
        }
      }
    }
    if broken > 0 {
      throw ToolError(
        .badInput,
        Phrase(
          "\(broken) of \(paths.count) files cannot be laid out",
          "\(paths.count) 个文件中有 \(broken) 个无法整理版式"),
        remedy: Phrase("mend the mistakes shown above", "请先修正以上错误"))
    }
    if !arguments[onlyCheck], changed > 0 {
      console.say(
        Phrase(
          "\(changed) of \(paths.count) files changed",
          "\(paths.count) 个文件中改动了 \(changed) 个"))
    }
    return arguments[onlyCheck] && changed > 0 ? .no : .good
  }
}

/// A rule file laid out, or what is wrong with its grammar.
private enum Layout {
  case formatted([UInt8])
  case broken(String)

  init(_ bytes: [UInt8], path: String, in language: Language?, _ console: Console) {
    var files = SourceFiles()
    let (file, unreadable) = SourceFile.read(bytes, path: path, id: FileID(index: 0))
    let id = files.add(file)
    let parsed = parse(file, id: id)
    let problems = unreadable + parsed.diagnostics
    if problems.isEmpty, parsed.isValid {
      self = .formatted(Array(format(parsed, in: language).utf8))
    } else {
      self = .broken(DiagnosticRenderer(files: files, language: console.language).text(problems))
    }
  }
}
