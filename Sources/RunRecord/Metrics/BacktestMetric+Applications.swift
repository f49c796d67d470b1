import Diagnostics

extension BacktestMetric {
  /// What the counts of applications and their lines mean.
  var applicationDefinition: MetricDefinition {
    switch self {
    case .customers:
      MetricDefinition(
        Phrase("customers", "申请客户数"), .count, .distinct, clause: "Ningbo 5.3.3 a",
        Phrase(
          "distinct customers of the applications that were decided", "已决策申请所属的不同客户数"))
    case .approved:
      outcome(Phrase("approved", "通过笔数"), Phrase("approve", "通过"))
    case .referred:
      outcome(Phrase("referred", "转人工笔数"), Phrase("refer", "转人工"))
    case .declined:
      outcome(Phrase("declined", "拒绝笔数"), Phrase("decline", "拒绝"))
    case .errors:
      MetricDefinition(
        Phrase("in error", "出错笔数"), .count, .flow,
        Phrase(
          "applications in which a rule or an output is in error; they are part of the outcomes too",
          "规则或输出项计算出错的申请笔数；同时计入各结论"))
    case .notDecided:
      MetricDefinition(
        Phrase("not decided", "未决策笔数"), .count, .flow,
        Phrase(
          "applications in quarantine or left out because a row did not fit; part of n_applications",
          "因数据行不合要求而被隔离或跳过的申请笔数；计入 n_applications"))
    case .passRate:
      share(Phrase("pass rate", "通过率"), .approved, clause: "Ningbo 5.3.3 b")
    case .referRate: share(Phrase("refer rate", "转人工率"), .referred)
    case .declineRate: share(Phrase("decline rate", "拒绝率"), .declined)
    case .errorRate: share(Phrase("error rate", "出错率"), .errors)
    case .customersApproved:
      MetricDefinition(
        Phrase("customers approved", "通过客户数"), .count, .distinct,
        Phrase("distinct customers with an approved application", "至少一笔申请通过的不同客户数"))
    case .referralWorkload:
      MetricDefinition(
        Phrase("referral workload", "人工审批工作量"), .count, .flow,
        Phrase(
          "applications that a person must decide: n_referred, a month on average, to the 12th decimal",
          "须人工审批的申请笔数：n_referred 的月均值，精确到 12 位小数"))
    default:
      MetricDefinition(
        Phrase("applications", "申请笔数"), .count, .flow, clause: "Ningbo 5.3.3 a",
        Phrase(
          "applications that were replayed, with those not decided", "回放的申请笔数，含未决策的"))
    }
  }

  private func outcome(_ title: Phrase, _ outcome: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .count, .flow, clause: self == .approved ? "Ningbo 5.3.3 b" : nil,
      Phrase("applications whose outcome under the version is ", "该版本下结论为以下者的申请笔数：")
        + outcome)
  }

  private func share(_ title: Phrase, _ part: BacktestMetric, clause: String? = nil)
    -> MetricDefinition
  {
    MetricDefinition(
      title, .share, .ratio, of: Self.applications.name, clause: clause,
      Phrase("\(part.name) ÷ n_applications", "\(part.name) ÷ n_applications（按笔数）"))
  }

  /// What the figures of lines, rates and terms mean.
  var lineDefinition: MetricDefinition {
    switch self {
    case .linePerCustomer:
      MetricDefinition(
        Phrase("line per customer", "户均授信额度"), .money, .ratio,
        of: Self.customersApproved.name, clause: "Ningbo 5.3.3 c",
        Phrase(
          "customer_line ÷ n_customers_approved, to the fen, ties to even",
          "customer_line ÷ n_customers_approved，精确到分，四舍六入五成双"))
    case .customerLine:
      MetricDefinition(
        Phrase("line of customers", "客户授信总额"), .money, .distinct, clause: "Ningbo 5.3.3 c",
        Phrase(
          "sum over customers and products of the highest line approved: what customers may use at most",
          "各客户、各产品已通过额度的最高值之和，即客户最多可用的额度"))
    case .weightedRate:
      MetricDefinition(
        Phrase("weighted rate", "加权利率"), .rate, .ratio,
        Phrase(
          "sum of rate × line over approved applications with both ÷ sum of their lines",
          "Σ（利率 × 额度）÷ Σ 额度，取两者均有的通过申请"))
    case .averageTerm:
      MetricDefinition(
        Phrase("average term", "平均期限"), .months, .ratio, of: Self.approved.name,
        Phrase(
          "sum of the terms of approved applications with one ÷ their count",
          "有期限的通过申请的期限之和 ÷ 其笔数"))
    default:
      MetricDefinition(
        Phrase("approved line", "通过额度"), .money, .flow,
        Phrase(
          "sum of the lines of approved applications, each counted, also several of one customer",
          "通过申请的额度之和，逐笔计入，同一客户的多笔申请重复计算"))
    }
  }
}
