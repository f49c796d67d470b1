extension Catalogue {
  /// What the edits of a fix do, by its label.
  static let fixes: [String: Phrase] = [
    "assumed": Phrase(
      "say what {name} counts as where it is missing: 'assumed {value} because …'",
      "说明{name}缺失时按何值计算：“assumed {value} because ……”"),
    "insert": Phrase("insert {text}", "补上{text}"),
    "join_rows": Phrase("make one row of them", "合并为一行"),
    "joined": Phrase("compare {name} twice, joined by 'and'", "将{name}分别比较两次，用“and”连接"),
    "remove": Phrase("leave out {text}", "删去{text}"),
    "rename": Phrase("call it {text} again", "改回{text}"),
    "rewrite": Phrase("write {text}", "改为{text}"),
    "rounding": Phrase("round {mode} to {step}", "按{mode}取整到{step}"),
    "undecided": Phrase("say that it means {effect}", "说明此时按{effect}处理"),
    "uses": Phrase("read {text} wherever {name} is read", "凡读取{name}处均改为{text}"),
  ]

  /// What a fix does, in words.
  package static func words(of fix: Fix, in language: Language) -> String {
    guard let phrase = fixes[fix.label] else { return fix.label }
    return phrase.filled(with: fix.arguments, in: language)
  }
}
