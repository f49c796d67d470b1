import Diagnostics

extension BacktestMetric {
  private static let performance = Phrase(
    "the scenario's performance window, mature loans alone", "情景规定的表现期，仅取已成熟贷款")
  private static let judge = Phrase(
    "one chance of default an application: its observed outcome, else the scenario's reference model",
    "每笔申请一个违约概率：有表现的取其结果，否则取情景的参考模型")

  /// What the figures of risk and of scores mean.
  var riskDefinition: MetricDefinition {
    switch self {
    case .observedBadRateByAmount:
      MetricDefinition(
        Phrase("observed bad rate by amount", "已观察不良率（按金额）"), .share, .ratio,
        horizon: Self.performance,
        Phrase(
          "balance of bad loans when they became bad ÷ exposure of observed loans the version approves",
          "该版本通过且有表现的贷款中，不良贷款变坏时余额 ÷ 敞口"))
    case .swapInBadRateLow: methods(Phrase("bad rate of swap-ins, lowest", "换入不良率（最低）"))
    case .swapInBadRateHigh: methods(Phrase("bad rate of swap-ins, highest", "换入不良率（最高）"))
    case .swapOutBadRate:
      MetricDefinition(
        Phrase("observed bad rate of swap-outs", "换出已观察不良率"), .share, .ratio,
        horizon: Self.performance,
        Phrase("bad ÷ (good + bad) among observed loans swapped out", "换出且有表现的贷款中 坏 ÷（好 + 坏）"))
    case .badRateLow: candidate(Phrase("candidate's bad rate, lowest", "候选版不良率（最低）"))
    case .badRateHigh: candidate(Phrase("candidate's bad rate, highest", "候选版不良率（最高）"))
    case .badRateBoundLow: bound(Phrase("candidate's bad rate, lower bound", "候选版不良率下界"), "0 %")
    case .badRateBoundHigh:
      bound(Phrase("candidate's bad rate, upper bound", "候选版不良率上界"), "100 %")
    case .expectedLossAmount:
      MetricDefinition(
        Phrase("expected loss", "预期损失"), .money, .estimate, horizon: Self.performance,
        method: Self.judge,
        Phrase(
          "sum over approved applications of chance of default × loss given default × exposure",
          "Σ 违约概率 × 违约损失率 × 违约敞口，取通过的申请"))
    case .expectedLossRate:
      MetricDefinition(
        Phrase("expected loss rate", "预期损失率"), .share, .estimate, of: Self.lineTotal.name,
        horizon: Self.performance, method: Self.judge,
        Phrase(
          "expected_loss.amount ÷ line of the approved applications",
          "expected_loss.amount ÷ 通过申请的授信额度"))
    case .breakEvenLoss:
      MetricDefinition(
        Phrase("break-even bad rate by loss", "换入盈亏平衡不良率（按损失）"), .share, .estimate,
        horizon: Self.performance,
        Phrase(
          "bad rate of the swap-ins at which the candidate's loss rate, by amount, equals the live one",
          "使候选版损失率（按金额）等于现行版的换入不良率"))
    case .breakEvenHurdle:
      MetricDefinition(
        Phrase("break-even bad rate by return", "换入盈亏平衡不良率（按收益）"), .share, .estimate,
        horizon: Self.performance,
        Phrase(
          "bad rate at which the swap-ins' own RAROC meets the hurdle",
          "使换入部分自身 RAROC 达到门槛的不良率"))
    case .scorePSI:
      MetricDefinition(
        Phrase("PSI of the reference score", "参考评分 PSI"), .number, .estimate,
        Phrase(
          "sum of (c − b) × ln(c ÷ b) over ten bins of equal frequency of those the live version approves",
          "Σ (c − b) × ln(c ÷ b)，以现行版通过者等频分十箱为基准"))
    case .referenceKS, .ks:
      MetricDefinition(
        self == .ks
          ? Phrase("KS of the version's own risk", "版本自有违约概率 KS")
          : Phrase("KS of the reference score", "参考评分 KS"), .share, .estimate,
        horizon: Self.performance, method: Phrase("on observed loans only", "仅取有表现的贷款"),
        Phrase("greatest |F_bad − F_good|", "max |F坏 − F好|"))
    case .referenceAUC, .auc:
      MetricDefinition(
        self == .auc
          ? Phrase("AUC of the version's own risk", "版本自有违约概率 AUC")
          : Phrase("AUC of the reference score", "参考评分 AUC"), .share, .estimate,
        horizon: Self.performance, method: Phrase("on observed loans only", "仅取有表现的贷款"),
        Phrase(
          "chance that a bad loan ranks as riskier than a good one, ties half",
          "坏贷款排序比好贷款更差的概率，并列计一半"))
    default:
      MetricDefinition(
        Phrase("observed bad rate", "已观察不良率"), .share, .ratio, horizon: Self.performance,
        Phrase(
          "bad ÷ (good + bad) among observed loans the version approves",
          "该版本通过且有表现的贷款中 坏 ÷（好 + 坏）"))
    }
  }

  private func methods(_ title: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .share, .estimate, horizon: Self.performance,
      method: Phrase(
        "as accepted, parcelling by the scenario's factors, extrapolated", "同批法、按情景系数的分配法、外推法"),
      Phrase("over the inference methods that are available", "取可用推断方法中的该值"))
  }

  private func candidate(_ title: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .share, .estimate, horizon: Self.performance,
      method: Phrase(
        "swap_in.bad_rate by the same methods", "swap_in.bad_rate 的同一组方法"),
      Phrase(
        "bad rate of both-in as observed and of swap-ins as inferred, by count",
        "两版均通过者的已观察不良率与换入推断不良率按笔数合并"))
  }

  private func bound(_ title: Phrase, _ rate: String) -> MetricDefinition {
    MetricDefinition(
      title, .share, .estimate, horizon: Self.performance,
      method: Phrase("none: no gate may ask for it", "无：不得用于门槛"),
      Phrase(
        "the same were \(rate) of the swap-ins bad whose outcome nobody saw",
        "假设未观察到结果的换入不良率为 \(rate)"))
  }
}
