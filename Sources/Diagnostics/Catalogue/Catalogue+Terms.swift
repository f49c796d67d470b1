extension Catalogue {
  /// What sentences call the things that a rule file is made of; slots are filled by a term's arguments.
  static let terms: [String: Phrase] = [
    syntaxTerms, typeTerms, ruleTerms, valueTerms, dataTerms, figureTerms, scripts,
  ].reduce(into: [:]) { terms, group in
    terms.merge(group) { first, _ in first }
  }

  /// What the parser may have expected.
  private static let syntaxTerms: [String: Phrase] = [
    "attribute": Phrase("a field attribute", "字段属性"),
    "cell": Phrase("a cell; write 'any' for one that does not matter", "单元格（无关紧要的写“any”）"),
    "characteristic": Phrase(
      "a characteristic or a figure of the scorecard", "评分项或评分卡的参数"),
    "code": Phrase("a rule code", "规则编号"),
    "date": Phrase("a date", "日期"),
    "declaration": Phrase("a declaration", "声明"),
    "duration": Phrase("a duration such as '12 months'", "时长，如“12 months”"),
    "duration_unit": Phrase("'days', 'months' or 'years'", "“days”“months”或“years”"),
    "effect": Phrase("an effect such as 'decline' or 'refer'", "结论，如“decline”或“refer”"),
    "end_of_file": Phrase("the end of the file", "文件末尾"),
    "end_of_line": Phrase("the end of the line", "行末"),
    "expectation": Phrase(
      "an expectation such as 'approve' or 'line = 490_000'", "预期，如“approve”或“line = 490_000”"),
    "expression": Phrase("an expression", "表达式"),
    "field": Phrase("a field", "字段"),
    "fieldtype": Phrase("a field's type", "字段的类型"),
    "file_module": Phrase("a module", "模块"),
    "file_rulebook": Phrase("a rule book", "规则书"),
    "file_scenario": Phrase("a scenario", "情景"),
    "heading": Phrase("'rulebook' or 'module' with a name", "“rulebook”或“module”加名称"),
    "figure_of_scenario": Phrase("a figure of this block", "本段可写的数值"),
    "hitpolicy": Phrase(
      "'unique', 'any', 'first', 'priority' or 'collect'",
      "“unique”“any”“first”“priority”或“collect”"),
    "integer": Phrase("a whole number", "整数"),
    "item": Phrase("a rule, a 'let' or an 'output'", "规则、“let”或“output”"),
    "month": Phrase("a month such as 2026-03", "月份，如 2026-03"),
    "name": Phrase("a name", "名称"),
    "number": Phrase("a number", "数"),
    "range": Phrase("a range such as '[6, 12)'", "范围，如“[6, 12)”"),
    "rounding_mode": Phrase("a rounding mode such as 'half_up'", "取整方式，如“half_up”"),
    "row": Phrase("a row that begins with '|'", "以“|”开头的一行"),
    "rows": Phrase("rows: '[' or 'monthly'", "若干行：“[”或“monthly”"),
    "set": Phrase("a set or a range", "集合或范围"),
    "shown_by": Phrase(" (case: {case})", "（情形：{case}）"),
    "shown_by_two": Phrase(" (cases: {case} and {other})", "（情形：{case}；对照：{other}）"),
    "text": Phrase("a text in double quotes", "双引号中的文本"),
    "value": Phrase("a value", "值"),
    "valuetype": Phrase("a type", "类型"),
  ]

  /// Types of values and of what expressions come to.
  private static let typeTerms: [String: Phrase] = [
    "type_boolean": Phrase("yes or no", "是非值"),
    "type_date": Phrase("date", "日期"),
    "type_days": Phrase("days", "天数"),
    "type_decimal": Phrase("decimal", "小数"),
    "type_integer": Phrase("integer", "整数"),
    "type_missing": Phrase("missing", "缺失"),
    "type_money": Phrase("money", "金额"),
    "type_months": Phrase("months", "月数"),
    "type_number": Phrase("number", "数"),
    "type_one_of": Phrase("one of {values}", "枚举类型（{values}）"),
    "type_percentage": Phrase("percentage", "百分数"),
    "type_rate": Phrase("rate", "利率"),
    "type_share": Phrase("share", "比例"),
    "type_text": Phrase("text", "文本"),
    "type_unknown": Phrase("?", "?"),
  ]

  /// Sections and effects, by their English keyword.
  private static let ruleTerms: [String: Phrase] = [
    "effect_decline": Phrase("'decline'", "“decline”（拒绝）"),
    "effect_ignore": Phrase("'ignore'", "“ignore”（忽略）"),
    "effect_orange": Phrase("'orange'", "“orange”（橙色预警）"),
    "effect_red": Phrase("'red'", "“red”（红色预警）"),
    "effect_refer": Phrase("'refer'", "“refer”（转人工）"),
    "effect_yellow": Phrase("'yellow'", "“yellow”（黄色预警）"),
    "rule_or_output": Phrase("rule or output", "规则或输出"),
    "section_admission": Phrase("'admission'", "“admission”（准入）"),
    "section_approval": Phrase("'approval'", "“approval”（审批）"),
    "section_facts": Phrase("'facts'", "“facts”（指标）"),
    "section_fraud": Phrase("'fraud'", "“fraud”（反欺诈）"),
    "section_line": Phrase("'line'", "“line”（额度）"),
    "section_pricing": Phrase("'pricing'", "“pricing”（定价）"),
    "section_term": Phrase("'term'", "“term”（期限）"),
    "section_warning": Phrase("'warning'", "“warning”（预警）"),
  ]

  /// Why rows of data are left out, by the id under which they are counted.
  private static let dataTerms: [String: Phrase] = [
    "cause_absent": Phrase("absent", "必填项缺失"),
    "cause_booked_above_decided": Phrase("booked_above_decided", "出账额度高于审批额度"),
    "cause_booked_without_approval": Phrase("booked_without_approval", "未通过却有出账额度"),
    "cause_consent_ends_before_it_begins": Phrase("consent_ends_before_it_begins", "授权截止早于起始"),
    "cause_decided_before_application": Phrase("decided_before_application", "审批早于申请"),
    "cause_duplicate_key": Phrase("duplicate_key", "主键重复"),
    "cause_duplicate_member": Phrase("duplicate_member", "成员重复"),
    "cause_impossible_balance": Phrase("impossible_balance", "余额不可能成立"),
    "cause_invalid_json": Phrase("invalid_json", "不是 JSON"),
    "cause_left_out": Phrase("left_out", "同一申请有不合要求的行"),
    "cause_loan_not_booked": Phrase("loan_not_booked", "未出账却有逐月表现"),
    "cause_missing_months": Phrase("missing_months", "缺少月份"),
    "cause_month_before_decision": Phrase("month_before_decision", "月份早于审批"),
    "cause_not_a_record": Phrase("not_a_record", "不是一条记录"),
    "cause_not_month_end": Phrase("not_month_end", "不是月末日"),
    "cause_not_utf8": Phrase("not_utf8", "不是 UTF-8"),
    "cause_orphan": Phrase("orphan", "没有对应的上级记录"),
    "cause_out_of_range": Phrase("out_of_range", "超出范围"),
    "cause_repeated_month": Phrase("repeated_month", "月份重复"),
    "cause_text_after_quote": Phrase("text_after_quote", "引号之后有文字"),
    "cause_too_deep": Phrase("too_deep", "嵌套过深"),
    "cause_too_large": Phrase("too_large", "数值过大"),
    "cause_too_many_decimals": Phrase("too_many_decimals", "小数位过多"),
    "cause_undated_decision": Phrase("undated_decision", "审批结论无日期"),
    "cause_unknown_application": Phrase("unknown_application", "没有对应的申请"),
    "cause_unknown_value": Phrase("unknown_value", "不在可选值之内"),
    "cause_unreadable": Phrase("unreadable", "无法读取"),
    "cause_withdrawn_before_given": Phrase("withdrawn_before_given", "撤回早于授权起始"),
    "cause_wrong_cell_count": Phrase("wrong_cell_count", "单元格数不符"),
    "cause_wrong_kind": Phrase("wrong_kind", "类型不符"),
  ]

  /// Values, and cases made of them.
  private static let valueTerms: [String: Phrase] = [
    "value_days": Phrase("{count} days", "{count} 天"),
    "value_false": Phrase("false", "否"),
    "value_missing": Phrase("missing", "缺失"),
    "value_months": Phrase("{count} months", "{count} 个月"),
    "value_true": Phrase("true", "是"),
    "with_value": Phrase("{name} = {value}", "{name} = {value}"),
  ]
}
