import Engine
import Intake

extension ToolError {
  /// A file that cannot be read is the system's failure; one that holds something else is bad input.
  init(_ error: IntakeError) {
    if case .unreadable = error {
      self.init(.failure, error.description)
    } else {
      self.init(.badInput, error.description)
    }
  }

  /// Data of which a field is not there, or is of another kind than the book's.
  init(_ error: BindingError) {
    let field = error.list.map { "\($0).\(error.field)" } ?? error.field
    switch error.cause {
    case .missingColumn: self.init(.badInput, "the data has no column for the field '\(field)'")
    case .wrongKind:
      self.init(.badInput, "the data of the field '\(field)' is of another kind than the book's")
    }
  }
}
