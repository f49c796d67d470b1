import Diagnostics
import Engine
import History
import Intake
import Registry
import SQLite

extension ToolError {
  /// A file that cannot be read is the system's failure; one that holds something else is bad input.
  init(_ error: IntakeError) {
    if case .unreadable = error {
      self.init(.failure, error.words)
    } else {
      self.init(.badInput, error.words, remedy: error.remedy)
    }
  }

  /// A history that cannot be opened, read or written is the store's failure; rows or books that do not fit it are bad
  /// input.
  init(_ error: HistoryError) {
    switch error {
    case .otherRecord, .noKey, .absentList, .absentField, .missingValues, .otherType,
      .unlistedValue, .keysExist, .repeatedKey, .takenName, .noCustomers:
      self.init(.badInput, error.words, remedy: error.remedy)
    default: self.init(.failure, error.words, remedy: error.remedy)
    }
  }

  /// A decision log, or its key, that cannot be used.
  init(_ error: DecisionLogError) {
    self.init(
      error.kind == .badInput ? .badInput : .failure, error.message, remedy: error.remedy)
  }

  /// A file that is not read.
  init(_ refusal: PlainFile.Refusal) {
    self.init(
      refusal.isSystems ? .failure : .badInput, refusal.message, remedy: refusal.remedy)
  }

  /// What a history's store throws, of whatever kind.
  static func anyStore(_ error: any Error, _ path: String) -> ToolError {
    switch error {
    case let error as ToolError: error
    case let error as HistoryError: ToolError(error)
    case let error as SQLiteError: ToolError(HistoryError.store(path: path, error))
    default: ToolError(.failure, Phrase(verbatim: "\(error)"))
    }
  }

  /// Data of which a field is not there, or is of another kind than the book's.
  init(_ error: BindingError) {
    let field = error.list.map { "\($0).\(error.field)" } ?? error.field
    switch error.cause {
    case .missingColumn:
      self.init(
        .badInput,
        Phrase("the data has no column for the field '\(field)'", "数据中没有字段“\(field)”的列"))
    case .missingWords:
      self.init(
        .badInput,
        Phrase(
          "the data of the field '\(field)' holds codes without their texts",
          "字段“\(field)”的数据只有代码而没有文本"))
    case .wrongKind:
      self.init(
        .badInput,
        Phrase(
          "the data of the field '\(field)' is of another kind than the book's",
          "字段“\(field)”的数据与规则书中的类型不同"))
    }
  }
}
