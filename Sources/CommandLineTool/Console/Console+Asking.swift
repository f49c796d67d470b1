import Diagnostics
import Glibc

extension Console {
  /// Asks a question at the terminal; anything but yes is no.
  ///
  /// - Parameter option: what answers where nobody can be asked.
  /// - Throws: where there is no terminal to ask at.
  func asks(_ question: Phrase, orGive option: String = "--yes") throws(ToolError) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else {
      throw ToolError(
        .wrongUsage, Phrase("there is no terminal to ask at", "没有可供询问的终端"),
        remedy: Phrase(
          "give \(option) where nobody can answer", "无人应答时请给出 \(option)"))
    }
    sayRaw(question + Phrase(verbatim: " [y/N] "))
    let answer = readLine(strippingNewline: true) ?? ""
    return ["y", "yes", "是"].contains(answer.lowercased())
  }
}
