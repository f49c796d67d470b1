extension ProblemPage {
  /// Pages of problems with texts.
  static let text: [ProblemPage] = [
    ProblemPage(
      "bad_date",
      Phrase(
        "The date does not exist in the calendar, or is written in another form.",
        "日历中没有这一天，或日期写法不对。"),
      remedy: Phrase(
        "Write year, month and day: 2026-02-28.",
        "请按年-月-日书写，如 2026-02-28。"),
      wrong: .module(
        "reference lpr: rate { from 2026-02-30 = 3.00% }"),
      right: .module(
        "reference lpr: rate { from 2026-02-28 = 3.00% }")),
    ProblemPage(
      "bad_escape",
      Phrase(
        "A backslash in a text stands before one of four characters only.",
        "文本中的反斜杠只能用在四种字符之前。"),
      remedy: Phrase(
        "Write two backslashes for one, or leave it out.",
        "要写反斜杠本身请写两个，否则删去。"),
      wrong: .module(
        #"facts { let area = "east\west" }"#),
      right: .module(
        #"facts { let area = "east\\west" }"#)),
    ProblemPage(
      "bad_month",
      Phrase(
        "The month does not exist.",
        "没有这个月份。"),
      remedy: Phrase(
        "Write year and month: 2026-03.",
        "请按年-月书写，如 2026-03。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { period_end date period  paid money }
        applicant typical {
          id: "1", applied_on: 2026-03-10,
          filings: monthly 2025-13 to 2026-01 { paid: 5_000 }
        }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  filings list of filing }
        record filing parent application { period_end date period  paid money }
        applicant typical {
          id: "1", applied_on: 2026-03-10,
          filings: monthly 2025-12 to 2026-01 { paid: 5_000 }
        }
        """#)),
    ProblemPage(
      "bad_number",
      Phrase(
        "A number runs into letters, or its separators are in the wrong place.",
        "数字与字母连写，或分隔符位置不对。"),
      remedy: Phrase(
        "Write numbers as 3_000_000, 300万, 4.35% or 35bp.",
        "请写作 3_000_000、300万、4.35% 或 35bp。"),
      wrong: .module(
        "parameter least: money = 5k"),
      right: .module(
        "parameter least: money = 5_000")),
    ProblemPage(
      "chained_comparison",
      Phrase(
        "Two comparisons stand in a row; only one can be answered.",
        "连续写了两个比较，一次只能比较一对值。"),
      remedy: Phrase(
        "Join two comparisons by 'and', or ask for a range.",
        "用“and”连接两个比较，或写成范围。"),
      wrong: .module(
        "facts { let middle = 100万 < requested < 300万 }"),
      right: .module(
        "facts { let middle = requested in (100万, 300万) }")),
    ProblemPage(
      "empty_name",
      Phrase(
        "There is nothing between the backticks.",
        "反引号之间没有内容。"),
      remedy: Phrase(
        "Write the name between them.",
        "请在反引号之间写名称。"),
      wrong: .module(
        "facts { let `` = 1 }"),
      right: .module(
        "facts { let `any` = 1 }")),
    ProblemPage(
      "expected_token",
      Phrase(
        "Something is missing here, or something else stands in its place.",
        "此处缺少内容，或写成了别的内容。"),
      remedy: Phrase(
        "Write what the message expects.",
        "请写上提示所要求的内容。"),
      wrong: .module(
        "facts { let total = (requested + 1 }"),
      right: .module(
        "facts { let total = (requested + 1) }")),
    ProblemPage(
      "misplaced_item",
      Phrase(
        "A rule, a 'let' or an 'output' stands outside every section.",
        "规则、let 或 output 写在了所有环节之外。"),
      remedy: Phrase(
        "Put it between the braces of a section.",
        "请写进某个环节的花括号内。"),
      wrong: .module(
        #"refer A01 "Large" when requested > 300万"#),
      right: .module(
        #"admission { refer A01 "Large" when requested > 300万 }"#)),
    ProblemPage(
      "mixed_order",
      Phrase(
        "An order rises and falls in one line.",
        "同一个排序里既有升序又有降序。"),
      remedy: Phrase(
        "Use '<' throughout, or '>' throughout.",
        "全部用 < 或全部用 >。"),
      wrong: .module(
        "order tax_level: A > B < M"),
      right: .module(
        "order tax_level: A > B > M")),
    ProblemPage(
      "month_is_no_value",
      Phrase(
        "A month alone is not a date.",
        "单独的月份不是日期。"),
      remedy: Phrase(
        "Write the day too, or spaces around a minus.",
        "请写出日；若是减法，减号两侧请加空格。"),
      wrong: .module(
        "facts { let since = established_on > 2024-01 }"),
      right: .module(
        "facts { let since = established_on > 2024-01-01 }")),
    ProblemPage(
      "number_too_large",
      Phrase(
        "Numbers have at most 26 digits before the point.",
        "数值整数部分最多 26 位。"),
      remedy: Phrase(
        "Write a smaller number.",
        "请使用较小的数值。"),
      wrong: .module(
        "facts { let huge = requested > 999_999_999_999_999_999_999_999_999 }"),
      right: .module(
        "facts { let huge = requested > 999_999_999 }")),
    ProblemPage(
      "number_too_precise",
      Phrase(
        "Numbers have at most 12 decimals.",
        "数值最多 12 位小数。"),
      remedy: Phrase(
        "Leave out the digits behind the twelfth.",
        "请删去第十二位以后的小数。"),
      wrong: .module(
        "facts { let tiny = growth > 0.0000000000001 }"),
      right: .module(
        "facts { let tiny = growth > 0.0001% }")),
    ProblemPage(
      "repeated_clause",
      Phrase(
        "A clause that may stand once is written twice.",
        "只能写一次的内容写了两次。"),
      remedy: Phrase(
        "Keep one of them.",
        "请只保留一处。"),
      wrong: .module(
        #"admission { refer A01 when requested > 300万 basis "4.1" basis "4.2" }"#),
      right: .module(
        #"admission { refer A01 when requested > 300万 basis "4.1 and 4.2" }"#)),
    ProblemPage(
      "reserved_word",
      Phrase(
        "A word of the language stands where a name belongs.",
        "应写名称之处写了语言的保留字。"),
      remedy: Phrase(
        "Choose another name, or put it between backticks.",
        "请换一个名称，或用反引号括起来。"),
      wrong: .module(
        "facts { let any = requested > 300万 }"),
      right: .module(
        "facts { let large = requested > 300万 }")),
    ProblemPage(
      "too_deep",
      Phrase(
        "Expressions or blocks are nested too deeply.",
        "表达式或花括号嵌套过深。"),
      remedy: Phrase(
        "Give parts of it names with 'let'.",
        "请用 let 为其中的部分命名。"),
      wrong: .tooDeep, right: .module("facts { let large = requested > 300万 }")),
    ProblemPage(
      "unclosed_brace",
      Phrase(
        "A block is opened and never closed.",
        "花括号只有开头没有结尾。"),
      remedy: Phrase(
        "Write '}' where the block ends.",
        "请在该部分结束处写 }。"),
      wrong: .module(
        #"""
        facts {
          let large = requested > 300万
        admission { refer A01 when large }
        """#),
      right: .module(
        #"""
        facts {
          let large = requested > 300万
        }
        admission { refer A01 when large }
        """#)),
    ProblemPage(
      "unclosed_name",
      Phrase(
        "A name between backticks lacks the second one.",
        "名称缺少右侧的反引号。"),
      remedy: Phrase(
        "Write the closing backtick.",
        "请补上右侧的反引号。"),
      wrong: .module(
        "facts { let `any = 1 }"),
      right: .module(
        "facts { let `any` = 1 }")),
    ProblemPage(
      "undeclared_file",
      Phrase(
        "A file says first whether it is a rule book, a module or a scenario, and its name.",
        "文件开头必须写明是规则书、模块还是情景，以及名称。"),
      remedy: Phrase(
        "Begin with 'rulebook NAME', 'module NAME' or 'scenario NAME'.",
        "请以“rulebook 名称”“module 名称”或“scenario 名称”开头。"),
      wrong: .whole(
        #"""
        // rules of the spring campaign
        facts { let large = true }
        """#),
      right: .whole(
        #"""
        module spring_campaign
        facts { let large = true }
        """#)),
    ProblemPage(
      "unexpected_brace",
      Phrase(
        "A closing brace has no opening one.",
        "右花括号没有对应的左花括号。"),
      remedy: Phrase(
        "Leave it out, or look for a brace closed too early.",
        "请删去，或检查前面是否过早写了 }。"),
      wrong: .module(
        "facts { let large = requested > 300万 } }"),
      right: .module(
        "facts { let large = requested > 300万 }")),
    ProblemPage(
      "unexpected_character",
      Phrase(
        "The character means nothing outside of texts.",
        "该字符在文本之外没有意义。"),
      remedy: Phrase(
        "Leave it out, or write it between double quotes.",
        "请删去，或写在双引号内。"),
      wrong: .module(
        "facts { let due = requested # 3 }"),
      right: .module(
        "facts { let due = requested * 3 }")),
    ProblemPage(
      "unexpected_text",
      Phrase(
        "Something is left over that belongs to nothing.",
        "有多余的内容，不属于任何部分。"),
      remedy: Phrase(
        "Leave it out, or write what should stand between.",
        "请删去，或补上中间缺少的内容。"),
      wrong: .module(
        "facts { let due = requested 3 }"),
      right: .module(
        "facts { let due = requested * 3 }")),
    ProblemPage(
      "unknown_attribute",
      Phrase(
        "The word is no attribute of a field.",
        "该词不是字段的属性。"),
      remedy: Phrase(
        "Correct it, or write the next field on its own line.",
        "请改正；若是下一个字段请另起一行。"),
      wrong: .module(
        "record application { branch text optinal }"),
      right: .module(
        "record application { branch text optional }")),
    ProblemPage(
      "unknown_clause",
      Phrase(
        "The word begins no clause of a rule.",
        "该词不能开始规则的附加说明。"),
      remedy: Phrase(
        "Rules know 'basis', 'action', 'undecided' and 'zh'.",
        "规则可用 basis、action、undecided 和 zh。"),
      wrong: .module(
        #"admission { refer A01 when requested > 300万 bassis "4.1" }"#),
      right: .module(
        #"admission { refer A01 when requested > 300万 basis "4.1" }"#)),
    ProblemPage(
      "unknown_declaration",
      Phrase(
        "The line begins with a word that declares nothing.",
        "该行开头的词不能开始任何声明。"),
      remedy: Phrase(
        "Correct the word.",
        "请改正该词。"),
      wrong: .module(
        "paramter least: money = 5_000"),
      right: .module(
        "parameter least: money = 5_000")),
    ProblemPage(
      "unknown_item",
      Phrase(
        "The line begins no rule, 'let' or 'output'.",
        "该行不是规则、let 或 output。"),
      remedy: Phrase(
        "Begin it with 'require', 'decline', 'refer', 'let' or 'output'.",
        "请以 require、decline、refer、let 或 output 开头。"),
      wrong: .module(
        "admission { requre A01: requested > 0 else decline }"),
      right: .module(
        "admission { require A01: requested > 0 else decline }")),
    ProblemPage(
      "unknown_scale",
      Phrase(
        "Amounts are not counted in that.",
        "金额没有这种计量单位。"),
      remedy: Phrase(
        "Write 'money in 万', 'money in 亿' or another scale.",
        "请写 money in 万、money in 亿等。"),
      wrong: .module(
        "record application { sales money in 角 }"),
      right: .module(
        "record application { sales money in 万 }")),
    ProblemPage(
      "unreadable_text",
      Phrase(
        "The file holds bytes that are not UTF-8.",
        "文件中有不是 UTF-8 编码的内容。"),
      remedy: Phrase(
        "Save the file as UTF-8.",
        "请将文件另存为 UTF-8 编码。")),
    ProblemPage(
      "unterminated_text",
      Phrase(
        "A text begins with a quote and does not end on its line.",
        "文本有左引号，但在本行内没有右引号。"),
      remedy: Phrase(
        "Write the closing quote.",
        "请补上右引号。"),
      wrong: .module(
        #"""
        facts { let area = "east
        }
        """#),
      right: .module(
        #"facts { let area = "east" }"#)),
    ProblemPage(
      "wrong_operator",
      Phrase(
        "Other languages write the comparison so; this one has one form.",
        "这是其他语言的写法，本语言只有一种写法。"),
      remedy: Phrase(
        "Write '=' and '!='.",
        "请写 = 和 !=。"),
      wrong: .module(
        "facts { let large = requested == 300万 }"),
      right: .module(
        "facts { let large = requested = 300万 }")),
  ]
}
