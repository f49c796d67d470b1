import Diagnostics

extension Verb {
  private static let shell = Positional(
    "shell", help: Phrase("The shell to complete in.", "要补全的 shell。"), choices: ["bash", "zsh"])

  /// Prints what a shell sources to complete verbs, options and their values.
  static let completions = Verb(
    "completions", Phrase("Print the completion script of a shell.", "输出 shell 的补全脚本。"),
    discussion: Phrase(
      """
      For bash, in ~/.bashrc:
        source <(rulebench completions bash)
      For zsh, in a folder of $fpath:
        rulebench completions zsh > _rulebench
      """,
      """
      bash：写入 ~/.bashrc：
        source <(rulebench completions bash)
      zsh：放在 $fpath 的某个文件夹中：
        rulebench completions zsh > _rulebench
      """),
    accepts: [shell]
  ) { arguments, console in
    console.write(
      arguments[shell] == "bash"
        ? CompletionScript.bash(Verb.all) : CompletionScript.zsh(Verb.all, in: console.language))
    return .good
  }
}
