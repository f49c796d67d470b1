extension Catalogue {
  /// What can be wrong with a scenario.
  static let scenarios: [Entry] = [
    Entry(
      "decided_field", .error, "{name} is what a version decides, not a field of the record",
      zh: "{name}是规则版本作出的决策，不是记录的字段",
      help: "a scenario reads 'outcome', 'line', 'rate' and 'term' without declaring them",
      zhHelp: "情景可以直接读取“outcome”“line”“rate”和“term”，无需声明"),
    Entry(
      "figure_missing", .error, "the scenario does not state {names}", zh: "情景没有写明{names}",
      help: "a scenario states every figure that a backtest needs; none is assumed in silence",
      zhHelp: "回测所需的每个数值都要写明，不作默认假设"),
    Entry(
      "figure_needs_condition", .error, "{name} belongs to a bad loan that is told by a condition",
      zh: "只有以条件定义坏账时才能写{name}",
      help: "write 'bad when CONDITION', or leave it out", zhHelp: "请写“bad when 条件”，或删去此项"),
    Entry(
      "figure_out_of_range", .error, "{name} is to be {expected}, found {found}",
      zh: "{name}应为{expected}，实为{found}"),
    Entry(
      "figure_without_origin", .error, "{name} does not say where it is from",
      zh: "{name}没有写明出处",
      help: "write 'source \"…\"' behind it, or 'assumption \"…\"' with the reason",
      zhHelp: "请在其后写“source \"…\"”，或写“assumption \"…\"”并说明理由"),
    Entry(
      "not_a_scenario", .error, "{name} is {kind}, not a scenario", zh: "{name}是{kind}，不是情景"),
    Entry(
      "not_in_scenario", .error, "a scenario decides nothing, so that it has no {what}",
      zh: "情景不作决策，不能写{what}"),
    Entry(
      "only_in_scenario", .error, "{what} stands in scenarios, not in rule books and modules",
      zh: "{what}只能写在情景中，不能写在规则书或模块中"),
    Entry(
      "reads_decision", .error, "{name} hangs on {field}, which each version decides for itself",
      zh: "{name}依赖于{field}，而后者由各规则版本自行决定",
      help: "what is bad and how risky an application is must be the same for both versions",
      zhHelp: "坏账定义和风险评估对两个版本必须一致"),
    Entry("unknown_model", .error, "no scorecard named {name}", zh: "没有名为{name}的评分卡"),
    Entry(
      "unknown_scenario", .error, "no scenario named {name}: {place} is not there",
      zh: "没有名为{name}的情景：找不到{place}"),
  ]

  /// What can be wrong between a scenario and the versions that are compared under it.
  static let scenarioVersions: [Entry] = [
    Entry(
      "scenario_field_differs", .error,
      "{name} is {found} in the scenario, and {expected} in {book}",
      zh: "{name}在情景中为{found}，在{book}中为{expected}"),
    Entry(
      "scenario_market_too_early", .error,
      "{name} of {book} has no value on {date}: it begins on {first}",
      zh: "{book}的{name}在 {date} 没有取值：最早从 {first} 起"),
    Entry(
      "scenario_record_differs", .error,
      "the scenario is for record {name}, {book} decides {expected}",
      zh: "情景针对记录{name}，而{book}的决策对象为{expected}"),
    Entry(
      "unknown_referral_code", .error, "neither version has a reason with the code {name}",
      zh: "两个版本都没有编号为{name}的规则"),
  ]
}
