package import Numbers

/// A JSON value whose members keep their order and whose decimals are exact, because they are strings.
package indirect enum JSON: Equatable, Sendable {
  case null
  case truth(Bool)
  /// A count of things, never a decimal of the rules.
  case count(Int)
  case text(String)
  case array([JSON])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: JSON
    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// A decimal in full, as a string.
  package static func decimal(_ number: Number) -> JSON { .text(number.description) }

  /// An object without those members that have no value.
  package static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// On one line, without a line end.
  package var line: String {
    var text = ""
    write(into: &text, indent: nil)
    return text
  }

  /// On several lines, two spaces a level, with a line end; what fits on a line stays on one.
  package var pretty: String {
    var text = ""
    write(into: &text, indent: 0)
    return text + "\n"
  }

  private func write(into text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .truth(let truth): text += truth ? "true" : "false"
    case .count(let count): text += String(count)
    case .text(let value): Self.quote(value, into: &text)
    case .array(let items):
      Self.write(items.map { ("", $0) }, "[", "]", into: &text, indent: indent)
    case .object(let members):
      Self.write(
        members.map { ("\(Self.quoted($0.name)):", $0.value) }, "{", "}", into: &text,
        indent: indent)
    }
  }

  private static func write(
    _ items: [(label: String, value: JSON)], _ open: String, _ close: String,
    into text: inout String, indent: Int?
  ) {
    text += open
    defer { text += close }
    guard let indent else {
      for (position, item) in items.enumerated() {
        if position > 0 { text += "," }
        text += item.label
        item.value.write(into: &text, indent: nil)
      }
      return
    }
    let flat = items.map { $0.label + ($0.label.isEmpty ? "" : " ") + $0.value.line }
    if items.allSatisfy({ $0.value.isPlain }), flat.reduce(indent, { $0 + $1.count + 2 }) <= 96 {
      text += flat.joined(separator: ", ")
      return
    }
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    for (position, item) in items.enumerated() {
      text += (position > 0 ? "," : "") + margin + item.label + (item.label.isEmpty ? "" : " ")
      item.value.write(into: &text, indent: indent + 2)
    }
    text += "\n" + String(repeating: " ", count: indent)
  }

  private var isPlain: Bool {
    switch self {
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = ""
    quote(text, into: &result)
    return result
  }

  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
