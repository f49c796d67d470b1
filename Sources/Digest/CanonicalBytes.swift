/// Bytes that mean the same structure and nothing else, to be hashed or signed.
///
/// Every item is a letter for its kind, a length or count as eight bytes, most significant first,
/// and its content; so no two different sequences of items have the same bytes, and a list cannot
/// pass for its parts.
package struct CanonicalBytes: Hashable, Sendable {
  /// What was appended so far.
  package private(set) var bytes: [UInt8] = []

  /// No items.
  package init() {}

  /// A text, as its UTF-8 bytes.
  package mutating func append(_ text: String) {
    append(kind: "t", count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Raw bytes.
  package mutating func append(bytes content: some Collection<UInt8>) {
    append(kind: "b", count: content.count)
    bytes.append(contentsOf: content)
  }

  /// A whole number that fits `Int128`, as two's complement without redundant leading bytes.
  package mutating func append(_ integer: some BinaryInteger) {
    var content: [UInt8] = []
    var rest = Int128(integer)
    repeat {
      content.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    } while !(rest == 0 && content[content.count - 1] < 128)
      && !(rest == -1 && content[content.count - 1] >= 128)
    append(kind: "i", count: content.count)
    bytes.append(contentsOf: content.reversed())
  }

  /// True or false.
  package mutating func append(_ truth: Bool) { append(kind: truth ? "y" : "n", count: 0) }

  /// That there is nothing here.
  package mutating func appendAbsent() { append(kind: "a", count: 0) }

  /// A list: its count, then each element as `write` appends it.
  package mutating func append<Elements: Collection>(
    _ list: Elements, _ write: (inout CanonicalBytes, Elements.Element) -> Void
  ) {
    append(kind: "l", count: list.count)
    for element in list { write(&self, element) }
  }

  /// A list of texts.
  package mutating func append(_ texts: [String]) { append(texts) { $0.append($1) } }

  /// The SHA-256 of the bytes, in lowercase hexadecimal.
  package var digest: String { SHA256.hex(of: bytes) }

  private mutating func append(kind: Unicode.Scalar, count: Int) {
    bytes.append(UInt8(ascii: kind))
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
  }
}
