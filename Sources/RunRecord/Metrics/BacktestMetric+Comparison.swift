import Diagnostics

extension BacktestMetric {
  /// What the figures between the versions, and those that tell whether to trust them, mean.
  var comparisonDefinition: MetricDefinition {
    switch self {
    case .bothInCount:
      set(Phrase("approved by both", "两版均通过"), Phrase("both versions approve", "两版均通过"))
    case .bothOutCount:
      set(
        Phrase("approved by neither", "两版均不通过"),
        Phrase("neither version approves", "两版均不通过"))
    case .swapInCount:
      set(
        Phrase("swapped in", "换入笔数"),
        Phrase("the candidate alone approves", "仅候选版通过"))
    case .swapOutCount:
      set(Phrase("swapped out", "换出笔数"), Phrase("the live version alone approves", "仅现行版通过"))
    case .swapInCustomers:
      MetricDefinition(
        Phrase("customers swapped in", "换入客户数"), .count, .distinct,
        Phrase("distinct customers of swap_in.count", "换入申请所属的不同客户数"))
    case .swapOutCustomers:
      MetricDefinition(
        Phrase("customers swapped out", "换出客户数"), .count, .distinct,
        Phrase("distinct customers of swap_out.count", "换出申请所属的不同客户数"))
    case .swapInLine:
      MetricDefinition(
        Phrase("line swapped in", "换入额度"), .money, .flow,
        Phrase("sum of the candidate's lines over swap_in.count", "换入申请的候选版额度之和"))
    case .swapOutLine:
      MetricDefinition(
        Phrase("line swapped out", "换出额度"), .money, .flow,
        Phrase("sum of the live version's lines over swap_out.count", "换出申请的现行版额度之和"))
    case .swapInAfterReferral:
      afterReferral(Phrase("swapped in after referral", "人工审批后换入笔数"))
    case .swapOutAfterReferral:
      afterReferral(Phrase("swapped out after referral", "人工审批后换出笔数"))
    case .matchRate:
      MetricDefinition(
        Phrase("match rate", "回放一致率"), .share, .ratio,
        Phrase(
          """
          applications whose system outcome is that of the replay under the version in force at their decision ÷ those \
          whose version is known; references as of each application's own day
          """,
          "按审批时生效版本回放、结论与系统原结论一致的申请 ÷ 能确定当时版本的申请；参考数据按各申请当日取值"))
    case .overrideRate:
      MetricDefinition(
        Phrase("override rate", "人工改判率"), .share, .ratio,
        Phrase(
          "recorded decisions whose final outcome differs from the system's approve or decline ÷ those with both",
          "最终结论与系统通过或拒绝结论不同的审批记录 ÷ 两者均有的记录"))
    default:
      set(Phrase("outcome changed", "结论变化笔数"), Phrase("the outcomes differ", "两版结论不同"))
    }
  }

  private func set(_ title: Phrase, _ condition: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .count, .flow,
      Phrase("applications where ", "满足以下条件的申请笔数：") + condition)
  }

  private func afterReferral(_ title: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .number, .estimate,
      method: Phrase(
        "the scenario's referral share by reason where no outcome is recorded",
        "无人工审批记录时，按情景中各原因的转人工通过占比"),
      Phrase(
        "the same when referrals have their recorded human outcome, or the scenario's share",
        "同上，转人工申请按记录的人工结论或情景占比计入"))
  }
}
