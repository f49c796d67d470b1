package import Diagnostics
import Registry

/// Why a verb cannot go on, with what its user can do about it.
package struct ToolError: Error, Equatable, Sendable {
  package var code: ExitCode
  /// One sentence in lower case without a final period.
  package var message: Phrase
  /// What to do about it, where that is known.
  package var remedy: Phrase?

  package init(_ code: ExitCode, _ message: Phrase, remedy: Phrase? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  /// The lines that standard error shows.
  var text: Phrase {
    let error = Phrase("error: \(message.english)\n", "错误：\(message.chinese)\n")
    guard let remedy else { return error }
    return error + Phrase("help: \(remedy.english)\n", "建议：\(remedy.chinese)\n")
  }
}

extension ToolError {
  /// What was asked of a file.
  package enum FileAct: Sendable { case read, write }

  /// A file that cannot be used as asked, for the system's reason of that number.
  package static func file(_ path: String, _ act: FileAct, _ number: Int32) -> ToolError {
    file(path, act, SystemReason.words(number), remedy: SystemReason.remedy(number))
  }

  /// The same for a reason in words.
  package static func file(
    _ path: String, _ act: FileAct, _ reason: Phrase, remedy: Phrase? = nil
  ) -> ToolError {
    let sentence =
      switch act {
      case .read: Phrase("cannot read '\(path)'", "无法读取“\(path)”")
      case .write: Phrase("cannot write '\(path)'", "无法写入“\(path)”")
      }
    return ToolError(.failure, sentence + Phrase(": ", "：") + reason, remedy: remedy)
  }
}
