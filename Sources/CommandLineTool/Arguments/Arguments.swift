/// The arguments of a verb, checked against what it accepts.
package struct Arguments: Sendable {
  /// By the parameter's name; flags stand with no text.
  var texts: [String: [String]] = [:]

  package subscript(flag: Flag) -> Bool { texts[flag.parameter.name] != nil }

  /// The value of an option; of several the last one.
  package subscript<Value>(option: Option<Value>) -> Value? {
    texts[option.parameter.name]?.last.flatMap(option.read)
  }

  /// All values of a repeated option, in order.
  package func all<Value>(_ option: Option<Value>) -> [Value] {
    (texts[option.parameter.name] ?? []).compactMap(option.read)
  }

  /// A single positional argument; empty where an optional one is absent.
  package subscript(positional: Positional) -> String {
    texts[positional.parameter.name]?.first ?? ""
  }

  /// All arguments of a repeated positional parameter.
  package func all(_ positional: Positional) -> [String] {
    texts[positional.parameter.name] ?? []
  }

  /// The value of a required option.
  ///
  /// - Throws: a usage error, where a verb asks for an option that it did not declare as required.
  package func required<Value>(_ option: Option<Value>) throws(UsageError) -> Value {
    guard let value = self[option] else {
      throw .missing(option.parameter)
    }
    return value
  }
}
