extension Catalogue {
  /// What can be wrong with a book's rules, questions to lists, tables and tests.
  static let rules: [Entry] = [
    // MARK: Rules
    Entry(
      "effect_not_here", .error, "effect {effect} means nothing in section {section}",
      zh: "结论{effect}在{section}环节没有意义"),
    Entry("ignore_on_output", .error, "an output cannot ignore being undecided", zh: "输出待定时不能忽略"),
    Entry(
      "ignore_on_section", .error, "only a single rule can ignore being undecided, with a reason",
      zh: "只有单条规则可以在待定时忽略，并须写明理由"),
    Entry(
      "lending_in_snapshot", .error, "a book that decides snapshots has no section {section}",
      zh: "对在贷快照作决策的规则书没有{section}环节"),
    Entry(
      "series_as_condition", .error, "the condition is a series of months, not one answer",
      zh: "该条件是逐月的序列，不是一个是非结论"),
    Entry(
      "series_as_output", .error, "output {name} is a series of months, not one value",
      zh: "输出{name}是逐月的序列，不是一个值"),
    Entry(
      "undecided_needed", .error, "{name} may be undecided, and nothing says what happens then",
      zh: "{name}可能待定，而没有写明待定时如何处理"),
    Entry(
      "undecided_section", .error,
      "{names} in section {section} may be undecided, and nothing says what happens then",
      zh: "{section}环节的{names}可能待定，而没有写明待定时如何处理"),
    Entry(
      "warning_in_lending", .error, "section {section} belongs in a book that decides snapshots",
      zh: "{section}环节只用于对在贷快照作决策的规则书"),

    // MARK: Lists, windows, series
    Entry(
      "count_months_needs_date", .error,
      "{name} has no 'period' date whose months could be counted",
      zh: "{name}没有标为“period”的日期，无法按月计数"),
    Entry(
      "days_over_period", .error, "a window over a 'period' date counts months, not days",
      zh: "“period”日期上的时间窗口按月计，不按天计"),
    Entry("empty_window", .error, "the window holds nothing", zh: "时间窗口内什么也没有"),
    Entry(
      "nested_aggregate", .error, "a question to a list cannot stand inside another",
      zh: "一个统计里不能再套一个统计", help: "give it a name with 'let'", zhHelp: "请先用“let”给它命名"),
    Entry("not_a_list", .error, "{name} is not a list", zh: "{name}不是明细表"),
    Entry(
      "not_a_snapshot_book", .error, "{name} means something only in a book that decides snapshots",
      zh: "{name}只在对在贷快照作决策的规则书中有意义"),
    Entry(
      "series_differ", .error, "series of {left} and {right} months do not meet",
      zh: "{left} 个月的序列与 {right} 个月的序列不能相合"),
    Entry(
      "series_in_rows", .error, "a series of months cannot be read for the rows of a list",
      zh: "月度序列不能在明细表的逐行条件中读取"),
    Entry(
      "series_needed", .error, "expected a series of months, found {found}",
      zh: "此处应为月度序列，实为{found}"),
    Entry(
      "series_too_short", .error, "the series has {found} months, of {needed} needed",
      zh: "序列只有 {found} 个月，需要 {needed} 个月"),
    Entry(
      "skipping_nothing", .warning, "no row can be missing: nothing is skipped",
      zh: "没有哪一行会缺失，“skipping missing”不起作用"),
    Entry(
      "window_needs_end", .error, "a window over the 'period' date {name} says where it ends",
      zh: "“period”日期 {name} 上的时间窗口须写明截止日"),
    Entry(
      "yearly_average_needs_months", .error, "a yearly average is over a window of months",
      zh: "年均值须按以月计的时间窗口计算"),
    Entry(
      "yearly_average_needs_window", .error,
      "a yearly average is over exactly one window, not {found}", zh: "年均值须恰好有一个时间窗口，现有 {found} 个"),

    // MARK: Tables and scorecards
    Entry(
      "cell_count", .error, "expected {expected} cells, found {found}",
      zh: "应有 {expected} 个单元格，实有 {found} 个"),
    Entry(
      "column_without_type", .error,
      "column {name} has no type, and the decided record no field of that name",
      zh: "列{name}没有类型，被决策的记录中也没有同名字段"),
    Entry("empty_range", .error, "the range holds nothing", zh: "该范围不含任何值"),
    Entry(
      "first_policy", .warning, "table {name} depends on the order of its rows",
      zh: "决策表{name}的结果取决于行的先后", help: "'hit unique' makes rows that cannot be misread",
      zhHelp: "“hit unique”使各行不会误读"),
    Entry(
      "header_differs", .error, "expected column {expected}, found {found}",
      zh: "此处应为列{expected}，实为{found}"),
    Entry("points_not_whole", .error, "points are whole numbers", zh: "分值应为整数"),
    Entry(
      "priority_lacks", .error, "the priorities of {name} do not rank {value}",
      zh: "{name}的优先次序中没有 {value}"),
    Entry(
      "scorecard_figures", .error,
      "the base of {name} is whole, its odds and points to double are above zero",
      zh: "{name}的基准分应为整数，好坏比和翻倍分值应大于零"),
    Entry(
      "scorecard_incomplete", .error, "{name} has no 'pd' without 'odds' and 'points_to_double'",
      zh: "{name}缺少“odds”和“points_to_double”，因而没有“pd”"),
    Entry(
      "table_contradiction", .error,
      "two rows of {name} give different answers, for example where {case}",
      zh: "{name}有两行给出不同结果，例如当 {case} 时"),
    Entry("table_file_absent", .error, "no file {path}", zh: "没有文件 {path}"),
    Entry("table_file_empty", .error, "file {path} is empty", zh: "文件 {path} 是空的"),
    Entry(
      "table_incomplete", .error, "{name} says nothing where {case}", zh: "{name}没有涵盖 {case} 的情形"),
    Entry(
      "table_overlap", .error, "two rows of {name} hold, for example where {case}",
      zh: "{name}有两行同时成立，例如当 {case} 时"),
    Entry(
      "table_too_large", .warning, "table {name} has too many cases to prove that none is left out",
      zh: "决策表{name}的情形过多，无法证明没有遗漏"),
    Entry("unequal_in_cell", .error, "a cell excludes values with 'not'", zh: "单元格中排除取值用“not”"),

    // MARK: Tests
    Entry(
      "monthly_needs_period", .error, "{name} has no 'period' date for one row a month",
      zh: "{name}没有标为“period”的日期，无法每月生成一行"),
    Entry(
      "required_missing", .error, "{name} is not optional and cannot be missing",
      zh: "{name}未标为可缺失，不能缺失"),
    Entry("row_lacks_fields", .error, "a row of {name} lacks {fields}", zh: "{name}的一行缺少 {fields}"),
    Entry("rows_for_field", .error, "{name} is one value, not rows", zh: "{name}是单个值，不是若干行"),
    Entry("rows_needed", .error, "{name} is a list; give it rows", zh: "{name}是明细表；请给出若干行"),
    Entry("test_expects_nothing", .error, "test {name} expects nothing", zh: "测试{name}没有写明预期"),
    Entry(
      "test_lacks_fields", .error, "test {name} gives no {fields}", zh: "测试{name}没有给出 {fields}"),
  ]
}
