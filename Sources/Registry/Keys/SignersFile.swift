import Diagnostics

/// A bank's list of signers, in OpenSSH's format of allowed signers, of which only what is plain is taken.
///
/// One person and one key a line: `li.wei@bank.example namespaces="rulebench-1" ssh-ed25519 AAAA…`. Patterns, lists,
/// certificate authorities, validity dates and other namespaces would say something else to `ssh-keygen` than to a reader,
/// so they are refused.
package struct SignersFile: Hashable, Sendable {
  /// A line that names a person and a key.
  package struct Entry: Hashable, Sendable {
    /// A person's name or e-mail address.
    package let principal: String
    package let key: PublicKey
    /// Counted from 1.
    package let line: Int
  }

  package let entries: [Entry]

  /// Reads the file's text.
  ///
  /// - Throws: the first line that is not plain.
  package init(parsing text: String) throws(RegistryError) {
    var entries: [Entry] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      do throws(RegistryError) {
        let entry = try Self.entry(String(line), index + 1)
        if let other = entries.first(where: { $0.key == entry.key }) {
          throw RegistryError(
            .keyNotAllowed, "the key stands in line \(other.line) too",
            "该密钥也出现在第 \(other.line) 行")
        }
        entries.append(entry)
      } catch {
        throw RegistryError(
          error.reason,
          Phrase("line \(index + 1) of the signers: ", "签名人名单第 \(index + 1) 行：") + error.message,
          remedy: error.remedy ?? Self.plainForm)
      }
    }
    guard !entries.isEmpty else {
      throw RegistryError(
        .badInput, "the list of signers is empty", "签名人名单为空", remedy: Self.plainForm)
    }
    self.entries = entries
  }

  private static let plainForm = Phrase(
    "write one person and one key a line: li.wei@bank.example namespaces=\"rulebench-1\" ssh-ed25519 AAAA…",
    "每行写一人一钥：li.wei@bank.example namespaces=\"rulebench-1\" ssh-ed25519 AAAA…")

  private static func entry(_ line: String, _ number: Int) throws(RegistryError) -> Entry {
    if let scalar = line.unicodeScalars.first(where: { $0 != "\t" && Names.isHidden($0) }) {
      throw refused("holds '\(Names.shown(String(scalar)))'", "含有“\(Names.shown(String(scalar)))”")
    }
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard words.count >= 3 else {
      throw refused("expected a person, a namespace and a key", "应为人员、命名空间和密钥")
    }
    let principal = words[0]
    if principal.contains(where: { "*?".contains($0) }) {
      throw refused(
        "the person '\(Names.shown(principal))' is a pattern", "人员“\(Names.shown(principal))”是通配模式")
    }
    if principal.contains("!") {
      throw refused(
        "the person '\(Names.shown(principal))' is a negation", "人员“\(Names.shown(principal))”是否定模式"
      )
    }
    if principal.contains(",") {
      throw refused("several persons share a key", "多人共用一把密钥")
    }
    guard !principal.contains(where: { "\"'\\=".contains($0) }) else {
      throw refused("'\(Names.shown(principal))' names nobody", "“\(Names.shown(principal))”不是人员")
    }
    try checkOptions(words[1])
    return Entry(
      principal: principal, key: try PublicKey(parsing: words[2...].joined(separator: " ")),
      line: number)
  }

  /// The only option is our namespace.
  private static func checkOptions(_ options: String) throws(RegistryError) {
    let name = options.prefix { $0 != "=" }.lowercased()
    if options == "namespaces=\"\(SSHKeygen.namespace)\"" { return }
    if options.lowercased().contains("cert-authority") {
      throw refused("a certificate authority could make keys for anyone", "证书机构可为任何人签发密钥")
    }
    if options.lowercased().contains("valid-after") || options.lowercased().contains("valid-before")
    {
      throw refused("a key's time is the log's to say, not the list's", "密钥有效期由日志决定，而非名单")
    }
    if name == "namespaces" {
      throw refused(
        "the namespace is not exactly '\(SSHKeygen.namespace)'", "命名空间不是“\(SSHKeygen.namespace)”")
    }
    if PublicKey.Kind(rawValue: options) != nil {
      throw refused("the namespace is missing", "缺少命名空间")
    }
    throw refused("unknown option '\(Names.shown(options))'", "未知选项“\(Names.shown(options))”")
  }

  private static func refused(_ english: Sentence, _ chinese: Sentence) -> RegistryError {
    RegistryError(.keyNotAllowed, english, chinese)
  }

  /// The signers as a genesis holds them: persons of a policy, found by name or e-mail address.
  package func signers(by policy: Policy) throws(RegistryError) -> [Signer] {
    var signers: [Signer] = []
    for entry in entries {
      let person =
        policy.persons[entry.principal] != nil
        ? entry.principal : policy.person(ofEmail: entry.principal)
      guard let person else {
        throw RegistryError(
          .notInRole,
          "line \(entry.line) of the signers: the policy knows nobody by '\(Names.shown(entry.principal))'",
          "签名人名单第 \(entry.line) 行：制度中没有“\(Names.shown(entry.principal))”")
      }
      signers.append(Signer(person: person, key: entry.key.text))
    }
    return signers
  }
}
