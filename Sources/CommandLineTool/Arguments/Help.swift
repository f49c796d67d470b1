import Diagnostics

/// The help texts, laid out as Swift's argument parser does.
enum Help {
  private static let width = 80
  /// Where the explanations stand.
  private static let column = 26

  /// The help of the tool as a whole.
  static func text(_ verbs: [Verb]) -> String {
    sections([
      "OVERVIEW: \(Tool.abstract)",
      "USAGE: \(Tool.name) <subcommand>",
      "OPTIONS:\n"
        + rows([("--version", "Show the version."), ("-h, --help", "Show help information.")]),
      "SUBCOMMANDS:\n" + rows(verbs.map { ($0.name, $0.abstract) }),
      "  See '\(Tool.name) help <subcommand>' for detailed help.",
    ])
  }

  /// The help of a verb.
  static func text(_ verb: Verb) -> String {
    let positional = verb.parameters.filter { $0.kind == .positional }
    let options = verb.parameters.filter { $0.kind != .positional }
    let shown = { (parameters: [Parameter]) in parameters.map { ($0.label, $0.description) } }
    return sections([
      "OVERVIEW: \(verb.abstract)"
        + (verb.discussion.isEmpty ? "" : "\n\n" + paragraphs(verb.discussion)),
      wrapped("USAGE: \(verb.usage)", hanging: 4),
      positional.isEmpty ? "" : "ARGUMENTS:\n" + rows(shown(positional)),
      "OPTIONS:\n" + rows(shown(options) + [("-h, --help", "Show help information.")]),
    ])
  }

  private static func sections(_ sections: [String]) -> String {
    sections.filter { !$0.isEmpty }.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
      .joined(separator: "\n")
  }

  private static func rows(_ rows: [(label: String, text: String)]) -> String {
    rows.map { label, text in
      let lines = lines(of: text, width: width - column)
      let margin = String(repeating: " ", count: column)
      var first = "  " + label
      if first.count + 2 <= column, let line = lines.first {
        first += String(repeating: " ", count: column - first.count) + line
        return ([first] + lines.dropFirst().map { margin + $0 }).joined(separator: "\n")
      }
      return ([first] + lines.map { margin + $0 }).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map {
        $0.hasPrefix(" ") ? String($0) : lines(of: String($0), width: width).joined(separator: "\n")
      }
      .joined(separator: "\n")
  }

  private static func wrapped(_ text: String, hanging: Int) -> String {
    let lines = lines(of: text, width: width - hanging)
    return lines.joined(separator: "\n" + String(repeating: " ", count: hanging))
  }

  /// A text in lines of at most `width` columns, broken at spaces outside of brackets.
  private static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text) {
      if !line.isEmpty, displayWidth(of: line) + 1 + displayWidth(of: word) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    return lines + [line]
  }

  /// The words of a text; what is in square brackets stays one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    for character in text {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character == " ", depth <= 0 {
        words.append(word)
        word = ""
      } else {
        word.append(character)
      }
    }
    return words + [word]
  }
}
