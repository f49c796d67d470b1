package import Diagnostics

/// What the tool can do, by one word; or by two, where the first one holds verbs of its own.
package struct Verb: Sendable {
  /// The word by which it is called, behind that of its group.
  package let name: String
  /// The word of the verb that holds this one.
  private(set) var group: String?
  /// One sentence.
  package let abstract: Phrase
  /// More about it, in paragraphs.
  package let discussion: Phrase?
  package let accepts: [any Accepted]
  /// What it can do by a second word; where there is any, it does nothing by itself.
  package let verbs: [Verb]
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
    verbs = []
  }

  /// A verb that only holds others.
  package init(_ name: String, _ abstract: Phrase, discussion: Phrase? = nil, verbs: [Verb]) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.verbs = verbs.map { verb in
      var held = verb
      held.group = name
      return held
    }
    accepts = []
    run = { _, _ in .wrongUsage }
  }

  /// All words by which it is called: `check`, `registry submit`.
  package var path: String { group.map { "\($0) \(name)" } ?? name }

  var parameters: [Parameter] { accepts.map(\.parameter) }

  /// Whether `--language` behind the verb is its own, as where files are put into a language.
  var hasOwnLanguage: Bool {
    parameters.contains { $0.name == LanguageOption.option.parameter.name }
  }

  /// What stands behind `USAGE:`: options first, then positional arguments.
  var usage: String {
    if !verbs.isEmpty { return "\(Tool.name) \(path) <subcommand>" }
    let options = parameters.filter { $0.kind != .positional }
    let positional = parameters.filter { $0.kind == .positional }
    return (["\(Tool.name) \(path)"] + (options + positional).map(\.usage))
      .joined(separator: " ")
  }
}

extension [Verb] {
  /// Each verb, those that hold others replaced by what they hold.
  var leaves: [Verb] { flatMap { $0.verbs.isEmpty ? [$0] : $0.verbs } }

  /// Takes the words of a verb from the front: one, or two where the first holds others.
  ///
  /// - Returns: the verb that the first words name; that which holds others, where the second names none of them.
  func take(from words: inout [String]) -> Verb? {
    guard let word = words.first, let verb = first(where: { $0.name == word }) else { return nil }
    words.removeFirst()
    return verb.verbs.take(from: &words) ?? verb
  }
}
