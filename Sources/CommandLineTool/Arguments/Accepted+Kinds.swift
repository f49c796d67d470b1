/// `--name`: given or not.
package struct Flag: Accepted {
  package let parameter: Parameter

  package init(_ name: String, help: String) {
    parameter = Parameter(.flag, name, help: help)
  }

  package func expectation(unmetBy text: String) -> String? { nil }
}

/// `--name value` or `--name=value`, read as a value of some type.
package struct Option<Value: Sendable>: Accepted {
  package let parameter: Parameter
  let expected: String
  let read: @Sendable (String) -> Value?

  /// `expected` completes "expected …" where `read` gives nothing.
  package init(
    _ name: String, valueName: String? = nil, help: String, isRequired: Bool = false,
    isRepeated: Bool = false, defaultText: String? = nil, choices: [String] = [],
    expected: String, read: @escaping @Sendable (String) -> Value?
  ) {
    parameter = Parameter(
      .option, name, valueName: valueName, help: help, isRequired: isRequired,
      isRepeated: isRepeated, choices: choices, defaultText: defaultText)
    self.expected = expected
    self.read = read
  }

  package func expectation(unmetBy text: String) -> String? {
    read(text) == nil ? expected : nil
  }
}

extension Option where Value == String {
  /// An option whose value is any text.
  package static func text(
    _ name: String, valueName: String? = nil, help: String, isRequired: Bool = false,
    isRepeated: Bool = false, defaultText: String? = nil
  ) -> Option {
    Option(
      name, valueName: valueName, help: help, isRequired: isRequired, isRepeated: isRepeated,
      defaultText: defaultText, expected: "a text that is not empty",
      read: { $0.isEmpty ? nil : $0 })
  }
}

extension Option where Value == Int {
  /// An option whose value is a whole number of a range.
  package static func integer(
    _ name: String, valueName: String = "n", in range: ClosedRange<Int>, help: String,
    isRequired: Bool = false, defaultText: String? = nil
  ) -> Option {
    Option(
      name, valueName: valueName, help: help, isRequired: isRequired, defaultText: defaultText,
      expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: { Int($0).flatMap { range.contains($0) ? $0 : nil } })
  }
}

extension Option
where Value: RawRepresentable<String> & CaseIterable, Value.AllCases: Sendable {
  /// An option whose value is one of a few words.
  package static func choice(_ name: String, help: String, default: Value) -> Option {
    let choices = Value.allCases.map(\.rawValue)
    return Option(
      name, help: help, defaultText: `default`.rawValue, choices: choices,
      expected: choices.joined(separator: " or "), read: { Value(rawValue: $0) })
  }
}

/// `left=right`.
package struct Pair: Equatable, Sendable {
  package var left: String
  package var right: String
}

extension Option where Value == Pair {
  /// A repeated option whose values are `left=right`.
  package static func pairs(_ name: String, of shape: String, help: String) -> Option {
    Option(
      name, valueName: shape, help: help, isRepeated: true, expected: shape,
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
    _ name: String, help: String, isRequired: Bool = true, isRepeated: Bool = false,
    choices: [String] = []
  ) {
    parameter = Parameter(
      .positional, name, help: help, isRequired: isRequired, isRepeated: isRepeated,
      choices: choices)
  }

  package func expectation(unmetBy text: String) -> String? {
    parameter.choices.isEmpty || parameter.choices.contains(text)
      ? nil : parameter.choices.joined(separator: " or ")
  }
}
