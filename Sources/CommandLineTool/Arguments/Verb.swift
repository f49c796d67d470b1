/// What the tool can do, by one word.
package struct Verb: Sendable {
  package let name: String
  /// One sentence.
  package let abstract: String
  /// More about it, in paragraphs; may be empty.
  package let discussion: String
  package let accepts: [any Accepted]
  let run: @Sendable (Arguments, Console) throws -> ExitCode

  package init(
    _ name: String, _ abstract: String, discussion: String = "", accepts: [any Accepted],
    run: @escaping @Sendable (Arguments, Console) throws -> ExitCode
  ) {
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.accepts = accepts
    self.run = run
  }

  var parameters: [Parameter] { accepts.map(\.parameter) }

  /// What stands behind `USAGE:`: options first, then positional arguments.
  var usage: String {
    let options = parameters.filter { $0.kind != .positional }
    let positional = parameters.filter { $0.kind == .positional }
    return (["\(Tool.name) \(name)"] + (options + positional).map(\.usage))
      .joined(separator: " ")
  }
}
