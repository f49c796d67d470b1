import Diagnostics
import Testing

@testable import CommandLineTool

@Suite("Completions") struct CompletionTests {
  private static let verbs = [
    Verb(
      "paint", Phrase("Paint it: red, or 'blue'.", "上色：红或蓝。"),
      accepts: [
        Option<TextFormat>.choice("format", help: Phrase("How.", "怎么做。"), default: .text),
        Flag("dry", help: Phrase("Only say so.", "只说不做。")),
        Positional("wall", help: Phrase("What.", "对象。"), isRepeated: true),
      ]
    ) { _, _ in .good },
    Verb(
      "mix", Phrase("Mix.", "混合。"),
      accepts: [Positional("kind", help: Phrase("What.", "对象。"), choices: ["oil", "water"])]
    ) {
      _, _ in .good
    },
    Verb(
      "brush", Phrase("Care for brushes.", "保养刷子。"),
      verbs: [
        Verb("wash", Phrase("Wash it.", "清洗。"), accepts: []) { _, _ in .good },
        Verb(
          "dry", Phrase("Dry it.", "晾干。"),
          accepts: [
            Option<TextFormat>.choice("format", help: Phrase("How.", "怎么做。"), default: .text),
            Positional("way", help: Phrase("What.", "对象。"), choices: ["air", "sun"]),
          ]
        ) { _, _ in .good },
      ]),
  ]

  @Test("bash gets verbs, options, values that are few, else files")
  func bash() {
    #expect(
      CompletionScript.bash(Self.verbs) == """
        _rulebench() {
          local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words=""
          COMPREPLY=()
          if [ "$COMP_CWORD" -eq 1 ]; then
            COMPREPLY=($(compgen -W "paint mix brush help --help --language --version" -- "$current"))
            return
          fi
          local verb="${COMP_WORDS[1]}"
          case "$verb" in
            brush)
              if [ "$COMP_CWORD" -eq 2 ]; then
                COMPREPLY=($(compgen -W "wash dry help --help" -- "$current"))
                return
              fi
              verb="$verb ${COMP_WORDS[2]}" ;;
          esac
          case "$verb $previous" in
            "paint --format") words="text json" ;;
            "paint --language") words="en zh" ;;
            "mix mix") words="oil water" ;;
            "mix --language") words="en zh" ;;
            "brush wash --language") words="en zh" ;;
            "brush dry --format") words="text json" ;;
            "brush dry dry") words="air sun" ;;
            "brush dry --language") words="en zh" ;;
            "help brush") words="wash dry help --help" ;;
            "brush help help") words="wash dry help --help" ;;
            "help help") words="paint mix brush" ;;
          esac
          if [ -z "$words" ] && [[ "$current" == -* ]]; then
            case "$verb" in
              "paint") words="--format --dry --language --help" ;;
              "mix") words="--language --help" ;;
              "brush wash") words="--language --help" ;;
              "brush dry") words="--format --language --help" ;;
            esac
          fi
          if [ -n "$words" ]; then
            COMPREPLY=($(compgen -W "$words" -- "$current"))
          else
            COMPREPLY=($(compgen -f -- "$current"))
          fi
        }
        complete -o filenames -F _rulebench rulebench

        """)
  }

  @Test("zsh gets the helps beside them, without what would end a quotation")
  func zsh() {
    #expect(
      CompletionScript.zsh(Self.verbs, in: .english) == """
        #compdef rulebench
        _rulebench() {
          local -a verbs
          verbs=(
            'paint:Paint it\\: red, or blue.'
            'mix:Mix.'
            'brush:Care for brushes.'
            'help:Show help information.'
          )
          if (( CURRENT == 2 )); then
            _describe 'subcommand' verbs
            return
          fi
          local verb="$words[2]"
          shift words
          (( CURRENT-- ))
          case "$verb" in
            brush)
              verbs=(
                'wash:Wash it.'
                'dry:Dry it.'
              )
              if (( CURRENT == 2 )); then
                _describe 'subcommand' verbs
                return
              fi
              verb="$verb $words[2]"
              shift words
              (( CURRENT-- )) ;;
          esac
          case "$verb" in
            help)
              _describe 'subcommand' verbs ;;
            "paint")
              _arguments \\
                '--format[How.]:format:(text json)' \\
                '--dry[Only say so.]' \\
                '*:wall:_files' \\
                '--language[The language of all messages.]:language:(en zh)' \\
                '(-h --help)'{-h,--help}'[Show help information.]' ;;
            "mix")
              _arguments \\
                ':kind:(oil water)' \\
                '--language[The language of all messages.]:language:(en zh)' \\
                '(-h --help)'{-h,--help}'[Show help information.]' ;;
            "brush wash")
              _arguments \\
                '--language[The language of all messages.]:language:(en zh)' \\
                '(-h --help)'{-h,--help}'[Show help information.]' ;;
            "brush dry")
              _arguments \\
                '--format[How.]:format:(text json)' \\
                ':way:(air sun)' \\
                '--language[The language of all messages.]:language:(en zh)' \\
                '(-h --help)'{-h,--help}'[Show help information.]' ;;
          esac
        }
        _rulebench "$@"

        """)
  }
}
