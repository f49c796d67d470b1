import Diagnostics

/// Reads the words behind a verb against what the verb accepts.
struct ArgumentParser {
  /// What the words come to.
  enum Reading {
    case arguments(Arguments)
    case help
  }
  private let accepted: [any Accepted]
  private var arguments = Arguments()
  private var positional: [String] = []

  init(_ verb: Verb) { accepted = verb.accepts }

  /// Reads all words.
  ///
  /// - Throws: the first word that does not fit, or what is missing.
  mutating func read(_ words: [String]) throws(UsageError) -> Reading {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        positional += rest
        break
      }
      if word == "-h" || word == "--help" { return .help }
      if word.hasPrefix("--") {
        try readOption(word, &rest)
      } else if word.hasPrefix("-"), word != "-" {
        throw UsageError("unknown option '\(word)'")
      } else {
        positional.append(word)
      }
    }
    try placePositional()
    for option in accepted where option.parameter.isRequired {
      guard arguments.texts[option.parameter.name] == nil else { continue }
      throw UsageError("missing \(Self.kind(option.parameter)) '\(option.parameter.label)'")
    }
    return .arguments(arguments)
  }

  private mutating func readOption(_ word: String, _ rest: inout ArraySlice<String>)
    throws(UsageError)
  {
    let sign = word.firstIndex(of: "=")
    let name = String(word[..<(sign ?? word.endIndex)].dropFirst(2))
    guard
      let option = accepted.first(where: {
        $0.parameter.name == name && $0.parameter.kind != .positional
      })
    else {
      throw UsageError("unknown option '--\(name)'" + advice(name))
    }
    if option.parameter.kind == .flag {
      if sign != nil { throw UsageError("'--\(name)' takes no value") }
      arguments.texts[name] = []
      return
    }
    let text: String
    if let sign {
      text = String(word[word.index(after: sign)...])
    } else if let next = rest.first, !next.hasPrefix("--") {
      text = next
      rest.removeFirst()
    } else {
      throw UsageError("missing value for '\(option.parameter.label)'")
    }
    try accept(text, option)
  }

  private mutating func placePositional() throws(UsageError) {
    var rest = positional[...]
    for argument in accepted where argument.parameter.kind == .positional {
      repeat {
        guard let text = rest.popFirst() else { break }
        try accept(text, argument)
      } while argument.parameter.isRepeated
    }
    if let extra = rest.first { throw UsageError("unexpected argument '\(extra)'") }
  }

  private mutating func accept(_ text: String, _ accepted: any Accepted) throws(UsageError) {
    let parameter = accepted.parameter
    if let expected = accepted.expectation(unmetBy: text) {
      let nearest = NearestName.of(text, among: parameter.choices)
      throw UsageError(
        "'\(text)' is no value for '\(parameter.label)': expected \(expected)"
          + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
    arguments.texts[parameter.name, default: []].append(text)
  }

  private func advice(_ name: String) -> String {
    let names =
      accepted.map(\.parameter).filter { $0.kind != .positional }.map(\.name) + ["help"]
    return NearestName.of(name, among: names).map { "; did you mean '--\($0)'?" } ?? ""
  }

  private static func kind(_ parameter: Parameter) -> String {
    parameter.kind == .positional ? "argument" : "option"
  }
}
