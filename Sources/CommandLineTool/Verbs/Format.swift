import Diagnostics
import Syntax

extension Verb {
  private static let onlyCheck = Flag(
    "check", help: "Change nothing; name the files that would change, and end with 1.")
  private static let files = Positional(
    "path", help: "A rule file or a folder of them.", isRepeated: true)

  /// Lays rule files out in the one way there is.
  static let fmt = Verb(
    "fmt", "Lay out rule files: tables aligned, comments kept.",
    discussion: "A file with mistakes in its grammar is left as it is.",
    accepts: [onlyCheck, files]
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
      switch Layout(bytes, path: path) {
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
        .badInput, "\(broken) of \(paths.count) files cannot be laid out",
        remedy: "mend the mistakes shown above")
    }
    if !arguments[onlyCheck], changed > 0 {
      console.say("\(changed) of \(paths.count) files changed")
    }
    return arguments[onlyCheck] && changed > 0 ? .no : .good
  }
}

/// A rule file laid out, or what is wrong with its grammar.
private enum Layout {
  case formatted([UInt8])
  case broken(String)

  init(_ bytes: [UInt8], path: String) {
    var files = SourceFiles()
    let (file, unreadable) = SourceFile.read(bytes, path: path, id: FileID(index: 0))
    let id = files.add(file)
    let parsed = parse(file, id: id)
    let problems = unreadable + parsed.diagnostics
    if problems.isEmpty, parsed.isValid {
      self = .formatted(Array(format(parsed).utf8))
    } else {
      self = .broken(DiagnosticRenderer(files: files).text(problems))
    }
  }
}
