/// A hash of a message that only who holds the key can make: HMAC with SHA-256 (RFC 2104, FIPS 198-1).
package struct HMAC: Sendable {
  /// The hashes after the key's own block, from which every message goes on.
  private let inner: SHA256
  private let outer: SHA256

  /// - Parameter key: any bytes; those longer than a block of 64 count by their hash.
  package init(key: some Sequence<UInt8>) {
    var block = Array(key)
    if block.count > 64 {
      var hash = SHA256()
      hash.update(block)
      block = hash.finalize()
    }
    block += repeatElement(0, count: 64 - block.count)
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5c })
    self.inner = inner
    self.outer = outer
  }

  /// The code of a message, 32 bytes.
  package func code(of message: some Sequence<UInt8>) -> [UInt8] {
    var hash = inner
    hash.update(message)
    var code = outer
    code.update(hash.finalize())
    return code.finalize()
  }

  /// The code of a text's UTF-8 bytes in lowercase hexadecimal, 64 characters.
  package func hex(of text: String) -> String { SHA256.hexadecimal(code(of: text.utf8)) }
}
