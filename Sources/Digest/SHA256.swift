/// The SHA-256 hash function of FIPS 180-4, fed piece by piece.
package struct SHA256: Sendable {
  private var state: [UInt32]
  /// Bytes that wait for their block to fill.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// The hash of nothing so far.
  package init() {
    state = Self.initialState
    pending.reserveCapacity(128)
  }

  /// The lowercase hexadecimal digest of `bytes`, 64 characters.
  package static func hex(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hexadecimal(hash.finalize())
  }

  /// The lowercase hexadecimal digest of a text's UTF-8 bytes, 64 characters.
  package static func hex(of text: String) -> String { hex(of: text.utf8) }

  /// Bytes in lowercase hexadecimal.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Appends bytes to the message.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { update($0) }
    if isDone == nil { Array(bytes).withUnsafeBufferPointer { update($0) } }
  }

  /// Appends bytes to the message.
  package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    byteCount += UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<start])
      guard pending.count == 64 else { return }
      pending.withUnsafeBufferPointer { Self.compress($0, into: &state) }
      pending.removeAll(keepingCapacity: true)
    }
    let end = bytes.count - (bytes.count - start) % 64
    if start < end {
      Self.compress(UnsafeBufferPointer(rebasing: bytes[start..<end]), into: &state)
    }
    pending.append(contentsOf: bytes[end...])
  }

  /// The digest of all that was appended, 32 bytes; nothing may be appended after it.
  package mutating func finalize() -> [UInt8] {
    let bitCount = byteCount * 8
    pending.append(0x80)
    pending.append(contentsOf: repeatElement(0, count: (120 - pending.count) % 64))
    for shift in stride(from: 56, through: 0, by: -8) {
      pending.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    pending.withUnsafeBufferPointer { Self.compress($0, into: &state) }
    pending.removeAll()
    return state.flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }
}
