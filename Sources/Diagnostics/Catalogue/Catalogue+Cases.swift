extension Catalogue {
  /// What can be wrong with a table of cases.
  static let cases: [Entry] = [
    Entry(
      "case_column_absent", .error, "the table of cases has no column {name}",
      zh: "案例表缺少{name}列"),
    Entry(
      "case_not_reviewed", .error, "case {name} expects something, but nobody has reviewed it",
      zh: "案例{name}写有预期，但没有复核人",
      help: "name in the column 'reviewed by' who stands for what it expects",
      zhHelp: "请在“复核人”一列写明由谁对预期负责"),
    Entry(
      "case_table_empty", .error, "the table of cases has no header",
      zh: "案例表没有表头", help: "begin with a line such as 'title,given,expect outcome,reviewed by'",
      zhHelp: "首行应类似“标题,给定,预期 结果,复核人”"),
    Entry(
      "case_without_title", .error, "the case has no title", zh: "案例没有标题",
      help: "say in the column 'title' what the case shows", zhHelp: "请在“标题”一列写明案例要说明什么"),
    Entry(
      "unknown_case_column", .error, "{name} is no column of a table of cases",
      zh: "{name}不是案例表的列",
      help:
        """
        columns are 'title', 'given', 'reviewed by', 'note', fields, 'let' and 'output' names, \
        'parameter.NAME', 'expect outcome', 'expect reasons', 'expect warnings' and 'expect NAME'
        """,
      zhHelp: "可用的列：标题、给定、复核人、备注、字段、指标与输出、“参数.名称”、预期 结果、预期 命中规则、预期 命中预警、“预期 名称”"),
    Entry(
      "unknown_outcome", .error, "{name} is no outcome", zh: "{name}不是审批结果",
      help: "outcomes are 'approve', 'refer', 'decline' and 'error'",
      zhHelp: "审批结果为：通过、转人工、拒绝、出错"),
  ]
}
