extension ProblemPage {
  /// Pages of problems with characters that people would read wrongly.
  static let characters: [ProblemPage] = [
    ProblemPage(
      "hidden_character",
      Phrase(
        "A character that nobody sees stands in the text, often pasted from elsewhere.",
        "文本中有看不见的字符，多由粘贴带入。"),
      remedy: Phrase("Delete it; the message says where it is.", "请按提示的位置删除。"),
      wrong: .module("facts { let large\u{200B} = requested > 300万 }"),
      right: .module("facts { let large = requested > 300万 }")),
    ProblemPage(
      "look_alike_names",
      Phrase(
        "Two names look the same and are not: one has a letter of another script.",
        "两个名称看起来一样却不同：其中一个含有另一种文字的字母。"),
      remedy: Phrase("Type the name again with one keyboard.", "请用同一输入法重新输入名称。"),
      wrong: .module("facts {\n  let A = 1\n  let \u{410} = 2\n}"),
      right: .module("facts {\n  let A = 1\n  let B = 2\n}")),
    ProblemPage(
      "mixed_scripts",
      Phrase(
        "A name mixes letters that look alike and are of different scripts.",
        "名称混用了外形相似而文字不同的字母。"),
      remedy: Phrase("Type the name again with one keyboard.", "请用同一输入法重新输入名称。"),
      wrong: .module("facts { let l\u{430}rge = requested > 300万 }"),
      right: .module("facts { let large = requested > 300万 }")),
    ProblemPage(
      "similar_names",
      Phrase(
        "Two names differ in signs that are hard to tell apart.", "两个名称只差难以分辨的字符。"),
      remedy: Phrase("Give one of them a name that nobody mistakes.", "请给其中一个换个不易混淆的名称。"),
      wrong: .module("facts {\n  let rule_l0 = 1\n  let rule_lO = 2\n}"),
      right: .module("facts {\n  let first_rule = 1\n  let second_rule = 2\n}")),
    ProblemPage(
      "text_direction",
      Phrase(
        "A hidden character turns the direction of text, so that it reads otherwise than it works.",
        "隐藏的方向控制字符使显示与实际含义不同。"),
      remedy: Phrase("Delete it.", "请删除。"),
      wrong: .module("facts { let large = requested > 300万 } // \u{202E}desrever"),
      right: .module("facts { let large = requested > 300万 }")),
  ]
}
