import Diagnostics
import Digest
import Foundation

/// A public SSH key of a kind that the registry takes.
package struct PublicKey: Hashable, Sendable {
  /// The kinds, by the names that OpenSSH gives them.
  package enum Kind: String, CaseIterable, Sendable {
    case ed25519 = "ssh-ed25519"
    case ecdsa256 = "ecdsa-sha2-nistp256"
    case ecdsa384 = "ecdsa-sha2-nistp384"
    case ecdsa521 = "ecdsa-sha2-nistp521"
    case hardwareEd25519 = "sk-ssh-ed25519@openssh.com"
    case hardwareECDSA = "sk-ecdsa-sha2-nistp256@openssh.com"
    case rsa = "ssh-rsa"
  }
  /// Fewest bits of an RSA modulus.
  static let fewestBits = 3_072

  package let kind: Kind
  /// The key as SSH sends it.
  package let blob: [UInt8]

  /// Reads `ssh-ed25519 AAAA… comment`; the comment is dropped.
  package init(parsing text: some StringProtocol) throws(RegistryError) {
    let parts = text.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, let kind = Kind(rawValue: String(parts[0])) else {
      throw RegistryError(
        .keyNotAllowed,
        Phrase(
          "'\(Names.shown(text))' is no public key that the registry takes",
          "“\(Names.shown(text))”不是登记簿接受的公钥"),
        remedy: Self.accepted)
    }
    guard let data = Data(base64Encoded: String(parts[1])), data.base64EncodedString() == parts[1]
    else {
      throw RegistryError(
        .keyNotAllowed, Phrase("the public key's base64 cannot be read", "公钥的 base64 无法读取"))
    }
    try self.init(kind: kind, blob: Array(data))
  }

  /// The key of a blob, which must be wholly of the kind it names.
  package init(kind: Kind, blob: [UInt8]) throws(RegistryError) {
    var reader = WireReader(blob)
    guard reader.text() == kind.rawValue, Self.isSound(kind, &reader), reader.isAtEnd else {
      throw RegistryError(
        .keyNotAllowed,
        Phrase(
          "the public key's content is no key of kind \(kind.rawValue)",
          "公钥内容不是 \(kind.rawValue) 类型的密钥"), remedy: Self.accepted)
    }
    self.kind = kind
    self.blob = blob
  }

  private static let accepted =
    Phrase(
      "take an ed25519, ecdsa or hardware key, or an RSA key of at least 3072 bits",
      "请使用 ed25519、ecdsa 或硬件密钥，或不少于 3072 位的 RSA 密钥")

  private static func isSound(_ kind: Kind, _ reader: inout WireReader) -> Bool {
    switch kind {
    case .ed25519: return reader.bytes()?.count == 32
    case .hardwareEd25519: return reader.bytes()?.count == 32 && reader.bytes() != nil
    case .ecdsa256, .ecdsa384, .ecdsa521:
      return reader.text().map { "ecdsa-sha2-" + $0 } == kind.rawValue && reader.bytes() != nil
    case .hardwareECDSA:
      return reader.text() == "nistp256" && reader.bytes() != nil && reader.bytes() != nil
    case .rsa:
      guard reader.bytes() != nil, let modulus = reader.bytes() else { return false }
      let digits = modulus.drop { $0 == 0 }
      let bits = digits.count * 8 - (digits.first?.leadingZeroBitCount ?? 0)
      return bits >= fewestBits
    }
  }

  /// As it stands in events: `ssh-ed25519 AAAA…`, without a comment.
  package var text: String { "\(kind.rawValue) \(Data(blob).base64EncodedString())" }

  /// `SHA256:` and the unpadded base64 of the blob's digest, as `ssh-keygen -l` prints it.
  package var fingerprint: String {
    var hash = SHA256()
    hash.update(blob)
    let base64 = Data(hash.finalize()).base64EncodedString()
    return "SHA256:" + base64.prefix { $0 != "=" }
  }
}

/// Reads what SSH puts on the wire: strings behind their lengths.
struct WireReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// Four bytes, most significant first.
  mutating func number() -> UInt32? {
    guard rest.count >= 4 else { return nil }
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// So many bytes as they are.
  mutating func raw(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// A string's bytes.
  mutating func bytes() -> [UInt8]? {
    guard let count = number() else { return nil }
    return raw(Int(count))
  }

  /// A string as text.
  mutating func text() -> String? { bytes().flatMap { String(validating: $0, as: UTF8.self) } }
}
