extension Catalogue {
  /// What can be wrong with facts that are set directly.
  static let settings: [Entry] = [
    Entry(
      "list_not_settable", .error, "{name} has rows or months, of which no single value can be set",
      zh: "{name}由多行或多个月组成，不能直接设定为单个值",
      help: "set what is computed from it, such as a sum", zhHelp: "请设定由其计算得出的指标，例如合计"),
    Entry(
      "not_settable", .error, "{name} is no fact of the application",
      zh: "{name}不是申请的事实，不能直接设定",
      help: "set fields, 'let' and 'output' names, 'score.points', 'score.pd' or 'table.column'",
      zhHelp: "可设定字段、指标与输出、评分卡的 points 或 pd，以及“表名.列名”"),
    Entry(
      "setting_unread", .error, "nothing in the book reads {name}, so setting it means nothing",
      zh: "规则书没有读取{name}，设定它没有意义"),
    Entry(
      "unknown_fact", .error, "no field or value named {name} to set",
      zh: "没有名为{name}的字段或指标可设定"),
  ]
}
