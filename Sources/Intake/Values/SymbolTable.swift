/// The codes of the few texts that a one-of type or a truth value is written as.
final class SymbolTable: Sendable {
  /// A table without texts.
  static let none = SymbolTable([])

  /// A text of up to sixteen bytes in two words.
  struct Slot {
    var first: UInt64
    var second: UInt64
    var length: Int32
    /// −1: empty.
    var code: Int32
  }

  /// All texts with their codes, for any length.
  let codes: [String: Int]
  // Written by `init` and freed by `deinit` alone.
  nonisolated(unsafe) private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int

  /// - Parameter texts: the first of two alike wins.
  init(_ texts: [(text: String, code: Int)]) {
    codes = Dictionary(texts.map { ($0.text, $0.code) }, uniquingKeysWith: { first, _ in first })
    var capacity = 8
    while capacity < codes.count * 4 { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(first: 0, second: 0, length: 0, code: -1), count: capacity)
    for (text, code) in codes where (1...16).contains(text.utf8.count) {
      let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
      bytes.withUnsafeBufferPointer {
        let base = $0.baseAddress!
        let length = text.utf8.count
        let first = ByteWords.prefix(ByteWords.load(base), min(8, length))
        let second = length > 8 ? ByteWords.prefix(ByteWords.load(base + 8), length - 8) : 0
        var slot = View.slot(first, second, mask)
        while slots[slot].code >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Slot(
          first: first, second: second, length: Int32(length), code: Int32(code))
      }
    }
  }

  deinit { slots.deallocate() }

  /// The code of a text of any length that is readable for eight bytes past its end.
  func code(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress, (1...16).contains(bytes.count) else {
      return codes[String(decoding: bytes, as: UTF8.self)]
    }
    let first = ByteWords.prefix(ByteWords.load(base), min(8, bytes.count))
    let second = bytes.count > 8 ? ByteWords.prefix(ByteWords.load(base + 8), bytes.count - 8) : 0
    let code = view.code(first, second, bytes.count)
    return code < 0 ? nil : Int(code)
  }

  /// The table as the row loop reads it; valid while the table lives.
  var view: View { View(slots: slots, mask: mask) }

  struct View {
    let slots: UnsafeMutablePointer<Slot>
    let mask: Int

    @inline(__always)
    static func slot(_ first: UInt64, _ second: UInt64, _ mask: Int) -> Int {
      let product = (first &+ second &* 0x85EB_CA6B) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: product &>> 40) & mask
    }

    /// The code of a text of 1…16 bytes, the rest of its words zero, or −1.
    @inline(__always)
    func code(_ first: UInt64, _ second: UInt64, _ length: Int) -> Int32 {
      var slot = Self.slot(first, second, mask)
      while slots[slot].code >= 0 {
        if slots[slot].first == first, slots[slot].second == second,
          slots[slot].length == Int32(truncatingIfNeeded: length)
        {
          return slots[slot].code
        }
        slot = (slot &+ 1) & mask
      }
      return -1
    }
  }
}
