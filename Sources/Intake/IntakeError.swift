/// What keeps an input from being read at all, as opposed to single bad rows of it.
package enum IntakeError: Error, Hashable, Sendable {
  case unreadable(path: String, reason: String)
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
  case clash(what: String, first: String, second: String)
  case tooManyRows(file: String)
}

extension IntakeError: CustomStringConvertible {
  /// One line for people.
  package var description: String {
    func advice(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
    return switch self {
    case .unreadable(let path, let reason): "cannot read '\(path)': \(reason)"
    case .noHeader(let file): "\(file): no header line"
    case .duplicateColumn(let file, let column): "\(file): column '\(column)' stands twice"
    case .ambiguousColumn(let file, let field, let columns):
      "\(file): field '\(field)' is in several columns: "
        + columns.map { "'\($0)'" }.joined(separator: ", ")
    case .missingColumn(let file, let field, let nearest):
      "\(file): no column for field '\(field)'" + advice(nearest)
    case .missingParentKey(let file, let parent, let expected, let nearest):
      "\(file): no column with the key of its \(parent); expected "
        + expected.map { "'\($0)'" }.joined(separator: " or ") + advice(nearest)
    case .unclosedQuote(let file, let line):
      "\(file):\(line): a quote is opened here and never closed"
    case .noFile(let record, let expected):
      "no file for '\(record)': expected " + expected.map { "'\($0)'" }.joined(separator: " or ")
    case .unknownFileName(let name, let nearest):
      "no record or list is named '\(name)'" + advice(nearest)
    case .unknownMapping(let column, let field, let nearest):
      "cannot map column '\(column)': no field is named '\(field)'" + advice(nearest)
    case .unusedMapping(let column, let nearest):
      "cannot map column '\(column)': no file has it" + advice(nearest)
    case .unknownConstant(let field, let nearest):
      "no field is named '\(field)'" + advice(nearest)
    case .badConstant(let field, let value, let cause):
      "constant \(field): " + cause.sentence(about: "'\(value)'")
    case .noKey(let record, let list):
      "record '\(record)' has no key, by which rows of '\(list)' would find it"
    case .clash(let what, let first, let second): "\(what) differs: \(first) and \(second)"
    case .tooManyRows(let file): "\(file): more than 2^31 rows"
    }
  }
}
