extension Catalogue {
  /// What can be wrong with a file's text.
  static let syntax: [Entry] = [
    Entry(
      "bad_date", .error, "{found} is not a date", zh: "{found}不是日期",
      help: "dates are written 2026-03-10", zhHelp: "日期写作 2026-03-10"),
    Entry(
      "bad_escape", .error, "{found} means nothing in a text", zh: "{found}在文本中没有意义",
      help: #"a text knows \", \\, \n and \t"#, zhHelp: #"文本中可用 \", \\, \n 和 \t"#),
    Entry(
      "bad_month", .error, "{found} is not a month", zh: "{found}不是月份",
      help: "months are written 2026-03", zhHelp: "月份写作 2026-03"),
    Entry(
      "bad_number", .error, "{found} is not a number", zh: "{found}不是数",
      help: "numbers are written 3_000_000, 12.5, 300万, 1.2亿, 4.35%, 35bp or 0.01%/day",
      zhHelp: "数可写作 3_000_000、12.5、300万、1.2亿、4.35%、35bp 或 0.01%/day"),
    Entry(
      "chained_comparison", .error, "comparisons do not chain", zh: "比较不能连写",
      help: "join two comparisons by 'and', or write 'x in [a, b]'",
      zhHelp: "请用“and”连接两个比较，或写“x in [a, b]”"),
    Entry("empty_name", .error, "a name between backticks is empty", zh: "反引号之间没有名称"),
    Entry(
      "expected_token", .error, "expected {expected}, found {found}", zh: "此处应为{expected}，实为{found}"
    ),
    Entry(
      "misplaced_item", .error, "{found} stands only in a section", zh: "{found}只能写在环节之内",
      help: "sections are written 'admission { … }'", zhHelp: "环节写作“admission { … }”"),
    Entry(
      "mixed_order", .error, "an order goes one way, by '<' or by '>'", zh: "次序只能沿一个方向写，全用“<”或全用“>”"
    ),
    Entry(
      "month_is_no_value", .error, "the month {found} is not a value", zh: "月份{found}不是一个值",
      help: "a subtraction has spaces around its '-', a date has a day", zhHelp: "减号两边须有空格，日期须写到日"),
    Entry(
      "number_too_large", .error, "{found} has more than 26 digits before the point",
      zh: "{found}的整数部分超过 26 位"),
    Entry(
      "number_too_precise", .error, "{found} has more than 12 decimals", zh: "{found}的小数超过 12 位"),
    Entry("repeated_clause", .error, "{name} is written twice", zh: "{name}重复写了两次"),
    Entry(
      "reserved_word", .error, "expected {expected}, found the reserved word {name}",
      zh: "此处应为{expected}，实为保留字{name}",
      help: "a name that is a reserved word is written between backticks",
      zhHelp: "名称与保留字相同时，写在反引号之间"),
    Entry(
      "too_deep", .error, "nested more than {limit} levels deep", zh: "嵌套超过 {limit} 层",
      help: "give parts of it names with 'let'", zhHelp: "请用“let”给其中各部分命名"),
    Entry("unclosed_brace", .error, "{found} is never closed", zh: "{found}没有闭合"),
    Entry("unclosed_name", .error, "the name lacks its closing backtick", zh: "名称缺少结尾的反引号"),
    Entry(
      "undeclared_file", .error, "a file begins with 'rulebook', 'module' or 'scenario' and a name",
      zh: "文件须以“rulebook”“module”或“scenario”加名称开头"),
    Entry("unexpected_brace", .error, "{found} closes nothing", zh: "{found}没有与之对应的开头"),
    Entry("unexpected_character", .error, "{found} means nothing here", zh: "{found}在此没有意义"),
    Entry("unexpected_text", .error, "{found} is not part of this", zh: "{found}不属于此处"),
    Entry(
      "unknown_attribute", .error, "{found} is not an attribute of a field", zh: "{found}不是字段的属性"),
    Entry("unknown_clause", .error, "{found} is not a clause of a rule", zh: "{found}不是规则的子句"),
    Entry(
      "unknown_declaration", .error, "{found} does not begin a declaration", zh: "{found}不能作为声明的开头"),
    Entry(
      "unknown_item", .error, "{found} does not begin a rule, a 'let' or an 'output'",
      zh: "{found}不能作为规则、“let”或“output”的开头"),
    Entry(
      "unknown_scale", .error, "{found} is not what amounts are counted in", zh: "{found}不是金额的计数单位",
      help: "write 'thousand', 'million', '万' or '亿'", zhHelp: "请写“thousand”“million”“万”或“亿”"),
    Entry("unreadable_text", .error, "the file is not UTF-8 here", zh: "文件此处不是 UTF-8 文本"),
    Entry("unterminated_text", .error, "the text lacks its closing quote", zh: "文本缺少结尾的引号"),
    Entry(
      "wrong_operator", .error, "{found} is written {expected} here", zh: "此处{found}应写作{expected}"),
  ]
}
