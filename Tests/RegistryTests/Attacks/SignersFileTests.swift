import Testing

@testable import Registry

@Suite("attack: lists of signers that say more than they show")
struct SignersFileTests {
  private func key() throws -> String { try TestKeys.signer("li.wei").key.text }

  @Test("a plain list is taken, by names and by addresses")
  func plain() throws {
    let other = try TestKeys.signer("zhao.min").key.text
    let text = """
      # the bank's signers

      li.wei namespaces="rulebench-1" \(try key()) li wei's laptop
      zhao.min@bank.example namespaces="rulebench-1" \(other)

      """
    let signers = try SignersFile(parsing: text).signers(by: Sample.policy)
    #expect(
      signers == [Signer(person: "li.wei", key: try key()), Signer(person: "zhao.min", key: other)])
  }

  @Test(
    "what is not plain is refused with its line",
    arguments: [
      ("*@bank.example namespaces=\"rulebench-1\" KEY", "the person '*@bank.example' is a pattern"),
      ("li.w?i namespaces=\"rulebench-1\" KEY", "the person 'li.w?i' is a pattern"),
      ("!li.wei namespaces=\"rulebench-1\" KEY", "the person '!li.wei' is a negation"),
      ("li.wei,zhao.min namespaces=\"rulebench-1\" KEY", "several persons share a key"),
      ("li.wei cert-authority KEY", "a certificate authority could make keys for anyone"),
      (
        "li.wei cert-authority,namespaces=\"rulebench-1\" KEY",
        "a certificate authority could make keys for anyone"
      ),
      ("li.wei KEY", "the namespace is missing"),
      ("li.wei namespaces=\"git\" KEY", "the namespace is not exactly 'rulebench-1'"),
      ("li.wei namespaces=\"rulebench-*\" KEY", "the namespace is not exactly 'rulebench-1'"),
      ("li.wei namespaces=\"rulebench-1,git\" KEY", "the namespace is not exactly 'rulebench-1'"),
      (
        "li.wei valid-before=\"20270101\" KEY", "a key's time is the log's to say, not the list's"
      ),
      (
        "li.wei namespaces=\"rulebench-1\",valid-after=\"20200101\" KEY",
        "a key's time is the log's to say, not the list's"
      ),
      ("li.wei touch-required KEY", "unknown option 'touch-required'"),
      ("li.wei", "expected a person, a namespace and a key"),
      (
        "li.wei namespaces=\"rulebench-1\" ssh-dss AAAA",
        "'ssh-dss AAAA' is no public key that the registry takes"
      ),
      (
        "li.wei namespaces=\"rulebench-1\" ssh-ed25519 AAAA",
        "the public key's content is no key of kind ssh-ed25519"
      ),
      ("li\u{202E}wei namespaces=\"rulebench-1\" KEY", "holds '<U+202E>'"),
    ])
  func refused(line: String, message: String) throws {
    let text =
      "# first\n"
      + line.split(separator: "KEY", omittingEmptySubsequences: false)
      .joined(separator: try key()) + "\n"
    let refused = refusal { _ = try SignersFile(parsing: text) }
    #expect(refused?.reason == .keyNotAllowed)
    #expect(refused?.description == "line 2 of the signers: \(message)")
  }

  @Test("one key for two persons, a person whom the policy does not know, an empty list")
  func others() throws {
    let line = "li.wei namespaces=\"rulebench-1\" \(try key())\n"
    let double = refusal {
      _ = try SignersFile(parsing: line + "zhao.min namespaces=\"rulebench-1\" \(try key())\n")
    }
    #expect(double?.description == "line 2 of the signers: the key stands in line 1 too")
    let stranger = refusal {
      _ = try SignersFile(parsing: "mallory namespaces=\"rulebench-1\" \(try key())\n")
        .signers(by: Sample.policy)
    }
    #expect(
      stranger?.description == "line 1 of the signers: the policy knows nobody by 'mallory'")
    #expect(
      refusal { _ = try SignersFile(parsing: "# nobody\n") }?.description
        == "the list of signers is empty")
  }
}
