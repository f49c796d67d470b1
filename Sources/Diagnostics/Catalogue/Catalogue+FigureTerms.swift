extension Catalogue {
  /// What a scenario's figure should be where it is something else.
  static let figureTerms: [String: Phrase] = [
    "figure_ages": Phrase(
      "a curve by whole months that rise, such as 'month 0: 70%, 6: 60%'",
      "按递增的整月书写的曲线，如“month 0: 70%, 6: 60%”"),
    "figure_amount": Phrase("an amount of money", "金额"),
    "figure_around": Phrase(
      "two percentages with 100% between them", "两个百分比，且 100% 介于其间"),
    "figure_below_inclusive": Phrase(
      "a line up to {high}, that of 'inclusive'", "不超过“inclusive”的额度 {high}"),
    "figure_cured": Phrase(
      "{high} or less, what 'given_default' leaves", "不超过“given_default”之外的 {high}"),
    "figure_days": Phrase("a number of days from 1 on", "不小于 1 的天数"),
    "figure_days_or_none": Phrase("a number of days", "天数"),
    "figure_exponent": Phrase(
      "a number from 0 to {high} without a unit", "0 到 {high} 之间不带单位的数"),
    "figure_factor": Phrase("a factor above 0, such as 1.5", "大于 0 的倍数，如 1.5"),
    "figure_factors": Phrase(
      "factors above 0, each greater than the one before", "大于 0 且依次递增的系数"),
    "figure_from_draw": Phrase(
      "a curve that begins with month 0, the first draw", "从第 0 个月（首次提款）开始的曲线"),
    "figure_from_nothing": Phrase("0% in month 0", "第 0 个月为 0%"),
    "figure_in_block": Phrase("{figure} in block {block}", "{block}段中的{figure}"),
    "figure_in_churn": Phrase(
      "a rate from {low} to {high}, for which 'churn' tells who stays away",
      "“churn”所覆盖的利率，即 {low} 到 {high}"),
    "figure_later": Phrase(
      "{months} months or more, when the window of a bad loan is over",
      "不少于 {months} 个月，即坏账观察窗口结束之后"),
    "figure_method": Phrase("1 or 2", "1 或 2"),
    "figure_milder": Phrase("fewer days than a bad loan's {days}", "少于坏账的 {days} 天"),
    "figure_months": Phrase("a number of months from 1 on", "不小于 1 的月数"),
    "figure_not_falling": Phrase("a curve that does not fall", "不下降的曲线"),
    "figure_percentage": Phrase("a percentage from 0% to {high}", "0% 到 {high} 之间的百分比"),
    "figure_period": Phrase(
      "months from 1 on, such as '11 months' or '9 to 13 months'",
      "不小于 1 的月数，如“11 months”或“9 to 13 months”"),
    "figure_rates": Phrase(
      "a curve by rates that rise, such as 'rate 3%: 0%, 5%: 4%'",
      "按递增的利率书写的曲线，如“rate 3%: 0%, 5%: 4%”"),
    "figure_reference": Phrase("a rate, or a reference of a rate", "利率，或利率的参考值"),
    "figure_some_fall": Phrase("a curve that rises above 0%", "升至 0% 以上的曲线"),
    "figure_some_stay": Phrase("a curve that stays below 100%", "始终低于 100% 的曲线"),
    "figure_to_all": Phrase("a curve that ends with 100%", "以 100% 结束的曲线"),
    "figure_whole": Phrase("a whole number from 1 on", "不小于 1 的整数"),
  ]
}
