import Foundation

/// The text of one line of a decision log while it is written: a JSON object whose members keep their order.
struct LineText {
  private(set) var text = "{"

  /// A member whose value is JSON already.
  mutating func add(_ name: String, json: String?) {
    guard let json else { return }
    if text.utf8.count > 1 { text += "," }
    text += "\"\(name)\":\(json)"
  }

  mutating func add(_ name: String, _ value: String?) {
    add(name, json: value.map(Self.quoted))
  }

  mutating func add(_ name: String, _ value: Int?) { add(name, json: value.map { String($0) }) }

  mutating func add(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    add(name, json: "[" + values.map(Self.quoted).joined(separator: ",") + "]")
  }

  /// A text as JSON has it.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    if isPlain { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// Reads a line that `LineText` wrote, member by member in their order.
///
/// It is lenient about the values within, since whoever reads a line writes it again and compares the bytes.
struct LineReader {
  private let bytes: [UInt8]
  private var place = 1

  /// - Returns: `nil` where the bytes do not begin as an object.
  init?(_ bytes: [UInt8]) {
    guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return nil }
    self.bytes = bytes
  }

  /// The raw JSON of the next member, if it has that name; else the reader stays where it is.
  mutating func json(_ name: String) -> String? {
    let head = Array(((place > 1 ? "," : "") + "\"\(name)\":").utf8)
    guard bytes.dropFirst(place).starts(with: head) else { return nil }
    let start = place + head.count
    guard let end = end(ofValueAt: start) else { return nil }
    place = end
    return String(validating: bytes[start..<end], as: UTF8.self)
  }

  mutating func text(_ name: String) -> String? { json(name).flatMap(Self.text) }

  mutating func number(_ name: String) -> Int? { json(name).flatMap { Int($0) } }

  mutating func texts(_ name: String) -> [String] {
    json(name).flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) } ?? []
  }

  /// What a JSON text says; nearly all are without escapes.
  static func text(_ json: String) -> String? {
    guard json.utf8.contains(UInt8(ascii: "\\")) else {
      return json.utf8.count >= 2 && json.hasPrefix("\"")
        ? String(json.dropFirst().dropLast()) : nil
    }
    return try? JSONDecoder().decode(String.self, from: Data(json.utf8))
  }

  /// All members of an object that was written without spaces, each with its raw JSON.
  static func members(of json: String) -> [(name: String, json: String)] {
    guard var reader = LineReader(Array(json.utf8)) else { return [] }
    var members: [(name: String, json: String)] = []
    while let member = reader.next() { members.append(member) }
    return members
  }

  /// How many items a list has that was written without spaces.
  static func count(ofItemsIn json: String) -> Int {
    // As members of an object without names: the same commas and ends.
    guard json != "[]",
      var reader = LineReader(Array(("{" + json.dropFirst().dropLast() + "}").utf8))
    else { return 0 }
    var count = 0
    while let end = reader.end(ofValueAt: reader.place) {
      count += 1
      guard reader.bytes[end] == UInt8(ascii: ",") else { break }
      reader.place = end + 1
    }
    return count
  }

  private mutating func next() -> (name: String, json: String)? {
    let start = place > 1 ? place + 1 : place
    guard let colon = end(ofNameAt: start), let end = end(ofValueAt: colon + 1),
      let name = String(validating: bytes[start..<colon], as: UTF8.self).flatMap(Self.text),
      let json = String(validating: bytes[(colon + 1)..<end], as: UTF8.self)
    else { return nil }
    place = end
    return (name, json)
  }

  /// Where the colon behind a name stands; `nil` where no name begins.
  private func end(ofNameAt start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: ":") ? place + 1 : nil
  }

  /// Where the value that begins at a place ends; `nil` where it does not.
  private func end(ofValueAt start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { Self.end(ofValueAt: start, in: $0) }
  }

  private static func end(ofValueAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var (depth, isInText, place) = (0, false, start)
    while place < bytes.count {
      let byte = bytes[place]
      if isInText {
        if byte == UInt8(ascii: "\\") { place += 1 }
        if byte == UInt8(ascii: "\"") { isInText = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return place }
          depth -= 1
        case UInt8(ascii: ",") where depth == 0: return place
        default: break
        }
      }
      place += 1
    }
    return nil
  }
}
