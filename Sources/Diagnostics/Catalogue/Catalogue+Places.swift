extension Catalogue {
  /// Why a related place of a problem is shown, by its role.
  static let places: [String: Phrase] = [
    "assumed_for": Phrase("the value it stands for is here", "它所代替的值在此"),
    "brace_found": Phrase(
      "a new declaration begins here, before the brace is closed", "括号尚未闭合，新的声明已从此处开始"),
    "clamped_here": Phrase("what is kept between the bounds is here", "受上下限约束的值在此"),
    "column_type": Phrase("the column is declared here", "该列在此声明"),
    "compared_with": Phrase("compared with this", "与此处比较"),
    "declared_as": Phrase("{name} is {type}, declared here", "{name}的类型是{type}，在此声明"),
    "declared_here": Phrase("{name} is declared here", "{name}在此声明"),
    "declared_type": Phrase("the type is stated here", "类型在此写明"),
    "defined_here": Phrase("the value is defined here", "该指标在此定义"),
    "expected_type": Phrase("the module expects this type", "模块要求这一类型"),
    "factor_of_line": Phrase("the line is amplified here", "额度在此放大"),
    "field_type": Phrase("the field is declared here", "该字段在此声明"),
    "first_here": Phrase("the first one is here", "第一个在此"),
    "function_needs_date": Phrase("needed here", "此处需要"),
    "header_here": Phrase("the header is here", "表头在此"),
    "is_of_type": Phrase("this is {type}", "此处的类型是{type}"),
    "line_is_money": Phrase("the line is an amount of money", "额度是金额"),
    "may_be_missing": Phrase("{name} may be missing", "{name}可能缺失"),
    "opened_here": Phrase("opened here", "从此处打开"),
    "overlaps": Phrase("the other row is here", "另一行在此"),
    "part_of_cycle": Phrase("and this", "还有此处"),
    "read_here": Phrase("read here", "在此读取"),
    "rounded_here": Phrase("what is rounded is here", "被取整的值在此"),
    "span_needs_dates": Phrase("a span lies between two dates", "期间须由两个日期界定"),
    "table_output": Phrase("the output's type is stated here", "输出的类型在此写明"),
    "used_here": Phrase("used here", "在此引用"),
    "window_needs_date": Phrase("a window is over a date", "时间窗口须取在日期上"),
  ]
}
