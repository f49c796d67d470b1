/// The arguments of a verb, checked against what it accepts.
package struct Arguments: Sendable {
  /// By the parameter's name; flags stand with no text.
  var texts: [String: [String]] = [:]

  package subscript(flag: Flag) -> Bool { texts[flag.parameter.name] != nil }

  /// The value of an option; of a repeated one the last.
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

  /// Refuses options that mean nothing without another one, which is not given.
  func refuse(_ options: [any Accepted], without other: any Accepted) throws(UsageError) {
    for option in options where texts[option.parameter.name] != nil {
      throw .needs(option.parameter, other.parameter)
    }
  }

  /// Refuses options that mean nothing beside another one, which is given.
  func refuse(_ options: [any Accepted], beside other: any Accepted) throws(UsageError) {
    for option in options where texts[option.parameter.name] != nil {
      throw .conflict(option.parameter, other.parameter)
    }
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
