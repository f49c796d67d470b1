import Diagnostics
import Registry

/// What `registry key` and `registry policy` can do.
enum AuthorityAction: String, CaseIterable, Sendable {
  case list, show, propose, second, revoke

  /// Options by the actions that take them.
  typealias Table = [(action: AuthorityAction, options: [any Accepted])]

  /// The options of all actions, each once: what the verb accepts.
  static func options(of table: Table) -> [any Accepted] {
    var known: Set<String> = []
    return table.flatMap(\.options).filter { known.insert($0.parameter.name).inserted }
  }

  /// The action that the arguments name; one that only looks where they name none.
  ///
  /// - Throws: where an option is given that says nothing to it: whoever writes one believes that it does.
  static func of(
    _ arguments: Arguments, _ positional: Positional, _ table: Table,
    otherwise: AuthorityAction
  ) throws(UsageError) -> AuthorityAction {
    let action = AuthorityAction(rawValue: arguments[positional]) ?? otherwise
    let own = Set(
      table.filter { $0.action == action }.flatMap(\.options).map(\.parameter.name))
    for option in options(of: table)
    where arguments.texts[option.parameter.name] != nil && !own.contains(option.parameter.name) {
      throw UsageError(
        Phrase(
          "'--\(option.parameter.name)' says nothing to '\(action.rawValue)'",
          "“--\(option.parameter.name)”不适用于“\(action.rawValue)”"))
    }
    return action
  }
}

/// Options that some actions of a verb need and others do not.
extension AuthorityAction {
  static let proposal = Option<Int>.integer(
    "proposal", valueName: "event", in: 0...Int.max,
    help: Phrase("second, show: the event that proposes.", "second、show：提议所在的事件。"))

  /// As `RegistryOptions.key` and `.person`, by whose names they are read, where only some actions sign.
  private static let key = Option<String>.text(
    "key", valueName: "file",
    help: Phrase(
      "Where something is signed: the private key; or a public key, whose private key an agent holds.",
      "签名时：私钥文件；或由代理持有私钥的公钥文件。"))
  private static let person = Option<String>.name(
    "by", valueName: "person",
    help: Phrase(
      "Where something is signed: who signs, by the policy's name.", "签名时：签名人，按制度文件中的名称。"))

  static let signing: [any Accepted] = [
    key, person, RegistryOptions.registry, RegistryOptions.at, RegistryOptions.keygen,
  ]
}
