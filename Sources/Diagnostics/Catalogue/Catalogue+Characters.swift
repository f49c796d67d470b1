extension Catalogue {
  /// What can be wrong with the characters of a file, so that people would read it wrongly.
  static let characters: [Entry] = [
    Entry(
      "hidden_character", .error, "a character that nobody sees: {found}",
      zh: "此处有看不见的字符：{found}", help: "delete it; it is read as if it were not there",
      zhHelp: "请删除；工具读取时当它不存在"),
    Entry(
      "look_alike_names", .error, "{name} looks like {other}, but is another name",
      zh: "{name}与{other}看起来一样，却是两个名称",
      help: "one of them has another letter: {letters}", zhHelp: "其中一个含有另一种字母：{letters}"),
    Entry(
      "mixed_scripts", .error, "{name} mixes letters of {scripts}",
      zh: "{name}混用了不同文字的字母：{scripts}",
      help: "a name has letters of one script, or Latin and Chinese ones together",
      zhHelp: "名称只用一种文字的字母，中文与拉丁字母可以同用"),
    Entry(
      "similar_names", .warning, "{name} is easily mistaken for {other}",
      zh: "{name}容易与{other}混淆",
      help: "signs such as '0' and 'O', '1' and 'l', '己' and '已' are hard to tell apart",
      zhHelp: "“0”与“O”、“1”与“l”、“己”与“已”等字符难以分辨"),
    Entry(
      "text_direction", .error, "a character that turns the direction of text: {found}",
      zh: "此处有改变文字方向的控制字符：{found}",
      help: "delete it; with it a text is shown in another order than it is read in",
      zhHelp: "请删除；它会使显示的顺序与读取的顺序不同"),
  ]

  /// The scripts that letters belong to, as sentences call them.
  static let scripts: [String: Phrase] = [
    "script_Latin": Phrase("Latin", "拉丁字母"),
    "script_Han": Phrase("Chinese", "汉字"),
    "script_Cyrillic": Phrase("Cyrillic", "西里尔字母"),
    "script_Greek": Phrase("Greek", "希腊字母"),
    "script_other": Phrase("another script", "其他文字"),
  ]
}
