import Diagnostics
import Digest

/// Signatures that were seen to hold, so that the next look at them need not run `ssh-keygen` again.
///
/// Whether a signature holds hangs on three things: the text, the signature, and the key it must be by. An entry is a digest
/// over all three, so what it says is true whoever asks and whenever: in another bundle, in another environment, of another
/// registry. Nothing else is remembered. Whose the key is, whether it was in force where the event stands, and what its
/// person may do are the fold's to judge, each time.
package struct CheckedSignatures: Codable, Hashable, Sendable {
  package static let currentFormat = "rulebench checked signatures 1"

  private var format = CheckedSignatures.currentFormat
  /// The program by which they were checked: what another one let pass does not count.
  private var program: String
  /// Of each environment those of the bundle that was fetched last, ascending.
  private var held: [String: [String]] = [:]

  /// None yet.
  package init(by keygen: SSHKeygen) { program = keygen.identity }

  /// Reads what `file` writes.
  ///
  /// - Throws: `.badInput` where it is something else.
  package init(file bytes: [UInt8]) throws(RegistryError) {
    self = try CanonicalFile.read(
      bytes, Phrase("list of checked signatures", "已核验签名清单"), else: .badInput)
    guard format == Self.currentFormat else {
      throw CanonicalFile.otherFormat(format, Self.currentFormat, else: .badInput)
    }
  }

  /// The bytes of their file.
  package func file() throws(RegistryError) -> [UInt8] { try CanonicalFile.bytes(of: self) }

  /// What counts of them where a program would check.
  package func counting(for keygen: SSHKeygen) -> CheckedSignatures {
    program == keygen.identity ? self : CheckedSignatures(by: keygen)
  }

  /// With those of a bundle in the place of the environment's former ones.
  func with(_ digests: Set<String>, of environment: String) -> CheckedSignatures {
    var next = self
    next.held[environment] = digests.sorted()
    return next
  }

  /// All of them, whatever the environment.
  var digests: Set<String> { Set(held.values.joined()) }

  /// The digest of a signature with its text and key.
  static func digest(of signature: String, _ text: String, by key: PublicKey) -> String {
    var bytes = CanonicalBytes()
    bytes.append("rulebench checked signature 1")
    bytes.append(text)
    bytes.append(signature)
    bytes.append(key.text)
    return "sha256:" + bytes.digest
  }
}
