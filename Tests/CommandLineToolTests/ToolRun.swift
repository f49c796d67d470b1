import Diagnostics

@testable import CommandLineTool

/// What a command line came to: all that both streams got, and the exit code.
struct ToolRun: Equatable {
  var output: String
  var messages: String
  var code: Int32

  init(output: String = "", messages: String = "", code: Int32) {
    self.output = output
    self.messages = messages
    self.code = code
  }

  /// Runs a command line in this process.
  init(_ arguments: String...) { self.init(arguments) }

  /// As above, where the locale asks for a language.
  init(_ arguments: [String], locale: Language? = nil) {
    let output = MemorySink()
    let messages = MemorySink()
    code = Tool.run(arguments, Console(output: output, messages: messages, language: locale))
    self.output = output.text
    self.messages = messages.text
  }
}

extension Verb {
  /// Every verb that can be named: those that hold others, and those that are held.
  static var everyone: [Verb] { all.flatMap { [$0] + $0.verbs } }
}
