/// Encodings of text that are not read, but recognised, so that their owner learns how to convert them.
package enum TextEncoding: String, Hashable, Sendable {
  case utf16 = "UTF-16"
  /// Holds GBK and GB2312.
  case gb18030 = "GB18030"

  /// The encoding that a byte order mark names.
  init?(markOf bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): self = .utf16
    default: return nil
    }
  }

  /// The encoding of bytes that are not UTF-8, as far as their structure tells it.
  ///
  /// All of them must be characters of GB18030, and more of them broken in UTF-8 than whole: one damaged
  /// character in a UTF-8 file does not make it another encoding.
  init?(of bytes: UnsafeBufferPointer<UInt8>) {
    guard Self.isGB18030(bytes) else { return nil }
    let (whole, broken) = Self.utf8Characters(bytes)
    guard broken > whole else { return nil }
    self = .gb18030
  }

  /// Refuses an input that says by its mark that it is not UTF-8.
  static func refuseMarked(_ input: InputBytes, path: String) throws(IntakeError) {
    if let encoding = input.withBytes({ TextEncoding(markOf: $0) }) {
      throw .encoding(path: path, encoding)
    }
  }

  /// Refuses an input whose bytes are another encoding's.
  static func refuseOther(_ input: InputBytes, path: String) throws(IntakeError) {
    if let encoding = input.withBytes({ TextEncoding(of: $0) }) {
      throw .encoding(path: path, encoding)
    }
  }

  /// Whether the bytes fall into characters of one, two and four bytes as GB 18030-2022 lays them out.
  private static func isGB18030(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func isLead(_ byte: UInt8) -> Bool { (0x81...0xFE).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      guard isLead(bytes[index]), index + 1 < bytes.count else { return false }
      let next = bytes[index + 1]
      if isDigit(next) {
        guard index + 3 < bytes.count, isLead(bytes[index + 2]), isDigit(bytes[index + 3]) else {
          return false
        }
        index += 4
      } else {
        guard next >= 0x40, next != 0x7F, next != 0xFF else { return false }
        index += 2
      }
    }
    return true
  }

  /// The characters of several bytes that are whole in UTF-8, and the bytes that belong to none.
  private static func utf8Characters(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (whole: Int, broken: Int) {
    var whole = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length =
        switch byte {
        case ..<0x80: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
      let end = index + length
      let isWhole =
        length > 0 && end <= bytes.count
        && (index + 1..<max(end, index + 1)).allSatisfy { bytes[$0] & 0xC0 == 0x80 }
      if isWhole {
        if length > 1 { whole += 1 }
        index = end
      } else {
        broken += 1
        index += 1
      }
    }
    return (whole, broken)
  }
}
