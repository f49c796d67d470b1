package import Diagnostics

extension BadRow: CustomStringConvertible {
  /// One line for people: `sales.csv:1841: amount: '12.345' has 3 decimals, money holds 2`.
  package var words: Phrase {
    place.words + Phrase(verbatim: ": " + (column.map { "\($0): " } ?? "")) + message
  }

  /// As above, in English.
  package var description: String { words.filled(in: .english) }
}

extension BadRow {
  /// What is wrong, without the place.
  package var message: Phrase { cause.sentence(about: value) }

  /// A text on one line, at most 40 characters of it.
  static func shortened(_ text: String) -> String {
    let line = String(
      text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}

extension BadRow.Cause {
  /// The cause in words about a value, as the input has it.
  func sentence(about value: String?) -> Phrase {
    let value = value.map { Phrase("'\($0)'", "“\($0)”") } ?? Phrase("the value", "该值")
    return switch self {
    case .absent: Phrase("missing, but required", "缺失，但此项必填")
    case .unreadable(let expected):
      value + Phrase(" is not \(expected.english)", "不是\(expected.chinese)")
    case .tooManyDecimals(let found, let type, let holds):
      value
        + Phrase(
          """
           has \(found) decimal\(found == 1 ? "" : "s"), \(type.english) holds \
          \(holds == 0 ? "none" : "\(holds)")
          """,
          "有 \(found) 位小数，而\(type.chinese)\(holds == 0 ? "不带小数" : "只保留 \(holds) 位")")
    case .outOfRange(let range): value + Phrase(" is outside \(range)", "超出 \(range)")
    case .tooLarge: value + Phrase(" is too large: numbers stay below 10^26", "过大：数须小于 10^26")
    case .unknownValue(let expected, let nearest):
      value + Phrase(" is none of ", "不在可选值之内：") + Self.shortened(expected)
        + .suggestion(of: nearest)
    case .notUTF8: Phrase("the text is not valid UTF-8", "不是有效的 UTF-8 文本")
    case .duplicateKey: value + Phrase(" is the key of an earlier row", "已是前面某一行的主键")
    case .orphan(let parent):
      Phrase(
        "no \(parent) has the key \(value.english)", "没有主键为\(value.chinese)的 \(parent)")
    case .wrongCellCount(let found, let expected):
      Phrase(
        "\(found) cell\(found == 1 ? "" : "s"), the header has \(expected)",
        "有 \(found) 个单元格，而表头有 \(expected) 个")
    case .textAfterQuote: Phrase("text follows a closing quote", "结尾的引号之后还有文字")
    case .contradicted(_, let words): words
    case .invalidJSON(let expected, let byte):
      Phrase(
        "not JSON: expected \(expected.english) at byte \(byte)",
        "不是 JSON：第 \(byte) 字节处应为\(expected.chinese)")
    case .notARecord: Phrase("expected one record as a JSON object", "此处应为一个 JSON 对象，即一条记录")
    case .wrongKind(let expected, let found):
      Phrase(
        "expected \(expected.english), found \(found.english)",
        "应为\(expected.chinese)，实为\(found.chinese)")
    case .duplicateMember: Phrase("the member stands twice in its object", "该成员在同一对象中出现两次")
    case .tooDeep(let limit):
      Phrase("nested deeper than \(limit) levels", "嵌套超过 \(limit) 层")
    }
  }

  /// At most eight names, then how many more there are.
  private static func shortened(_ names: [String]) -> Phrase {
    let shown = names.prefix(8)
    let more = names.count - 8
    return Phrase("\(shown.joined(separator: ", "))", "\(shown.joined(separator: "、"))")
      + (more > 0 ? Phrase(" and \(more) more", "等，另有 \(more) 个") : Phrase(verbatim: ""))
  }
}
