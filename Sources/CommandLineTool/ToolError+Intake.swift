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
}
