extension BadRow: CustomStringConvertible {
  /// One line for people: `sales.csv:1841: amount: '12.345' has 3 decimals, money holds 2`.
  package var description: String {
    let place = "\(file):\(line): " + (column.map { "\($0): " } ?? "")
    return place + cause.sentence(about: value.map { "'\($0)'" })
  }
}

extension BadRow {
  /// A text on one line, at most 40 characters of it.
  static func shortened(_ text: String) -> String {
    let line = String(
      text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}

extension BadRow.Cause {
  /// The cause in words about a quoted value.
  func sentence(about value: String?) -> String {
    let value = value ?? "the value"
    return switch self {
    case .absent: "missing, but required"
    case .unreadable(let expected): "\(value) is not \(expected)"
    case .tooManyDecimals(let found, let type, let holds):
      "\(value) has \(found) decimal\(found == 1 ? "" : "s"), \(type) holds "
        + (holds == 0 ? "none" : "\(holds)")
    case .outOfRange(let range): "\(value) is outside \(range)"
    case .tooLarge: "\(value) is too large: numbers stay below 10^26"
    case .unknownValue(let expected, let nearest):
      "\(value) is none of \(Self.shortened(expected))"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .notUTF8: "the text is not valid UTF-8"
    case .duplicateKey: "\(value) is the key of an earlier row"
    case .orphan(let parent): "no \(parent) has the key \(value)"
    case .wrongCellCount(let found, let expected):
      "\(found) cell\(found == 1 ? "" : "s"), the header has \(expected)"
    case .textAfterQuote: "text follows a closing quote"
    case .invalidJSON(let expected, let byte): "not JSON: expected \(expected) at byte \(byte)"
    case .notARecord: "expected one record as a JSON object"
    case .wrongKind(let expected, let found): "expected \(expected), found \(found)"
    case .duplicateMember: "the member stands twice in its object"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    }
  }

  /// At most eight names, then how many more there are.
  private static func shortened(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? shown + " and \(names.count - 8) more" : shown
  }
}
