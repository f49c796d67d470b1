extension Catalogue {
  /// What is found of rules and conditions for all applications.
  static let ruleFindings: [Entry] = [
    Entry(
      "bound_never_binds", .note, "bound {text} never holds {value} back",
      zh: "界限{text}从不对{value}起作用"),
    Entry(
      "bounds_cross", .warning, "the lower bound {low} lies above the upper bound {high}{case}",
      zh: "下限{low}高于上限{high}{case}", help: "crossed bounds put every application in error",
      zhHelp: "上下限交叉时，申请会因错误转人工"),
    Entry(
      "branch_never_taken", .warning,
      "this branch is never taken: no case that comes here makes '{text}' true{case}",
      zh: "该分支从不执行：到达此处的情形都不会使“{text}”成立{case}"),
    Entry(
      "otherwise_never_taken", .warning,
      "this branch is never taken: no case that comes here makes '{text}' false{case}",
      zh: "该分支从不执行：到达此处的情形都不会使“{text}”不成立{case}"),
    Entry(
      "cap_never_binds", .note, "cap {text} never binds: {other} is always below it",
      zh: "上限{text}从不起作用：{other}总是低于它"),
    Entry(
      "condition_always_true", .warning, "'{text}' is true in every case that decides it{case}",
      zh: "凡能判断的情形，“{text}”均成立{case}", help: "the values it compares allow no other answer",
      zhHelp: "其比较的取值范围不允许其他结果"),
    Entry(
      "condition_never_true", .warning, "no case makes '{text}' true{case}",
      zh: "没有情形使“{text}”成立{case}", help: "the values it compares allow no other answer",
      zhHelp: "其比较的取值范围不允许其他结果"),
    Entry(
      "duplicate_condition", .warning, "'{text}' is asked twice", zh: "条件“{text}”重复"),
    Entry(
      "output_order_alone", .warning,
      "no output of this section is an amount, a rate or a term that the order of {name} could be held to",
      zh: "本节没有金额、利率或期限类输出可按{name}的顺序检查"),
    Entry(
      "output_order_broken", .error,
      "a worse {name} gets a better {output}: {worse} gets {found}, {better} gets {expected}{case}",
      zh: "{name}更差时{output}反而更优：{worse}得到{found}，{better}得到{expected}{case}",
      help: "all else in the two cases is equal", zhHelp: "两种情形的其他事实完全相同"),
    Entry(
      "output_order_needs_values", .error,
      "{name} is not one of several values that could be ordered",
      zh: "{name}不是可排序的枚举值"),
    Entry(
      "part_without_effect", .warning, "'{text}' changes nothing in rule {code}{case}",
      zh: "“{text}”对规则{code}没有影响{case}",
      help: "without it the rule decides every case in the same way",
      zhHelp: "去掉它，规则对所有情形的判断不变"),
    Entry(
      "rule_always_fires", .warning, "rule {code} fires in every case that decides it{case}",
      zh: "凡能判断的情形，规则{code}均命中{case}"),
    Entry(
      "rule_masked", .note,
      "whenever rule {code} fires, rule {other} fires too: {code} never changes an outcome{case}",
      zh: "规则{code}命中时规则{other}也必命中：{code}从不改变审批结果{case}"),
    Entry(
      "rule_never_decided", .warning, "no case decides rule {code}{case}",
      zh: "没有情形能判断规则{code}{case}"),
    Entry(
      "rule_never_fires", .warning, "no case makes rule {code} fire{case}",
      zh: "没有情形使规则{code}命中{case}"),
    Entry(
      "rules_alike", .warning, "rule {code} fires in the same cases as rule {other}{case}",
      zh: "规则{code}与规则{other}命中的情形完全相同{case}"),
    Entry(
      "rules_contradict", .warning, "no case passes both rule {other} and rule {code}{case}",
      zh: "没有情形能同时通过规则{other}和规则{code}{case}",
      help: "where both are decided, one of them always fires",
      zhHelp: "两条规则均可判断时，必有一条命中"),
    Entry("unused_applicant", .warning, "no test uses applicant {name}", zh: "没有测试用到申请样例{name}"),
    // Data often bring more than one book reads.
    Entry("unused_field", .note, "no rule or output reads field {name}", zh: "没有规则或输出用到字段{name}"),
    Entry(
      "unused_parameter", .warning, "no rule or output reads parameter {name}",
      zh: "没有规则或输出用到参数{name}"),
    Entry(
      "unused_reference", .warning, "no rule or output reads reference {name}",
      zh: "没有规则或输出用到参考值{name}"),
    Entry(
      "unused_scorecard", .warning, "no rule or output reads scorecard {name}",
      zh: "没有规则或输出用到评分卡{name}"),
    Entry(
      "unused_source", .warning, "no rule or output reads a field from source {name}",
      zh: "没有规则或输出用到来源{name}的字段"),
    Entry(
      "unused_table", .warning, "no rule or output reads table {name}", zh: "没有规则或输出用到决策表{name}"),
    Entry("unused_type", .warning, "nothing is of type {name}", zh: "没有字段或取值使用类型{name}"),
    Entry("unused_value", .warning, "no rule or output reads {name}", zh: "没有规则或输出用到{name}"),
  ]
}
