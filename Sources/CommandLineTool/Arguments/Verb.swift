package import Diagnostics

/// What the tool can do, by one word.
package struct Verb: Sendable {
  package let name: String
  /// One sentence.
  package let abstract: Phrase
  /// More about it, in paragraphs.
  package let discussion: Phrase?
  package let accepts: [any Accepted]
  let run: @Sendable (Arguments, Console) throws -> ExitCode

  package init(
    _ name: String, _ abstract: Phrase, discussion: Phrase? = nil, accepts: [any Accepted],
    run: @escaping @Sendable (Arguments, Console) throws -> ExitCode
  ) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.accepts = accepts
    self.run = run
  }

  var parameters: [Parameter] { accepts.map(\.parameter) }

  /// Whether `--language` behind the verb is its own, as where files are put into a language.
  var hasOwnLanguage: Bool {
    parameters.contains { $0.name == LanguageOption.option.parameter.name }
  }

  /// What stands behind `USAGE:`: options first, then positional arguments.
  var usage: String {
    let options = parameters.filter { $0.kind != .positional }
    let positional = parameters.filter { $0.kind == .positional }
    return (["\(Tool.name) \(name)"] + (options + positional).map(\.usage))
      .joined(separator: " ")
  }
}
