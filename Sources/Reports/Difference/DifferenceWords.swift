package import Diagnostics
package import Semantics

/// What the parts of a book are called where versions are compared.
package enum DifferenceWords {
  package static let comma = Phrase(", ", "，")

  package static func word(_ subject: BookChange.Subject) -> Phrase {
    switch subject {
    case .book: Phrase("Book", "规则书")
    case .card: Phrase("Card", "产品卡")
    case .source: Phrase("Source", "数据来源")
    case .field: Phrase("Field", "字段")
    case .list: Phrase("List", "明细表")
    case .parameter: Phrase("Parameter", "参数")
    case .reference: Phrase("Reference", "参考值")
    case .table: Phrase("Table", "决策表")
    case .scorecard: Phrase("Scorecard", "评分卡")
    case .let: Phrase("Value", "指标")
    case .output: Phrase("Output", "输出")
    case .rule: Phrase("Rule", "规则")
    case .test: Phrase("Test", "测试")
    case .text: Phrase("Text", "文本")
    }
  }

  /// The named thing that a change is about; `nil` where it has no title of its own.
  package static func thing(_ change: BookChange) -> NamedThing? {
    let name = change.name
    switch change.subject {
    case .source: return .source(name)
    case .field:
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      return parts.count == 2 ? .rowField(list: parts[0], parts[1]) : .field(name)
    case .list: return .list(name)
    case .parameter: return .parameter(name)
    case .reference: return .reference(name)
    case .table: return .table(name)
    case .scorecard: return .scorecard(name)
    case .let, .output: return .definition(name)
    case .rule: return .rule(name)
    case .book, .card, .test, .text: return nil
    }
  }

  /// What of a thing has changed: `condition`, `row tax vat`; names stay as they are.
  package static func place(_ place: String) -> Phrase {
    if let chinese = places[place] { return Phrase("\(place)", "\(chinese)") }
    if let range = place.firstRange(of: ", bin of ") {
      return Phrase(
        "\(place)", "\(place[..<range.lowerBound])，分值为 \(place[range.upperBound...]) 的分箱")
    }
    for (english, chinese) in openings where place.hasPrefix(english) {
      return Phrase("\(place)", "\(chinese)\(place.dropFirst(english.count))")
    }
    return Phrase(verbatim: place)
  }

  /// What a thing is now or was before: the book's own text but for a few words.
  package static func value(_ text: String) -> Phrase {
    Phrase("\(text)", "\(values[text] ?? text)")
  }

  private static let values = ["yes": "是", "no": "否", "missing": "缺失"]

  private static let places = [
    "Chinese title": "中文标题", "action": "措施", "adjust": "调整", "amplify": "放大", "base": "基准分",
    "cap": "上限", "chain": "更正链", "clause": "条款", "columns": "列", "condition": "命中条件",
    "counts in": "计数单位",
    "currency": "币种", "decided record": "被决策的记录", "deduct": "扣减", "disabled because": "停用理由",
    "effect": "作用", "expects": "预期", "filing calendar": "申报日历", "hit policy": "命中策略",
    "known on": "获知日", "listing": "数据清单", "module": "模块", "name": "名称", "odds": "好坏比",
    "optional": "可缺失",
    "order of rows": "行的次序",
    "otherwise": "其余情形", "output": "输出", "outside codes": "外部代码", "outside name": "外部名称",
    "period": "所属期", "points to double": "翻倍分值", "range": "范围", "reported": "是否输出",
    "requires": "要求", "role": "角色", "round": "取整", "row of any": "各列不限的行", "rows": "行",
    "rule": "规则", "section": "环节", "source": "来源", "title": "标题", "tunable range": "可调范围",
    "type": "类型", "void": "作废标志", "when undecided": "待定时",
  ]

  private static let openings = [
    ("as-of date of ", "决策日 "), ("characteristic ", "评分项 "), ("from ", "起始日 "),
    ("key of ", "主键 "), ("reason of ", "原因 "), ("row ", "行 "), ("source from ", "来源 "),
  ]
}
