package import Diagnostics
import Numbers

/// `--name`: given or not.
package struct Flag: Accepted {
  package let parameter: Parameter

  package init(_ name: String, help: Phrase) {
    parameter = Parameter(.flag, name, help: help)
  }

  package func expectation(unmetBy text: String) -> Phrase? { nil }
}

/// `--name value` or `--name=value`, read as a value of some type.
package struct Option<Value: Sendable>: Accepted {
  package let parameter: Parameter
  let expected: Phrase
  let read: @Sendable (String) -> Value?

  /// `expected` completes "expected …" where `read` gives nothing.
  package init(
    _ name: String, valueName: String? = nil, help: Phrase, isRequired: Bool = false,
    isRepeated: Bool = false, defaultText: Phrase? = nil, choices: [String] = [],
    expected: Phrase, read: @escaping @Sendable (String) -> Value?
  ) {
    parameter = Parameter(
      .option, name, valueName: valueName, help: help, isRequired: isRequired,
      isRepeated: isRepeated, choices: choices, defaultText: defaultText)
    self.expected = expected
    self.read = read
  }

  package func expectation(unmetBy text: String) -> Phrase? {
    read(text) == nil ? expected : nil
  }
}

extension Option where Value == String {
  /// An option whose value is any text.
  package static func text(
    _ name: String, valueName: String? = nil, help: Phrase, isRequired: Bool = false,
    isRepeated: Bool = false, defaultText: Phrase? = nil
  ) -> Option {
    Option(
      name, valueName: valueName, help: help, isRequired: isRequired, isRepeated: isRepeated,
      defaultText: defaultText, expected: Phrase("a text that is not empty", "非空文本"),
      read: { $0.isEmpty ? nil : $0 })
  }
}

extension Option where Value == Int {
  /// An option whose value is a whole number of a range.
  package static func integer(
    _ name: String, valueName: String = "n", in range: ClosedRange<Int>, help: Phrase,
    isRequired: Bool = false, defaultText: Phrase? = nil
  ) -> Option {
    Option(
      name, valueName: valueName, help: help, isRequired: isRequired, defaultText: defaultText,
      expected: Phrase(
        "a whole number from \(range.lowerBound) to \(range.upperBound)",
        "\(range.lowerBound) 到 \(range.upperBound) 的整数"),
      read: { Int($0).flatMap { range.contains($0) ? $0 : nil } })
  }
}

extension Option where Value == CalendarDate {
  /// An option whose value is a day.
  static func date(
    _ name: String, help: Phrase, isRequired: Bool = false, defaultText: Phrase? = nil
  ) -> Option {
    Option(
      name, valueName: "date", help: help, isRequired: isRequired, defaultText: defaultText,
      expected: Phrase("a date such as 2025-12-31", "日期，如 2025-12-31"),
      read: { CalendarDate(parsing: $0) })
  }
}

extension Option
where Value: RawRepresentable<String> & CaseIterable, Value.AllCases: Sendable {
  /// An option whose value is one of a few words.
  package static func choice(_ name: String, help: Phrase, default: Value) -> Option {
    let choices = Value.allCases.map(\.rawValue)
    return Option(
      name, help: help, defaultText: Phrase(verbatim: `default`.rawValue), choices: choices,
      expected: .oneOf(choices), read: { Value(rawValue: $0) })
  }
}

/// `left=right`.
package struct Pair: Equatable, Sendable {
  package var left: String
  package var right: String
}

extension Option where Value == Pair {
  /// A repeated option whose values are `left=right`.
  package static func pairs(_ name: String, of shape: String, help: Phrase) -> Option {
    Option(
      name, valueName: shape, help: help, isRepeated: true, expected: Phrase(verbatim: shape),
      read: { text in
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
        return Pair(
          left: String(text[..<sign]), right: String(text[text.index(after: sign)...]))
      })
  }
}

/// An argument known by its place.
package struct Positional: Accepted {
  package let parameter: Parameter

  package init(
    _ name: String, help: Phrase, isRequired: Bool = true, isRepeated: Bool = false,
    choices: [String] = []
  ) {
    parameter = Parameter(
      .positional, name, help: help, isRequired: isRequired, isRepeated: isRepeated,
      choices: choices)
  }

  package func expectation(unmetBy text: String) -> Phrase? {
    parameter.choices.isEmpty || parameter.choices.contains(text)
      ? nil : .oneOf(parameter.choices)
  }
}
