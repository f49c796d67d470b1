import Diagnostics
import Digest
import Glibc

/// The key under which a decision log names applications and customers: equal ones equal, but nobody's name.
///
/// Without it nobody can tell which customer a line is about, nor try names until one fits.
package struct IdentifierKey: Sendable {
  /// What is named.
  package enum Role: String, Sendable { case application, customer }

  private let codes: HMAC
  /// 16 hexadecimal digits by which a log says which key it was written under.
  package let id: String

  /// - Parameter bytes: 32 or more of them.
  package init(_ bytes: [UInt8]) {
    codes = HMAC(key: bytes)
    id = String(codes.hex(of: "rulebench decision log key").prefix(16))
  }

  /// The name in the log: the first 32 hexadecimal digits of HMAC-SHA-256(key, role, a zero byte, name).
  package func token(_ role: Role, of name: String) -> String {
    String(codes.hex(of: "\(role.rawValue)\u{0}\(name)").prefix(32))
  }

  // MARK: From a file

  /// Reads a file of 64 hexadecimal digits that nobody but its owner may read, nor anybody else write.
  package init(file path: String) throws(DecisionLogError) {
    let (bytes, status) = try Self.content(of: path)
    guard [0o600, 0o400].contains(status.st_mode & 0o777) else {
      throw .openKey(path, mode: status.st_mode & 0o777)
    }
    guard status.st_uid == geteuid() else { throw .foreignKey(path) }
    var text = bytes[...]
    if text.last == UInt8(ascii: "\n") { text.removeLast() }
    guard let key = Self.bytes(ofHexadecimal: text), key.count == 32 else {
      throw .notAKey(path)
    }
    self.init(key)
  }

  private static func content(
    of path: String
  ) throws(DecisionLogError) -> (bytes: [UInt8], status: stat) {
    do { return try PlainFile.content(of: path, .identifierKey) } catch {
      throw DecisionLogError(error)
    }
  }

  private static func bytes(ofHexadecimal text: some Collection<UInt8>) -> [UInt8]? {
    let digits = text.compactMap { byte -> UInt8? in
      switch byte {
      case 48...57: byte - 48
      case 97...102: byte - 87
      case 65...70: byte - 55
      default: nil
      }
    }
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
