extension Verb {
  private static let shell = Positional(
    "shell", help: "The shell to complete in.", choices: ["bash", "zsh"])

  /// Prints what a shell sources to complete verbs, options and their values.
  static let completions = Verb(
    "completions", "Print the completion script of a shell.",
    discussion: """
      For bash, in ~/.bashrc:
        source <(rulebench completions bash)
      For zsh, in a folder of $fpath:
        rulebench completions zsh > _rulebench
      """,
    accepts: [shell]
  ) { arguments, console in
    console.write(
      arguments[shell] == "bash"
        ? CompletionScript.bash(Verb.all) : CompletionScript.zsh(Verb.all))
    return .good
  }
}
