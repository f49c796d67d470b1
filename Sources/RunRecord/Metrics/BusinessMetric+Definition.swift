import Diagnostics

extension BusinessMetric {
  /// What it means.
  package var definition: MetricDefinition {
    switch self {
    case .applications, .customers, .approved, .declined, .pending, .notDecided, .passRate,
      .pendingRate, .customersApproved, .customersPending, .customersDeclined,
      .customersNotDecided:
      applicationDefinition
    case .newLine, .lineInForce, .lineCustomers, .linePerCustomer: lineDefinition
    case .balance, .loanCustomers, .averageBalance, .drawn, .recovered, .writtenOff,
      .pastDueBalance, .pastDueShare:
      loanDefinition
    }
  }

  private var applicationDefinition: MetricDefinition {
    switch self {
    case .customers:
      MetricDefinition(
        Phrase("customers", "申请客户数"), .count, .distinct, clause: "Ningbo 5.3.3 a",
        Phrase("distinct customers of the applications", "申请所属的不同客户数"))
    case .approved:
      MetricDefinition(
        Phrase("approved", "通过笔数"), .count, .flow, clause: "Ningbo 5.3.3 b",
        Phrase(
          "applications whose final outcome is approve, decided by the date of the statistics",
          "截至统计日最终审批结论为通过的申请笔数"))
    case .declined:
      MetricDefinition(
        Phrase("declined", "拒绝笔数"), .count, .flow, clause: "Ningbo 5.3.3 b",
        Phrase(
          "applications whose final outcome is decline, decided by the date of the statistics",
          "截至统计日最终审批结论为拒绝的申请笔数"))
    case .pending:
      MetricDefinition(
        Phrase("pending", "待定笔数"), .count, .flow, clause: "Ningbo 5.3.3 b",
        Phrase(
          "applications with a person, or decided after the date of the statistics",
          "转人工尚无最终结论，或统计日之后才审批的申请笔数"))
    case .notDecided:
      MetricDefinition(
        Phrase("not decided", "未决策笔数"), .count, .flow,
        Phrase(
          "applications without a recorded decision", "没有审批记录的申请笔数"))
    case .passRate:
      MetricDefinition(
        Phrase("pass rate", "通过率"), .share, .ratio, of: Self.applications.name,
        clause: "Ningbo 5.3.3 b",
        Phrase("n_approved ÷ n_applications", "n_approved ÷ n_applications（按笔数）"))
    case .pendingRate:
      MetricDefinition(
        Phrase("pending share", "待定占比"), .share, .ratio, of: Self.applications.name,
        clause: "Ningbo 5.3.3 b",
        Phrase("n_pending ÷ n_applications", "n_pending ÷ n_applications（按笔数）"))
    case .customersApproved:
      bestOutcome(
        Phrase("customers approved", "通过客户数"),
        Phrase("an application is approved", "至少一笔申请通过"))
    case .customersPending:
      bestOutcome(
        Phrase("customers pending", "待定客户数"),
        Phrase("none is approved and one is pending", "没有申请通过，至少一笔待定"))
    case .customersDeclined:
      bestOutcome(
        Phrase("customers declined", "拒绝客户数"),
        Phrase("none is approved or pending and one is declined", "没有申请通过或待定，至少一笔拒绝"))
    case .customersNotDecided:
      bestOutcome(
        Phrase("customers not decided", "未决策客户数"), Phrase("none is decided", "所有申请均未决策"))
    default:
      MetricDefinition(
        Phrase("applications", "申请笔数"), .count, .flow, clause: "Ningbo 5.3.3 a",
        Phrase(
          "applications whose date lies in the period", "申请日期在统计期内的申请笔数"))
    }
  }

  private func bestOutcome(_ title: Phrase, _ condition: Phrase) -> MetricDefinition {
    MetricDefinition(
      title, .count, .distinct,
      Phrase("distinct customers of whose applications ", "统计期内的不同客户数，其申请中")
        + condition)
  }

  private var lineDefinition: MetricDefinition {
    switch self {
    case .lineInForce:
      MetricDefinition(
        Phrase("line in force", "有效授信额度"), .money, .stock, clause: "Ningbo 5.3.3 c",
        Phrase(
          """
          sum over customers and products of the highest booked line valid on the last day; a line is valid from the \
          day of its decision for as many months as its term
          """,
          "期末日各客户、各产品有效出账额度的最高值之和；额度自审批日起在期限（月）内有效"))
    case .lineCustomers:
      MetricDefinition(
        Phrase("customers with a line", "授信客户数"), .count, .distinct,
        clause: "Ningbo 5.3.3 external",
        Phrase(
          "distinct customers with a line in force on the last day", "期末日有有效授信额度的不同客户数"))
    case .linePerCustomer:
      MetricDefinition(
        Phrase("line per customer", "户均授信额度"), .money, .ratio, of: Self.lineCustomers.name,
        clause: "Ningbo 5.3.3 c",
        Phrase(
          "line_in_force ÷ n_line_customers, to the fen, ties to even",
          "line_in_force ÷ n_line_customers，精确到分，四舍六入五成双"))
    default:
      MetricDefinition(
        Phrase("new line", "新增授信额度"), .money, .flow,
        Phrase(
          """
          sum over decisions of the period of what a booked line is above the customer's line in force of that product \
          on the day before: first grants and raises
          """,
          "统计期内审批的出账额度超出该客户该产品前一日有效额度的部分之和，即首次授信与提额"))
    }
  }

  private var loanDefinition: MetricDefinition {
    switch self {
    case .loanCustomers:
      MetricDefinition(
        Phrase("customers with a loan", "贷款客户数"), .count, .distinct, clause: "Ningbo 5.3.3 d",
        Phrase("distinct customers with a balance above 0 on the last day", "期末日贷款余额大于 0 的不同客户数"))
    case .averageBalance:
      MetricDefinition(
        Phrase("average balance", "平均余额（按月末）"), .money, .ratio,
        Phrase(
          """
          sum over months of days × (opening + closing balance) ÷ 2, divided by the days, to the fen, ties to even; \
          an estimate of the average daily balance, since only month ends are known
          """,
          "Σ 当月天数 ×（月初余额 + 月末余额）÷ 2，除以总天数，精确到分，四舍六入五成双；仅有月末余额，故为日均余额的估算"))
    case .drawn:
      MetricDefinition(
        Phrase("drawn", "放款额"), .money, .flow,
        Phrase("sum of drawn over the months of the period", "统计期内各月放款额之和"))
    case .recovered:
      MetricDefinition(
        Phrase("recovered", "收回不良"), .money, .flow,
        Phrase("sum of recovered over the months of the period", "统计期内各月收回不良之和"))
    case .writtenOff:
      MetricDefinition(
        Phrase("written off", "核销额"), .money, .flow,
        Phrase("sum of written_off over the months of the period", "统计期内各月核销额之和"))
    case .pastDueBalance:
      MetricDefinition(
        Phrase("balance over 90 days past due", "逾期90天以上余额"), .money, .stock,
        Phrase(
          "sum of the balances of loans more than 90 days past due on the last day",
          "期末日逾期超过 90 天的贷款余额之和"))
    case .pastDueShare:
      MetricDefinition(
        Phrase("share over 90 days past due", "逾期90天以上占比"), .share, .ratio, of: Self.balance.name,
        Phrase(verbatim: "balance_90_days_past_due ÷ balance"))
    default:
      MetricDefinition(
        Phrase("loan balance", "贷款余额"), .money, .stock, clause: "Ningbo 5.3.3 d",
        Phrase(
          "sum of what is not yet repaid on the last day, non-performing included until written off",
          "期末日尚未归还的贷款本金之和，含核销前的不良贷款"))
    }
  }
}
