/// A value of JSON, written on one line with its members in the order given.
indirect enum MachineText {
  case text(String)
  case number(Int)
  case truth(Bool)
  case array([MachineText])
  case object([(name: String, value: MachineText)])

  /// An object without the members that are `nil`.
  static func members(_ members: KeyValuePairs<String, MachineText?>) -> MachineText {
    .object(members.compactMap { name, value in value.map { (name, $0) } })
  }

  /// An array, or nothing where it is empty.
  static func nonEmpty(_ items: [MachineText]) -> MachineText? {
    items.isEmpty ? nil : .array(items)
  }

  var line: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .truth(let truth): truth ? "true" : "false"
    case .array(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ": " + $0.value.line }.joined(separator: ", ")
        + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
