import Diagnostics

/// The help texts, laid out as Swift's argument parser does.
struct Help {
  private static let width = 80
  /// Where the explanations stand.
  private static let column = 26
  static let help = Phrase("Show help information.", "显示帮助。")

  let language: Language

  init(in language: Language) { self.language = language }

  /// The help of the tool as a whole.
  func text(_ verbs: [Verb]) -> String {
    let options = [
      ("--version", Phrase("Show the version.", "显示版本号。")),
      Self.row(LanguageOption.option.parameter),
      ("-h, --help", Self.help),
    ]
    return sections([
      words(Phrase("OVERVIEW: ", "概述：") + Tool.abstract),
      words(Phrase("USAGE: ", "用法：") + Tool.usage),
      words(Phrase("OPTIONS:", "选项：")) + "\n" + rows(options),
      words(Phrase("SUBCOMMANDS:", "子命令：")) + "\n" + rows(verbs.map { ($0.name, $0.abstract) }),
      words(
        Phrase(
          """
            See '\(Tool.name) help <subcommand>' for detailed help, 'help <code>' for what a problem
            such as unknown_name means, and 'help --problems' for all of them.
          """,
          """
            各子命令的详细说明见“\(Tool.name) help <子命令>”；问题编码（如 unknown_name）的含义见
            “help <编码>”，全部编码见“help --problems”。
          """)),
    ])
  }

  /// The help of a verb.
  func text(_ verb: Verb) -> String {
    if !verb.verbs.isEmpty { return text(ofGroup: verb) }
    let positional = verb.parameters.filter { $0.kind == .positional }
    let options = verb.parameters.filter { $0.kind != .positional }
    let common = verb.hasOwnLanguage ? [] : [Self.row(LanguageOption.option.parameter)]
    return sections([
      words(Phrase("OVERVIEW: ", "概述：") + verb.abstract)
        + (verb.discussion.map { "\n\n" + paragraphs(words($0)) } ?? ""),
      wrapped(words(Phrase("USAGE: ", "用法：")) + verb.usage, hanging: 4),
      positional.isEmpty
        ? "" : words(Phrase("ARGUMENTS:", "参数：")) + "\n" + rows(positional.map(Self.row)),
      words(Phrase("OPTIONS:", "选项：")) + "\n"
        + rows(options.map(Self.row) + common + [("-h, --help", Self.help)]),
    ])
  }

  /// The help of a verb that holds others.
  private func text(ofGroup verb: Verb) -> String {
    sections([
      words(Phrase("OVERVIEW: ", "概述：") + verb.abstract)
        + (verb.discussion.map { "\n\n" + paragraphs(words($0)) } ?? ""),
      words(
        Phrase("USAGE: \(verb.usage)", "用法：\(Tool.name) \(verb.path) <子命令>")),
      words(Phrase("OPTIONS:", "选项：")) + "\n"
        + rows([Self.row(LanguageOption.option.parameter), ("-h, --help", Self.help)]),
      words(Phrase("SUBCOMMANDS:", "子命令：")) + "\n"
        + rows(verb.verbs.map { ($0.name, $0.abstract) }),
      words(
        Phrase(
          "  See '\(Tool.name) help \(verb.path) <subcommand>' for detailed help.",
          "  各子命令的详细说明见“\(Tool.name) help \(verb.path) <子命令>”。")),
    ])
  }

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  private static func row(_ parameter: Parameter) -> (label: String, text: Phrase) {
    (parameter.label, parameter.description)
  }

  private func sections(_ sections: [String]) -> String {
    sections.filter { !$0.isEmpty }.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
      .joined(separator: "\n")
  }

  private func rows(_ rows: [(label: String, text: Phrase)]) -> String {
    rows.map { label, text in
      let lines = LineBreaking.lines(of: words(text), width: Self.width - Self.column)
      let margin = String(repeating: " ", count: Self.column)
      var first = "  " + label
      let taken = displayWidth(of: first)
      if taken + 2 <= Self.column, let line = lines.first {
        first += String(repeating: " ", count: Self.column - taken) + line
        return ([first] + lines.dropFirst().map { margin + $0 }).joined(separator: "\n")
      }
      return ([first] + lines.map { margin + $0 }).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map {
        $0.hasPrefix(" ")
          ? String($0)
          : LineBreaking.lines(of: String($0), width: Self.width).joined(separator: "\n")
      }
      .joined(separator: "\n")
  }

  private func wrapped(_ text: String, hanging: Int) -> String {
    let lines = LineBreaking.lines(of: text, width: Self.width - hanging)
    return lines.joined(separator: "\n" + String(repeating: " ", count: hanging))
  }
}
