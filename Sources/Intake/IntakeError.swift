package import Diagnostics

/// What keeps an input from being read at all, as opposed to single bad rows of it.
package enum IntakeError: Error, Hashable, Sendable {
  case unreadable(path: String, reason: Phrase)
  /// The text is in an encoding that is not read.
  case encoding(path: String, TextEncoding)
  case noHeader(file: String)
  case duplicateColumn(file: String, column: String)
  /// Two columns of the file both hold one field.
  case ambiguousColumn(file: String, field: String, columns: [String])
  case missingColumn(file: String, field: String, nearest: String?)
  /// The child file has no column with the parent's key.
  case missingParentKey(file: String, parent: String, expected: [String], nearest: String?)
  case unclosedQuote(file: String, line: Int)
  /// Neither `record.csv` nor its plural is in the folder.
  case noFile(record: String, expected: [String])
  case unknownFileName(name: String, nearest: String?)
  case unknownMapping(column: String, field: String, nearest: String?)
  case unusedMapping(column: String, nearest: String?)
  case unknownConstant(field: String, nearest: String?)
  case badConstant(field: String, value: String, cause: BadRow.Cause)
  case noKey(record: String, list: String)
  /// Two books disagree about a field or type that both read.
  case clash(what: Phrase, first: Phrase, second: Phrase)
  case tooManyRows(file: String)
}

extension IntakeError: CustomStringConvertible {
  /// One line for people.
  package var words: Phrase {
    switch self {
    case .unreadable(let path, let reason):
      Phrase(
        "cannot read '\(path)': \(reason.english)", "无法读取“\(path)”：\(reason.chinese)")
    case .encoding(let path, let encoding):
      Phrase(
        "'\(path)' is \(Self.name(encoding)) text, not UTF-8",
        "“\(path)”的编码是 \(Self.name(encoding))，不是 UTF-8")
    case .noHeader(let file): Phrase("\(file): no header line", "\(file)：没有表头")
    case .duplicateColumn(let file, let column):
      Phrase("\(file): column '\(column)' stands twice", "\(file)：列“\(column)”出现两次")
    case .ambiguousColumn(let file, let field, let columns):
      Phrase("\(file): field '\(field)' is in several columns: ", "\(file)：字段“\(field)”对应多列：")
        + .joined(columns.map(Self.quoted), by: Phrase(", ", "、"))
    case .missingColumn(let file, let field, let nearest):
      Phrase("\(file): no column for field '\(field)'", "\(file)：没有字段“\(field)”的列")
        + .suggestion(of: nearest)
    case .missingParentKey(let file, let parent, let expected, let nearest):
      Phrase(
        "\(file): no column with the key of its \(parent); expected ",
        "\(file)：没有指向 \(parent) 主键的列；应为")
        + Self.alternatives(expected) + .suggestion(of: nearest)
    case .unclosedQuote(let file, let line):
      Phrase(
        "\(file):\(line): a quote is opened here and never closed", "\(file):\(line)：此处的引号没有闭合")
    case .noFile(let record, let expected):
      Phrase("no file for '\(record)': expected ", "没有“\(record)”的文件：应为")
        + Self.alternatives(expected)
    case .unknownFileName(let name, let nearest):
      Phrase("no record or list is named '\(name)'", "没有名为“\(name)”的记录或明细表")
        + .suggestion(of: nearest)
    case .unknownMapping(let column, let field, let nearest):
      Phrase(
        "cannot map column '\(column)': no field is named '\(field)'",
        "不能映射列“\(column)”：没有名为“\(field)”的字段") + .suggestion(of: nearest)
    case .unusedMapping(let column, let nearest):
      Phrase(
        "cannot map column '\(column)': no file has it", "不能映射列“\(column)”：没有文件含有该列")
        + .suggestion(of: nearest)
    case .unknownConstant(let field, let nearest):
      Phrase("no field is named '\(field)'", "没有名为“\(field)”的字段") + .suggestion(of: nearest)
    case .badConstant(let field, let value, let cause):
      Phrase("constant \(field): ", "常量 \(field)：") + cause.sentence(about: value)
    case .noKey(let record, let list):
      Phrase(
        "record '\(record)' has no key, by which rows of '\(list)' would find it",
        "记录“\(record)”没有主键，“\(list)”的行无法与之对应")
    case .clash(let what, let first, let second):
      Phrase(
        "\(what.english) differs: \(first.english) and \(second.english)",
        "\(what.chinese)不一致：\(first.chinese)，\(second.chinese)")
    case .tooManyRows(let file): Phrase("\(file): more than 2^31 rows", "\(file)：超过 2^31 行")
    }
  }

  /// What to do about it, where that is known.
  package var remedy: Phrase? {
    guard case .encoding(let path, let encoding) = self else { return nil }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.hasSuffix(".csv") ? String(file.dropLast(4)) : file
    let ending = file.hasSuffix(".csv") ? ".csv" : ""
    let command =
      "iconv -f \(encoding.rawValue) -t UTF-8 \(Self.shellWord(path)) > "
      + Self.shellWord("\(stem).utf8\(ending)")
    return Phrase("convert it: \(command)", "先转换编码：\(command)")
  }

  /// `GB18030 (GBK)`: the standard's name with the one that people know.
  private static func name(_ encoding: TextEncoding) -> String {
    encoding == .gb18030 ? "GB18030 (GBK)" : encoding.rawValue
  }

  /// A path as a shell takes it.
  private static func shellWord(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  /// As above, in English.
  package var description: String { words.filled(in: .english) }

  private static func quoted(_ name: String) -> Phrase { Phrase("'\(name)'", "“\(name)”") }

  private static func alternatives(_ names: [String]) -> Phrase {
    .joined(names.map(quoted), by: Phrase(" or ", "或"))
  }
}
