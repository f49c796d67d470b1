package import Diagnostics

extension BadRow.Cause {
  /// What to do about rows with a cause of this id; `nil` where the cause says all.
  package static func remedy(of id: String) -> Phrase? {
    switch id {
    case "absent":
      Phrase("deliver the value, or declare the field optional", "补报该值，或将字段声明为可缺失")
    case "unreadable":
      Phrase(
        "write dates as 2020-01-31, numbers as 1234.50 and truths as true or false",
        "日期写作 2020-01-31，数写作 1234.50，是非值写作 true 或 false")
    case "too_many_decimals":
      Phrase(
        "round where the figure is made: nothing is rounded on the way in",
        "在数据产生处取整：导入时不作任何舍入")
    case "out_of_range":
      Phrase(
        "correct the figure, or widen the field's range in the rule book",
        "更正数值，或在规则书中放宽该字段的范围")
    case "too_large": Phrase("check the unit of the figure", "检查数值的单位")
    case "unknown_value":
      Phrase(
        "deliver a listed value, or list this one or its code in the rule book",
        "改报可选值之一，或在规则书中列出该取值或其代码")
    case "not_utf8": Phrase("convert the text to UTF-8", "将文本转换为 UTF-8")
    case "duplicate_key": Phrase("deliver each key once", "每个主键只报一次")
    case "orphan":
      Phrase("deliver the row that it belongs to, or leave it out", "补报其上级记录，或去掉该行")
    case "wrong_cell_count":
      Phrase(
        "quote cells that hold commas or line breaks", "含逗号或换行的单元格须加引号")
    case "text_after_quote":
      Phrase("double the quotes within a quoted cell", "引号内的引号须写两次")
    default: nil
    }
  }
}
