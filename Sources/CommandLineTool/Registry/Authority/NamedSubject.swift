import Diagnostics
import Registry

/// What somebody is about to second, by the digest or fingerprint that nothing else has.
///
/// A proposal's number says nothing of what it proposes. So whoever seconds names the thing itself, or is shown it and asked.
struct NamedSubject {
  /// As "the policy".
  let what: Phrase
  let position: Int
  /// `sha256:…` or `SHA256:…`.
  let identity: String
  let option: Option<String>

  /// Digits behind `sha256:` or `SHA256:` that are enough to name it.
  static let fewestDigits = 8

  /// Whether the person stands by it.
  ///
  /// - Throws: where another thing is named, or nobody can be asked.
  func isAgreed(_ arguments: Arguments, _ console: Console) throws -> Bool {
    guard let named = arguments[option] else {
      return try console.asks(
        Phrase("sign for this?", "为此签名？"), orGive: "--\(option.parameter.name)")
    }
    let mark = identity.prefix { $0 != ":" } + ":"
    let digits = named.hasPrefix(mark) ? named : mark + named
    guard digits.count >= mark.count + Self.fewestDigits else {
      throw UsageError(
        Phrase(
          "'\(named)' is too short for '--\(option.parameter.name)': \(Self.fewestDigits) characters behind '\(mark)' or more",
          "“\(named)”过短，不能用作“--\(option.parameter.name)”的值：“\(mark)”之后至少 \(Self.fewestDigits) 位"))
    }
    guard identity.hasPrefix(digits) else {
      throw RegistryError(
        .wrongState,
        Phrase(
          "event \(position) proposes \(what.english) \(identity), not '\(Names.shown(named))'",
          "事件 \(position) 提议的\(what.chinese)为 \(identity)，而非“\(Names.shown(named))”"),
        remedy: Phrase(
          "nothing was signed; look at what is proposed before you second it",
          "未签名；附议前请先查看所提议的内容"))
    }
    return true
  }
}
