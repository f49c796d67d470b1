import Diagnostics

/// Scripts by which shells complete command lines of the tool.
enum CompletionScript {
  private static let outer = ["help", "--help", "--language", "--version"]

  /// For bash: verbs, options, values of options with few, else files.
  static func bash(_ verbs: [Verb]) -> String {
    let names = (verbs.map(\.name) + outer).joined(separator: " ")
    var values = ""
    var options = ""
    for verb in verbs.leaves {
      let parameters = shownParameters(verb)
      for parameter in parameters where !parameter.choices.isEmpty {
        let key = parameter.kind == .option ? "--\(parameter.name)" : verb.name
        values +=
          "    \"\(verb.path) \(key)\") words=\"\(parameter.choices.joined(separator: " "))\" ;;\n"
      }
      let words = parameters.filter { $0.kind != .positional }.map { "--\($0.name)" }
      options +=
        "      \"\(verb.path)\") words=\"\((words + ["--help"]).joined(separator: " "))\" ;;\n"
    }
    var groups = ""
    for verb in verbs where !verb.verbs.isEmpty {
      let names = (verb.verbs.map(\.name) + ["help", "--help"]).joined(separator: " ")
      for key in ["help \(verb.name)", "\(verb.name) help help"] {
        values += "    \"\(key)\") words=\"\(names)\" ;;\n"
      }
      groups += """
            \(verb.name))
              if [ "$COMP_CWORD" -eq 2 ]; then
                COMPREPLY=($(compgen -W "\(names)" -- "$current"))
                return
              fi
              verb="$verb ${COMP_WORDS[2]}" ;;

        """
    }
    if !groups.isEmpty { groups = "  case \"$verb\" in\n\(groups)  esac\n" }
    return """
      _rulebench() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words=""
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(names)" -- "$current"))
          return
        fi
        local verb="${COMP_WORDS[1]}"
      \(groups)  case "$verb $previous" in
      \(values)    "help help") words="\(verbs.map(\.name).joined(separator: " "))" ;;
        esac
        if [ -z "$words" ] && [[ "$current" == -* ]]; then
          case "$verb" in
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
    for verb in verbs.leaves {
      let lines =
        shownParameters(verb).map { zshArgument($0, in: language) }
        + ["'(-h --help)'{-h,--help}'[\(zshText(Help.help, in: language))]'"]
      cases += "    \"\(verb.path)\")\n      _arguments \\\n        "
      cases += lines.joined(separator: " \\\n        ") + " ;;\n"
    }
    func names(_ verbs: [Verb], margin: String = "    ") -> String {
      verbs.map { "\(margin)'\($0.name):\(zshText($0.abstract, in: language))'\n" }.joined()
    }
    var groups = ""
    for verb in verbs where !verb.verbs.isEmpty {
      groups += """
            \(verb.name))
              verbs=(
        \(names(verb.verbs, margin: "        "))      )
              if (( CURRENT == 2 )); then
                _describe 'subcommand' verbs
                return
              fi
              verb="$verb $words[2]"
              shift words
              (( CURRENT-- )) ;;

        """
    }
    if !groups.isEmpty { groups = "  case \"$verb\" in\n\(groups)  esac\n" }
    return """
      #compdef rulebench
      _rulebench() {
        local -a verbs
        verbs=(
      \(names(verbs))    'help:\(zshText(Help.help, in: language))'
        )
        if (( CURRENT == 2 )); then
          _describe 'subcommand' verbs
          return
        fi
        local verb="$words[2]"
        shift words
        (( CURRENT-- ))
      \(groups)  case "$verb" in
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
