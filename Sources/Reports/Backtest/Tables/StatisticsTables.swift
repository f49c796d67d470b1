import Diagnostics
import Numbers
import RunRecord
import Simulation

extension PairStatistics {
  /// The statistics of both versions, a table a grain.
  func tables(_ words: FieldWords) -> [RunTable] {
    Grain.allCases.map { grain in
      RunTable(
        "statistics_by_\(grain.rawValue)", Self.title(of: grain),
        note: Phrase(
          """
          flows add up over periods; lines in force and customers with a line stand at the period's end; customers are \
          counted anew in each period, by their best outcome; a group's lines are those of its own applications; actual are \
          the lines booked for the same applications from the days of the bank's own decisions, with those that people approved \
          after a referral, which are in neither version's
          """,
          """
          流量指标可跨期相加；有效额度和授信客户数为期末数；客户数按期重新去重，取其最优结论；各分组的额度只计本组申请；\
          实际值为同一批申请自审批日起的出账额度，含人工审批通过者，而两版额度不含转人工
          """),
        columns: Self.columns, rows: self[grain].map { Self.cells($0, words) })
    }
  }

  private static func title(of grain: Grain) -> Phrase {
    switch grain {
    case .day: Phrase("Statistics by day", "按日统计")
    case .month: Phrase("Statistics by month", "按月统计")
    case .quarter: Phrase("Statistics by quarter", "按季统计")
    case .year: Phrase("Statistics by year", "按年统计")
    }
  }

  /// One figure of a version.
  private struct Measure: Sendable {
    let name: String
    let title: Phrase
    let unit: RunTable.Unit
    let value: @Sendable (VersionStatistics) -> RunTable.Cell
    /// `nil` where the bank's own is not told beside it.
    var actual: (@Sendable (BookedLines) -> RunTable.Cell)?
  }

  private static let measures: [Measure] = [
    Measure(name: "n_approved", title: Phrase("Approved", "通过笔数"), unit: .count) {
      .count($0.approved)
    },
    Measure(name: "n_referred", title: Phrase("Referred", "转人工笔数"), unit: .count) {
      .count($0.referred)
    },
    Measure(name: "n_declined", title: Phrase("Declined", "拒绝笔数"), unit: .count) {
      .count($0.declined)
    },
    Measure(name: "n_errors", title: Phrase("In error", "出错笔数"), unit: .count) {
      .count($0.errors)
    },
    Measure(name: "pass_rate", title: Phrase("Pass rate", "通过率"), unit: .share) {
      .number($0.passRate)
    },
    Measure(
      name: "n_customers_approved", title: Phrase("Customers approved", "通过客户数"), unit: .count
    ) { .count($0.customersApproved) },
    Measure(
      name: "n_customers_referred", title: Phrase("Customers referred", "转人工客户数"), unit: .count
    ) { .count($0.customersReferred) },
    Measure(
      name: "n_customers_declined", title: Phrase("Customers declined", "拒绝客户数"), unit: .count
    ) { .count($0.customersDeclined) },
    Measure(name: "line_total", title: Phrase("Approved line", "通过额度"), unit: .money) {
      .number($0.offeredLine, else: .noLine)
    },
    Measure(
      name: "new_line", title: Phrase("New line", "新增授信额度"), unit: .money,
      value: { .number($0.newLine, else: .noLine) }, actual: { .number($0.newLine) }),
    Measure(
      name: "line_in_force", title: Phrase("Line in force", "有效授信额度"), unit: .money,
      value: { .number($0.lineInForce, else: .noLine) }, actual: { .number($0.lineInForce) }),
    Measure(
      name: "n_line_customers", title: Phrase("Customers with a line", "授信客户数"), unit: .count,
      value: { .count($0.lineCustomers, else: .noLine) }, actual: { .count($0.lineCustomers) }),
    Measure(
      name: "line_in_force_per_customer",
      title: Phrase("Line in force per customer", "户均有效授信额度"), unit: .money
    ) { $0.lineInForce == nil ? .noLine : .number($0.linePerCustomer) },
    Measure(name: "weighted_rate", title: Phrase("Weighted rate", "加权利率"), unit: .rate) {
      .number($0.rate)
    },
    Measure(name: "average_term", title: Phrase("Average term", "平均期限"), unit: .months) {
      .number($0.term)
    },
  ]

  private static let columns: [RunTable.Column] =
    [
      .init("period", Phrase("Period", "统计期"), .text),
      .init("from", Phrase("From", "起"), .date),
      .init("to", Phrase("To", "止"), .date),
      .init("field", Phrase("Field", "字段"), .text),
      .init("value", Phrase("Value", "取值"), .text),
      .init("n_applications", Phrase("Applications", "申请笔数"), .count),
      .init("n_customers", Phrase("Customers", "申请客户数"), .count),
    ]
    + measures.flatMap { measure in
      RunTable.pair(measure.name, measure.title, measure.unit)
        + (measure.actual == nil
          ? [] : [.actual(measure.name, measure.title, measure.unit)])
    }

  private static func cells(_ row: StatisticsRow, _ words: FieldWords) -> [RunTable.Cell] {
    [
      .text(row.period.name), .text(row.period.first.description),
      .text(row.period.last.description),
    ] + words.group(row.field, row.value)
      + [.count(row.applications), .count(row.customers)]
      + measures.flatMap { measure in
        RunTable.pair(measure.value(row.live), measure.value(row.candidate))
          + (measure.actual.map { actual in [row.actual.map(actual) ?? .notRecorded] } ?? [])
      }
  }
}

extension RunTable.Column {
  /// What the bank itself did, beside both versions.
  static func actual(_ name: String, _ title: Phrase, _ unit: RunTable.Unit) -> Self {
    RunTable.Column(
      "\(name).actual", title + Phrase(" (actual)", "（实际）"), unit,
      group: .init(title, Phrase("actual", "实际")))
  }
}

extension RunTable.Cell {
  /// The history has no decisions of the bank.
  fileprivate static let notRecorded = Self.unavailable(
    "not_recorded", Phrase("no decisions are recorded", "历史数据未含审批记录"))
}
