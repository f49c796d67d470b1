/// The colours of problems in a terminal; plain text has none.
package enum Paint: Sendable {
  case none, ansi

  enum Role: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case message = "1"
    case secondary = "34"
    case margin = "2"
    case fix = "32"
  }

  func callAsFunction(_ role: Role, _ text: String) -> String {
    self == .none || text.isEmpty ? text : "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m"
  }
}

extension Severity {
  var role: Paint.Role {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
