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
        throw .unknownOption(word, nearest: nil)
      } else {
        positional.append(word)
      }
    }
    try placePositional()
    for option in accepted where option.parameter.isRequired {
      guard arguments.texts[option.parameter.name] == nil else { continue }
      throw .missing(option.parameter)
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
      throw .unknownOption("--\(name)", nearest: nearest(name).map { "--\($0)" })
    }
    if option.parameter.kind == .flag {
      if sign != nil {
        throw UsageError(Phrase("'--\(name)' takes no value", "“--\(name)”不带值"))
      }
      if arguments.texts.updateValue([], forKey: name) != nil { throw .repeated(option.parameter) }
      return
    }
    let text: String
    if let sign {
      text = String(word[word.index(after: sign)...])
    } else if let next = rest.first, !next.hasPrefix("--") {
      text = next
      rest.removeFirst()
    } else {
      throw .missingValue(option.parameter)
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
    if let extra = rest.first {
      throw UsageError(Phrase("unexpected argument '\(extra)'", "多余的参数“\(extra)”"))
    }
  }

  private mutating func accept(_ text: String, _ accepted: any Accepted) throws(UsageError) {
    // Of two values one would be ignored, and nobody could tell which was meant.
    if !accepted.parameter.isRepeated, arguments.texts[accepted.parameter.name] != nil {
      throw .repeated(accepted.parameter)
    }
    if accepted.expectation(unmetBy: text) != nil { throw .unfit(text, accepted) }
    arguments.texts[accepted.parameter.name, default: []].append(text)
  }

  private func nearest(_ name: String) -> String? {
    let names = accepted.map(\.parameter).filter { $0.kind != .positional }.map(\.name)
    return NearestName.of(name, among: names + ["help", LanguageOption.option.parameter.name])
  }
}
