import Diagnostics

extension BacktestMetric {
  private static let engine = Phrase(
    "expected by the scenario's curves; observed loans with their first use and outcome (docs/balances.md)",
    "按情景曲线取期望；有表现的贷款取其首次用信与结果（见 docs/balances.md）")
  private static let year = Phrase("twelve months from each first draw", "各笔首次用信后十二个月")
  private static let life = Phrase(
    "to maturity, 3 months after, and the end of recovery", "至到期后 3 个月及清收完毕")

  /// What the figures of loans by month mean.
  var balanceDefinition: MetricDefinition {
    switch self {
    case .balance:
      MetricDefinition(
        Phrase("loan balance", "贷款余额"), .money, .stock, method: Self.engine,
        clause: "Ningbo 5.3.3 d",
        Phrase(
          "expected sum not yet repaid or written off at the end of the last month of applications",
          "最后申请月月末尚未归还且未核销的本金期望值"))
    case .averageBalance:
      MetricDefinition(
        Phrase("average balance", "平均余额"), .money, .ratio, method: Self.engine,
        Phrase(
          "mean of the balances at month ends over the twelve months up to the last of applications",
          "截至最后申请月的十二个月月末余额平均值"))
    case .nonPerformingRate:
      MetricDefinition(
        Phrase("non-performing rate", "不良率"), .share, .ratio, of: Self.balance.name,
        method: Self.engine,
        Phrase("expected balance in default ÷ balance", "违约贷款余额期望值 ÷ 贷款余额"))
    case .loanLossYear:
      loss(Phrase("loss of the first year", "首年损失"), Self.year)
    case .loanLossLife:
      loss(Phrase("loss over life", "全周期损失"), Self.life)
    case .loanLossRate:
      MetricDefinition(
        Phrase("loss rate a year", "年损失率"), .share, .ratio, horizon: Self.life,
        method: Self.engine,
        Phrase("loan_loss.life ÷ balance × years", "loan_loss.life ÷（余额 × 年）"))
    case .minimumRate:
      MetricDefinition(
        Phrase("minimum rate", "保本利率"), .rate, .ratio, horizon: Self.life, method: Self.engine,
        Phrase(
          "(funding + expense + loss + fee + cost of capital) ÷ balance × years ÷ (1 − VAT share)",
          "（资金 + 运营 + 损失 + 费用 + 资本成本）÷（余额 × 年）÷（1 − 增值税占比）"))
    case .raroc:
      MetricDefinition(
        Phrase("RAROC", "风险调整资本收益率"), .share, .ratio, horizon: Self.life,
        method: Self.engine,
        Phrase(
          "(interest − VAT − funding − expense − fee − loss + capital × funding) × (1 − income tax) ÷ capital",
          "（利息 − 增值税 − 资金 − 运营 − 费用 − 损失 + 资本 × 资金价格）×（1 − 所得税率）÷ 资本"))
    case .cover:
      MetricDefinition(
        Phrase("income ÷ risk", "收益覆盖风险倍数"), .number, .ratio, horizon: Self.life,
        method: Self.engine, clause: "Ningbo 4.7.4",
        Phrase(
          "(interest − VAT − funding − expense − fee) ÷ (loss + cost of capital); covers the risk from 1",
          "（利息 − 增值税 − 资金 − 运营 − 费用）÷（损失 + 资本成本）；不低于 1 即覆盖风险"))
    case .inclusiveBalance:
      MetricDefinition(
        Phrase("inclusive-finance balance", "普惠口径贷款余额"), .money, .stock,
        method: Self.engine,
        Phrase(
          "balance of customers whose lines of all products are together at most the scenario's limit",
          "各产品授信合计不超过情景上限的客户的贷款余额"))
    case .inclusiveCustomers:
      MetricDefinition(
        Phrase("inclusive-finance customers", "普惠口径客户数"), .count, .distinct,
        Phrase(
          "distinct customers offered a loan whose lines are together at most the scenario's limit",
          "获得授信且授信合计不超过情景上限的去重客户数"))
    case .backcastBalance:
      backcast(Phrase("backcast of balances", "余额回测比"), Phrase("balances at month ends", "月末余额"))
    default:
      backcast(Phrase("backcast of defaults", "违约回测比"), Phrase("what came into default", "新增违约金额"))
    }
  }

  private func loss(_ title: Phrase, _ horizon: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .money, .estimate, horizon: horizon, method: Self.engine,
      Phrase(
        "expected sum that the bank writes off of what defaults in that time, after guarantors",
        "该期间违约金额中银行最终核销的期望值，已扣代偿"))
  }

  private func backcast(_ title: Phrase, _ what: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .number, .ratio, method: Self.engine,
      Phrase(
        "booked loans by the scenario alone, over all months known: projected ÷ actual ",
        "存量贷款仅按情景推算，取全部已知月份：预测 ÷ 实际，")
        + what)
  }
}
