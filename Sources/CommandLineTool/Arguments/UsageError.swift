package import Diagnostics

/// A command line that cannot be understood.
package struct UsageError: Error, Equatable, Sendable {
  /// One sentence in lower case without a final period.
  package var message: Phrase
  package init(_ message: Phrase) { self.message = message }
}

extension UsageError {
  /// A text that is no value of a parameter, with what is near where its values are few.
  static func unfit(_ text: String, _ accepted: any Accepted) -> UsageError {
    let parameter = accepted.parameter
    let expected = accepted.expectation(unmetBy: text) ?? Phrase(verbatim: parameter.label)
    return UsageError(
      Phrase(
        "'\(text)' is no value for '\(parameter.label)': expected \(expected.english)",
        "“\(text)”不能用作“\(parameter.label)”的值：应为 \(expected.chinese)")
        + .suggestion(of: NearestName.of(text, among: parameter.choices)))
  }

  static func missingValue(_ parameter: Parameter) -> UsageError {
    UsageError(
      Phrase("missing value for '\(parameter.label)'", "“\(parameter.label)”缺少值"))
  }

  static func missing(_ parameter: Parameter) -> UsageError {
    let kind =
      parameter.kind == .positional ? Phrase("argument", "参数") : Phrase("option", "选项")
    return UsageError(
      Phrase(
        "missing \(kind.english) '\(parameter.label)'", "缺少\(kind.chinese)“\(parameter.label)”"))
  }

  static func repeated(_ parameter: Parameter) -> UsageError {
    UsageError(
      Phrase("'--\(parameter.name)' is given twice", "“--\(parameter.name)”重复给出"))
  }

  static func conflict(_ parameter: Parameter, _ other: Parameter) -> UsageError {
    UsageError(
      Phrase(
        "'--\(parameter.name)' and '--\(other.name)' cannot be given together",
        "“--\(parameter.name)”与“--\(other.name)”不能同时给出"))
  }

  static func needs(_ parameter: Parameter, _ other: Parameter) -> UsageError {
    UsageError(
      Phrase(
        "'--\(parameter.name)' needs '--\(other.name)'",
        "“--\(parameter.name)”须与“--\(other.name)”同用"))
  }

  static func unknownOption(_ word: String, nearest: String?) -> UsageError {
    UsageError(Phrase("unknown option '\(word)'", "没有选项“\(word)”") + .suggestion(of: nearest))
  }
}
