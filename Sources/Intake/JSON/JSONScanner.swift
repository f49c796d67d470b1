import Diagnostics

/// Reads one JSON text from bytes, value by value, without making a tree of it.
///
/// It is strict (RFC 8259), and numbers are left as they are written, so that no digit is lost.
struct JSONScanner {
  static let deepest = 64

  let start: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  private(set) var place: UnsafePointer<UInt8>
  private var depth = 0
  private var unescaped: [UInt8] = []

  /// What comes next, told by its first byte.
  enum Kind { case object, array, string, number, truth, null }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // A line always lies in a buffer, an empty one included.
    start = bytes.baseAddress!
    end = start + bytes.count
    place = start
  }

  /// The 1-based byte that is read next.
  var byte: Int { place - start + 1 }

  private func invalid(_ expected: Phrase) -> BadRow.Cause {
    .invalidJSON(expected: expected, byte: byte)
  }

  private mutating func skipSpace() {
    while place < end, place[0] == 32 || place[0] == 9 || place[0] == 13 || place[0] == 10 {
      place += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < end, place[0] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  /// Checks that nothing is left.
  mutating func finish() throws(BadRow.Cause) {
    skipSpace()
    if place < end { throw invalid(Phrase("the end of the line", "行末")) }
  }

  mutating func kind() throws(BadRow.Cause) -> Kind {
    skipSpace()
    guard place < end else { throw invalid(Phrase("a value", "一个值")) }
    switch place[0] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .truth
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), 48...57: return .number
    default: throw invalid(Phrase("a value", "一个值"))
    }
  }

  // MARK: Objects and arrays

  /// Enters an object; `false` where it is empty and already left.
  mutating func enterObject() throws(BadRow.Cause) -> Bool {
    guard take("{") else { throw invalid(Phrase("'{'", "“{”")) }
    try descend()
    if take("}") {
      depth -= 1
      return false
    }
    return true
  }

  /// Leaves the object, or goes on to its next member: then `true`.
  mutating func nextMember() throws(BadRow.Cause) -> Bool {
    if take(",") { return true }
    guard take("}") else { throw invalid(Phrase("',' or '}'", "“,”或“}”")) }
    depth -= 1
    return false
  }

  /// Reads a member's name up to its value.
  mutating func withName<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(BadRow.Cause) -> Result {
    skipSpace()
    guard place < end, place[0] == UInt8(ascii: "\"") else {
      throw invalid(Phrase("a name in quotes", "引号中的名称"))
    }
    let result = try withString(body)
    guard take(":") else { throw invalid(Phrase("':'", "“:”")) }
    return result
  }

  /// Enters an array; `false` where it is empty and already left.
  mutating func enterArray() throws(BadRow.Cause) -> Bool {
    guard take("[") else { throw invalid(Phrase("'['", "“[”")) }
    try descend()
    if take("]") {
      depth -= 1
      return false
    }
    return true
  }

  /// Leaves the array, or goes on to its next element: then `true`.
  mutating func nextElement() throws(BadRow.Cause) -> Bool {
    if take(",") { return true }
    guard take("]") else { throw invalid(Phrase("',' or ']'", "“,”或“]”")) }
    depth -= 1
    return false
  }

  private mutating func descend() throws(BadRow.Cause) {
    depth += 1
    if depth > Self.deepest { throw .tooDeep(limit: Self.deepest) }
  }

  // MARK: Values

  /// Reads a string; what is given is readable for eight bytes past its end.
  mutating func withString<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(BadRow.Cause) -> Result {
    place += 1
    let first = place
    while place < end, place[0] != UInt8(ascii: "\""), place[0] != UInt8(ascii: "\\") {
      if place[0] < 32 { throw invalid(Phrase("no control character in a string", "不含控制字符的字符串")) }
      place += 1
    }
    guard place < end else { throw invalid(Phrase("'\"'", "结尾的引号")) }
    if place[0] == UInt8(ascii: "\"") {
      let content = UnsafeBufferPointer(start: first, count: place - first)
      place += 1
      return body(content)
    }
    unescaped.removeAll(keepingCapacity: true)
    unescaped.append(contentsOf: UnsafeBufferPointer(start: first, count: place - first))
    try unescape()
    let count = unescaped.count
    unescaped.append(contentsOf: repeatElement(0, count: 8))
    return unescaped.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  private mutating func unescape() throws(BadRow.Cause) {
    while place < end, place[0] != UInt8(ascii: "\"") {
      let byte = place[0]
      if byte < 32 { throw invalid(Phrase("no control character in a string", "不含控制字符的字符串")) }
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        unescaped.append(byte)
        continue
      }
      guard place < end else { break }
      let escape = place[0]
      place += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(escape)
      case UInt8(ascii: "b"): unescaped.append(8)
      case UInt8(ascii: "f"): unescaped.append(12)
      case UInt8(ascii: "n"): unescaped.append(10)
      case UInt8(ascii: "r"): unescaped.append(13)
      case UInt8(ascii: "t"): unescaped.append(9)
      case UInt8(ascii: "u"): unescaped.append(contentsOf: String(try unicodeScalar()).utf8)
      default:
        place -= 1
        throw invalid(Phrase("an escape", "转义序列"))
      }
    }
    guard place < end else { throw invalid(Phrase("'\"'", "结尾的引号")) }
    place += 1
  }

  /// The scalar after `\u`, of two escapes where the first is half of a pair.
  private mutating func unicodeScalar() throws(BadRow.Cause) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, place + 1 < end, place[0] == UInt8(ascii: "\\"),
      place[1] == UInt8(ascii: "u")
    else { throw invalid(Phrase("the second half of a surrogate pair", "代理对的后半")) }
    place += 2
    let second = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw invalid(Phrase("the second half of a surrogate pair", "代理对的后半")) }
    return scalar
  }

  private mutating func hexadecimal() throws(BadRow.Cause) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard place < end, let digit = Character(Unicode.Scalar(place[0])).hexDigitValue,
        place[0] < 128
      else { throw invalid(Phrase("four hexadecimal digits", "四位十六进制数字")) }
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }

  /// Reads a number, `true`, `false` or `null` as it is written.
  mutating func literal() throws(BadRow.Cause) -> UnsafeBufferPointer<UInt8> {
    skipSpace()
    let first = place
    switch place < end ? place[0] : 0 {
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
    return UnsafeBufferPointer(start: first, count: place - first)
  }

  private mutating func word(_ word: StaticString) throws(BadRow.Cause) {
    for index in 0..<word.utf8CodeUnitCount {
      guard place < end, place[0] == word.utf8Start[index] else {
        throw invalid(Phrase("'\(word)'", "“\(word)”"))
      }
      place += 1
    }
  }

  private mutating func number() throws(BadRow.Cause) {
    if place < end, place[0] == UInt8(ascii: "-") { place += 1 }
    if place < end, place[0] == 48 { place += 1 } else { try digits() }
    if place < end, place[0] == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if place < end, place[0] | 32 == UInt8(ascii: "e") {
      place += 1
      if place < end, place[0] == UInt8(ascii: "+") || place[0] == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(BadRow.Cause) {
    guard place < end, place[0] &- 48 < 10 else { throw invalid(Phrase("a digit", "一个数字")) }
    while place < end, place[0] &- 48 < 10 { place += 1 }
  }

  /// Reads over any value.
  mutating func skip() throws(BadRow.Cause) {
    switch try kind() {
    case .object:
      var more = try enterObject()
      while more {
        try withName { _ in }
        try skip()
        more = try nextMember()
      }
    case .array:
      var more = try enterArray()
      while more {
        try skip()
        more = try nextElement()
      }
    case .string: try withString { _ in }
    case .number, .truth, .null: _ = try literal()
    }
  }
}

extension BadRow.Cause: Error {}
