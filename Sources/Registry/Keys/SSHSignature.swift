import Diagnostics
import Foundation

/// What an armoured SSH signature says of itself (PROTOCOL.sshsig of OpenSSH).
package struct SSHSignature: Hashable, Sendable {
  package var key: PublicKey
  package var namespace: String
  /// `sha256` or `sha512`.
  package var hash: String

  private static let head = "-----BEGIN SSH SIGNATURE-----"
  private static let foot = "-----END SSH SIGNATURE-----"
  /// Letters of base64 on a line.
  private static let lineLength = 70
  /// Longest armour that is read, far above what an RSA key of 16,384 bits makes.
  private static let longest = 16_384

  /// Decodes the armour; the signature itself is for `ssh-keygen` to check.
  package init(armoured text: String) throws(RegistryError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.longest, lines.count >= 4,
      let data = Data(base64Encoded: lines[1..<lines.count - 2].joined()),
      Self.armour(of: data) == text
    else { throw Self.unreadable }
    var reader = WireReader(Array(data))
    guard reader.raw(6) == Array("SSHSIG".utf8), reader.number() == 1,
      let blob = reader.bytes(), let namespace = reader.text(), reader.text() == "",
      let hash = reader.text(), reader.bytes() != nil, reader.isAtEnd
    else { throw Self.unreadable }
    var inner = WireReader(blob)
    guard let name = inner.text(), let kind = PublicKey.Kind(rawValue: name) else {
      throw RegistryError(
        .wrongSignature,
        Phrase(
          "the signature is by a kind of key that the registry does not take",
          "签名所用密钥类型不被登记簿接受"))
    }
    key = try PublicKey(kind: kind, blob: blob)
    self.namespace = namespace
    self.hash = hash
  }

  /// The armour as `ssh-keygen` writes it; any other of the same bytes is refused, so that a signature has one text.
  private static func armour(of data: Data) -> String {
    var rest = data.base64EncodedString()[...]
    var lines: [Substring] = []
    while !rest.isEmpty {
      lines.append(rest.prefix(lineLength))
      rest = rest.dropFirst(lineLength)
    }
    return ([head[...]] + lines + [foot[...], ""]).joined(separator: "\n")
  }

  private static let unreadable = RegistryError(
    .wrongSignature, Phrase("the signature is no SSH signature", "签名不是 SSH 签名"))

  /// Refuses a signature by another key, for another purpose, or by a weak hash.
  package func check(isBy expected: PublicKey) throws(RegistryError) {
    guard namespace == SSHKeygen.namespace else {
      throw RegistryError(
        .wrongSignature,
        Phrase(
          "the signature is for '\(Names.shown(namespace))', expected '\(SSHKeygen.namespace)'",
          "签名用途为“\(Names.shown(namespace))”，应为“\(SSHKeygen.namespace)”"))
    }
    guard key == expected else {
      throw RegistryError(
        .wrongSignature,
        Phrase(
          "the signature is by the key \(key.fingerprint), expected \(expected.fingerprint)",
          "签名所用密钥为 \(key.fingerprint)，应为 \(expected.fingerprint)"))
    }
    guard hash == "sha512" || hash == "sha256" else {
      throw RegistryError(
        .wrongSignature,
        Phrase(
          "the signature is over the hash '\(Names.shown(hash))', expected sha512 or sha256",
          "签名所用散列为“\(Names.shown(hash))”，应为 sha512 或 sha256"))
    }
  }
}
