/// Distinct texts by code, as their UTF-8 bytes one behind the other.
struct TextBytes: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends; the first begins at 0.
  private(set) var ends: [Int] = []

  init() {}

  init(_ texts: [String]) {
    ends.reserveCapacity(texts.count)
    for text in texts { append(text) }
  }

  /// Texts whose bytes and ends were stored; `nil` where the ends do not fit the bytes.
  init?(bytes: [UInt8], ends: [Int]) {
    guard ends.last ?? 0 == bytes.count, zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }),
      ends.first ?? 0 >= 0
    else { return nil }
    self.bytes = bytes
    self.ends = ends
  }

  var count: Int { ends.count }

  /// The place of a text's bytes.
  @inline(__always)
  func range(_ code: Int) -> Range<Int> { (code == 0 ? 0 : ends[code - 1])..<ends[code] }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  mutating func append(_ code: Int, of other: TextBytes) {
    bytes.append(contentsOf: other.bytes[other.range(code)])
    ends.append(bytes.count)
  }

  /// The UTF-8 bytes of a text, valid within `body`.
  @inline(__always)
  func with<Result>(_ code: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let range = range(code)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  func text(_ code: Int) -> String { String(decoding: bytes[range(code)], as: UTF8.self) }

  var texts: [String] { (0..<count).map(text) }

  /// Whether a text's bytes come before another's.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    bytes[range(left)].lexicographicallyPrecedes(bytes[range(right)])
  }
}
