package import Diagnostics

/// A flag, an option or a positional argument as help, usage and completions show it.
package struct Parameter: Equatable, Sendable {
  package enum Kind: Equatable, Sendable { case flag, option, positional }
  package let kind: Kind
  /// Without dashes.
  package let name: String
  /// What stands in angle brackets: `file` in `--out <file>`.
  package let valueName: String
  package let help: Phrase
  package let isRequired: Bool
  package let isRepeated: Bool
  /// The values that are allowed, where they are few.
  package let choices: [String]
  /// What holds where nothing is given, as help shows it.
  package let defaultText: Phrase?

  package init(
    _ kind: Kind, _ name: String, valueName: String? = nil, help: Phrase,
    isRequired: Bool = false, isRepeated: Bool = false, choices: [String] = [],
    defaultText: Phrase? = nil
  ) {
    self.kind = kind
    self.name = name
    self.valueName = valueName ?? name
    self.help = help
    self.isRequired = isRequired
    self.isRepeated = isRepeated
    self.choices = choices
    self.defaultText = defaultText
  }

  /// `--format <format>`, `--watch`, `<path>`.
  var label: String {
    switch kind {
    case .flag: "--\(name)"
    case .option: "--\(name) <\(valueName)>"
    case .positional: "<\(valueName)>"
    }
  }

  /// As the usage line shows it: in brackets where it may be left out, with dots where it may be repeated.
  var usage: String {
    let repeated = isRepeated ? "\(label) ..." : label
    return isRequired ? repeated : "[\(repeated)]"
  }

  /// The help with the allowed values and the default behind it.
  var description: Phrase {
    var notes: [Phrase] = []
    if !choices.isEmpty {
      notes.append(
        Phrase(
          "values: \(choices.joined(separator: ", "))",
          "可选值：\(choices.joined(separator: "、"))"))
    }
    if let defaultText {
      notes.append(Phrase("default: \(defaultText.english)", "默认：\(defaultText.chinese)"))
    }
    if notes.isEmpty { return help }
    let all = Phrase.joined(notes, by: Phrase("; ", "；"))
    return help + Phrase(" (\(all.english))", "（\(all.chinese)）")
  }
}

/// Something a verb accepts, by what it is shown as and what its texts must be.
package protocol Accepted: Sendable {
  var parameter: Parameter { get }
  /// What would have been right, where a text is not: `a whole number above 0`.
  func expectation(unmetBy text: String) -> Phrase?
}
