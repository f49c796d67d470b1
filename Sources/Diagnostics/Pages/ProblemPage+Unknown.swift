extension ProblemPage {
  /// Pages of problems with names that nothing declares.
  static let unknownNames: [ProblemPage] = [
    ProblemPage(
      "unknown_applicant",
      Phrase(
        "A test starts from an applicant that nobody declares.",
        "测试所用的申请样例没有声明。"),
      remedy: Phrase(
        "Correct the name, or declare the applicant.",
        "请改正名称，或声明该样例。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        test "small line" { given tipical expect approve }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical expect approve }
        """#)),
    ProblemPage(
      "unknown_code",
      Phrase(
        "No rule has that code.",
        "没有这个编号的规则。"),
      remedy: Phrase(
        "Correct the code.",
        "请改正编号。"),
      wrong: .module(
        #"""
        admission { refer A01 when requested > 300万 }
        disable A11 because "pilot"
        """#),
      right: .module(
        #"""
        admission { refer A01 when requested > 300万 }
        disable A01 because "pilot"
        """#)),
    ProblemPage(
      "unknown_definition",
      Phrase(
        "A test expects a value that no 'let' or 'output' defines.",
        "测试期望的指标没有定义。"),
      remedy: Phrase(
        "Correct the name.",
        "请改正名称。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        facts { let large = requested > 300万 }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical expect lrge = false }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        facts { let large = requested > 300万 }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical expect large = false }
        """#)),
    ProblemPage(
      "unknown_fact",
      Phrase(
        "The book knows no fact of that name.",
        "规则书没有这个事实。"),
      remedy: Phrase(
        "Correct the name.",
        "请改正名称。"),
      wrong: .setting("requestd = 5_000"), right: .setting("requested = 5_000")),
    ProblemPage(
      "unknown_field",
      Phrase(
        "The record has no field of that name.",
        "记录没有这个字段。"),
      remedy: Phrase(
        "Correct the name, or declare the field.",
        "请改正名称，或声明该字段。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requsted: 5_000 }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        """#)),
    ProblemPage(
      "unknown_function",
      Phrase(
        "No function or table has that name.",
        "没有这个函数或决策表。"),
      remedy: Phrase(
        "Correct the name, or declare the table.",
        "请改正名称，或声明决策表。"),
      wrong: .module(
        "facts { let most = maxi(requested, 5_000) }"),
      right: .module(
        "facts { let most = max(requested, 5_000) }")),
    ProblemPage(
      "unknown_list",
      Phrase(
        "The decided record has no list of that name.",
        "被决策的记录没有这个明细表。"),
      remedy: Phrase(
        "Correct the name, or declare the list.",
        "请改正名称，或声明明细表。"),
      wrong: .module(
        "facts { let rows = count of filngs }"),
      right: .module(
        "facts { let rows = count of filings }")),
    ProblemPage(
      "unknown_member",
      Phrase(
        "The thing before the point has no such part.",
        "点号前的对象没有这一部分。"),
      remedy: Phrase(
        "Scorecards have 'points' and 'pd'.",
        "评分卡有 points 和 pd。"),
      wrong: .module(
        #"""
        scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }
        facts { let score = behaviour.score }
        """#),
      right: .module(
        #"""
        scorecard behaviour { base 600 owner_age { < 30: 5 >= 30: 9 missing: 0 } }
        facts { let score = behaviour.points }
        """#)),
    ProblemPage(
      "unknown_module",
      Phrase(
        "No file of that name is where modules are looked for.",
        "在查找模块的位置没有这个文件。"),
      remedy: Phrase(
        "Correct the name, or put the file beside the book.",
        "请改正名称，或将文件放在规则书旁边。"),
      wrong: .module(
        "use base_admision"),
      right: .module(
        "facts { let large = requested > 300万 }")),
    ProblemPage(
      "unknown_name",
      Phrase(
        "A rule reads a name that nothing declares.",
        "规则读取了没有声明的名称。"),
      remedy: Phrase(
        "Correct the spelling, or declare the field or value.",
        "请改正拼写，或声明字段或指标。"),
      wrong: .module(
        "facts { let large = requsted > 300万 }"),
      right: .module(
        "facts { let large = requested > 300万 }")),
    ProblemPage(
      "unknown_order",
      Phrase(
        "An order is given to a field or type that is not there.",
        "要排序的字段或类型不存在。"),
      remedy: Phrase(
        "Correct the name.",
        "请改正名称。"),
      wrong: .module(
        "order tax_levle: A > B > M"),
      right: .module(
        "order tax_level: A > B > M")),
    ProblemPage(
      "unknown_override",
      Phrase(
        "There is nothing of that name to override.",
        "没有可以覆盖的同名对象。"),
      remedy: Phrase(
        "Correct the name.",
        "请改正名称。"),
      wrong: .module(
        #"""
        parameter least: money = 5_000
        override parameter lesat: money = 6_000 because "pilot"
        """#),
      right: .module(
        #"""
        parameter least: money = 5_000
        override parameter least: money = 6_000 because "pilot"
        """#)),
    ProblemPage(
      "unknown_parameter",
      Phrase(
        "A test sets a parameter that is not declared.",
        "测试设置的参数没有声明。"),
      remedy: Phrase(
        "Correct the name.",
        "请改正名称。"),
      wrong: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        parameter least: money = 5_000
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical parameters lest: 1_000 expect approve }
        """#),
      right: .whole(
        #"""
        rulebook lending
        decides application
        record application { id text key  applied_on date as_of  requested money }
        parameter least: money = 5_000
        applicant typical { id: "1", applied_on: 2026-03-10, requested: 5_000 }
        test "small line" { given typical parameters least: 1_000 expect approve }
        """#)),
    ProblemPage(
      "unknown_record",
      Phrase(
        "No record has that name.",
        "没有这个名称的记录。"),
      remedy: Phrase(
        "Correct the name, or declare the record.",
        "请改正名称，或声明记录。"),
      wrong: .module(
        #"""
        record application { ratings list of ratng }
        record rating parent application { level text }
        """#),
      right: .module(
        #"""
        record application { ratings list of rating }
        record rating parent application { level text }
        """#)),
    ProblemPage(
      "unknown_role",
      Phrase(
        "Reports know no such role of a field.",
        "报表没有这种字段角色。"),
      remedy: Phrase(
        "Write 'customer', 'established' or 'segment'.",
        "请写 customer、established 或 segment。"),
      wrong: .module(
        "record application { branch text role segmnt }"),
      right: .module(
        "record application { branch text role segment }")),
    ProblemPage(
      "unknown_source",
      Phrase(
        "No source has that name.",
        "没有这个数据来源。"),
      remedy: Phrase(
        "Correct the name, or declare the source.",
        "请改正名称，或声明来源。"),
      wrong: .module(
        "record application { branch text from registr }"),
      right: .module(
        #"""
        source registry
        record application { branch text from registry }
        """#)),
    ProblemPage(
      "unknown_type",
      Phrase(
        "No type has that name.",
        "没有这个类型。"),
      remedy: Phrase(
        "Correct the name, or declare the type.",
        "请改正名称，或声明类型。"),
      wrong: .module(
        "record application { branch txt }"),
      right: .module(
        "record application { branch text }")),
    ProblemPage(
      "unknown_value",
      Phrase(
        "The one-of type has no such value.",
        "该枚举类型没有这个取值。"),
      remedy: Phrase(
        "Write one of its values.",
        "请写其中一个取值。"),
      wrong: .module(
        "facts { let good = tax_level in (A, B, N) }"),
      right: .module(
        "facts { let good = tax_level in (A, B, M) }")),
  ]
}
