import Diagnostics

/// Scripts by which shells complete command lines of the tool.
enum CompletionScript {
  private static let outer = ["help", "--help", "--language", "--version"]

  /// For bash: verbs, options, values of options with few, else files.
  static func bash(_ verbs: [Verb]) -> String {
    let names = (verbs.map(\.name) + outer).joined(separator: " ")
    var values = ""
    var options = ""
    for verb in verbs {
      let parameters = shownParameters(verb)
      for parameter in parameters where !parameter.choices.isEmpty {
        let key = parameter.kind == .option ? "--\(parameter.name)" : verb.name
        values +=
          "    \"\(verb.name) \(key)\") words=\"\(parameter.choices.joined(separator: " "))\" ;;\n"
      }
      let words = parameters.filter { $0.kind != .positional }.map { "--\($0.name)" }
      options += "      \(verb.name)) words=\"\((words + ["--help"]).joined(separator: " "))\" ;;\n"
    }
    return """
      _rulebench() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words=""
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(names)" -- "$current"))
          return
        fi
        case "${COMP_WORDS[1]} $previous" in
      \(values)    "help help") words="\(verbs.map(\.name).joined(separator: " "))" ;;
        esac
        if [ -z "$words" ] && [[ "$current" == -* ]]; then
          case "${COMP_WORDS[1]}" in
      \(options)    esac
        fi
        if [ -n "$words" ]; then
          COMPREPLY=($(compgen -W "$words" -- "$current"))
        else
          COMPREPLY=($(compgen -f -- "$current"))
        fi
      }
      complete -o filenames -F _rulebench rulebench

      """
  }

  /// For zsh, with the helps beside the words.
  static func zsh(_ verbs: [Verb], in language: Language) -> String {
    var cases = ""
    for verb in verbs {
      let lines =
        shownParameters(verb).map { zshArgument($0, in: language) }
        + ["'(-h --help)'{-h,--help}'[\(zshText(Help.help, in: language))]'"]
      cases += "    \(verb.name))\n      _arguments \\\n        "
      cases += lines.joined(separator: " \\\n        ") + " ;;\n"
    }
    let names = verbs.map { "    '\($0.name):\(zshText($0.abstract, in: language))'\n" }.joined()
    return """
      #compdef rulebench
      _rulebench() {
        local -a verbs
        verbs=(
      \(names)    'help:\(zshText(Help.help, in: language))'
        )
        if (( CURRENT == 2 )); then
          _describe 'subcommand' verbs
          return
        fi
        local verb="$words[2]"
        shift words
        (( CURRENT-- ))
        case "$verb" in
          help)
            _describe 'subcommand' verbs ;;
      \(cases)  esac
      }
      _rulebench "$@"

      """
  }

  /// The parameters of a verb, and those of all verbs.
  private static func shownParameters(_ verb: Verb) -> [Parameter] {
    verb.parameters + (verb.hasOwnLanguage ? [] : [LanguageOption.option.parameter])
  }

  private static func zshArgument(_ parameter: Parameter, in language: Language) -> String {
    let values =
      parameter.choices.isEmpty ? "_files" : "(\(parameter.choices.joined(separator: " ")))"
    switch parameter.kind {
    case .flag: return "'--\(parameter.name)[\(zshText(parameter.help, in: language))]'"
    case .option:
      let repeated = parameter.isRepeated ? "*" : ""
      return
        "'\(repeated)--\(parameter.name)[\(zshText(parameter.help, in: language))]:\(parameter.valueName):\(values)'"
    case .positional:
      return "'\(parameter.isRepeated ? "*" : ""):\(parameter.valueName):\(values)'"
    }
  }

  /// Without what ends a quotation or a description.
  private static func zshText(_ phrase: Phrase, in language: Language) -> String {
    phrase.filled(in: language).filter { $0 != "'" && $0 != "[" && $0 != "]" }.replacing(
      ":", with: "\\:")
  }
}
