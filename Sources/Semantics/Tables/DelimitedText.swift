/// Comma-separated text as RFC 4180 has it, with the place of each value.
struct DelimitedText {
  struct Value {
    var text: String
    /// UTF-8 offsets of the value without quotes and blanks around it.
    var lower: Int
    var upper: Int

    /// A value whose text, not yet trimmed, begins at an offset.
    init(_ text: String, at start: Int) {
      let blanks = text.utf8.prefix { Self.isBlank($0) }.count
      let trailing = text.utf8.reversed().prefix { Self.isBlank($0) }.count
      let rest = text.utf8.dropFirst(blanks).dropLast(blanks < text.utf8.count ? trailing : 0)
      self.text = String(Substring(rest))
      lower = start + blanks
      upper = lower + rest.count
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
  }
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The records that are not blank, each with its values.
  func records() -> [[Value]] {
    var records: [[Value]] = []
    var record: [Value] = []
    // A byte order mark is no part of the first value.
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while position < bytes.count {
      let (value, next) = value(at: position)
      record.append(value)
      position = next
      if position < bytes.count, bytes[position] == UInt8(ascii: ",") {
        position += 1
        if position == bytes.count {
          record.append(Value("", at: position))
        }
        continue
      }
      while position < bytes.count, Self.isLineEnd(bytes[position]) { position += 1 }
      if record.contains(where: { !$0.text.isEmpty }) { records.append(record) }
      record = []
    }
    if record.contains(where: { !$0.text.isEmpty }) { records.append(record) }
    return records
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  private func value(at start: Int) -> (Value, next: Int) {
    var position = start
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count, bytes[position] != UInt8(ascii: ","),
        !Self.isLineEnd(bytes[position])
      {
        position += 1
      }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      return (Value(text, at: start), position)
    }
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      }
      content.append(bytes[position])
      position += 1
    }
    let text = String(decoding: content, as: UTF8.self)
    return (Value(text, at: start + 1), position)
  }
}
