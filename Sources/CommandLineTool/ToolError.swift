/// Why a verb cannot go on, with what its user can do about it.
package struct ToolError: Error, Equatable, Sendable {
  package var code: ExitCode
  /// One sentence in lower case without a final period.
  package var message: String
  /// What to do about it, where that is known.
  package var remedy: String?

  package init(_ code: ExitCode, _ message: String, remedy: String? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  /// The lines that standard error shows.
  var text: String {
    "error: \(message)\n" + (remedy.map { "help: \($0)\n" } ?? "")
  }
}

extension ToolError {
  /// A file that cannot be used as asked; `reason` is the system's own.
  package static func file(_ path: String, _ verb: String, _ reason: String) -> ToolError {
    ToolError(.failure, "cannot \(verb) '\(path)': \(reason)")
  }
}
