package import Diagnostics
import Numbers
import RunRecord
package import Simulation

/// Statistics of the real business for a terminal: for all products together and for each, tables by period.
package struct StatisticsText {
  private let statistics: Statistics
  private let language: Language
  private var lines: [String] = []

  /// The text, each line ended.
  package static func render(_ statistics: Statistics, in language: Language) -> String {
    var text = StatisticsText(statistics: statistics, language: language)
    text.write()
    return text.lines.map { $0 + "\n" }.joined()
  }

  private init(statistics: Statistics, language: Language) {
    self.statistics = statistics
    self.language = language
  }

  /// A table: its title and columns, under heads that are short where the title says the rest.
  private struct Block {
    let title: Phrase
    let columns: [(metric: BusinessMetric, head: Phrase?)]
  }

  private static let blocks = [
    Block(
      title: Phrase("applications, by their date", "申请（按申请日期）"),
      columns: [
        (.applications, nil), (.approved, nil), (.declined, nil),
        (.pending, nil), (.notDecided, nil), (.passRate, nil), (.pendingRate, nil),
      ]),
    Block(
      title: Phrase("customers, by their best outcome", "客户（按最好的审批结论）"),
      columns: [
        (.customers, Phrase("customers", "客户数")),
        (.customersApproved, Phrase("approved", "通过")),
        (.customersPending, Phrase("pending", "待定")),
        (.customersDeclined, Phrase("declined", "拒绝")),
        (.customersNotDecided, Phrase("not decided", "未决策")),
      ]),
    Block(
      title: Phrase("credit lines", "授信额度"),
      columns: [
        (.newLine, Phrase("new in the period", "统计期内新增")),
        (.lineInForce, Phrase("in force at its end", "期末有效")),
        (.lineCustomers, Phrase("customers", "授信客户数")),
        (.linePerCustomer, Phrase("per customer", "户均")),
      ]),
    Block(
      title: Phrase("loan balance", "贷款余额"),
      columns: [
        (.balance, Phrase("at the period's end", "期末")),
        (.loanCustomers, Phrase("customers", "贷款客户数")),
        (.averageBalance, Phrase("average of month ends", "平均（按月末）")),
        (.pastDueBalance, Phrase("over 90 days past due", "逾期90天以上")),
        (.pastDueShare, Phrase("share", "占比")),
      ]),
    Block(
      title: Phrase("flows of the period", "统计期内发生额"),
      columns: [(.drawn, nil), (.recovered, nil), (.writtenOff, nil)]),
  ]

  private func words(_ phrase: Phrase) -> String { phrase.filled(in: language) }

  private mutating func write() {
    let (at, from) = (statistics.at, statistics.from)
    lines.append(
      words(
        Phrase(
          "statistics at \(at), from \(from) by \(statistics.grain.rawValue)",
          "统计日 \(at)，自 \(from) 起\(statistics.grain.words.chinese)统计")))
    lines.append(words(Phrase("amounts in yuan", "金额单位：元")))
    if statistics.rows.contains(where: { $0.total != nil }) {
      write(Phrase("all products", "全部产品")) { $0.total }
    }
    for (index, product) in statistics.products.enumerated() {
      write(Phrase("product \(product)", "产品 \(product)")) { $0.byProduct[index] }
    }
    writeNotes()
  }

  private mutating func write(_ heading: Phrase, _ values: (Statistics.Row) -> MetricValues?) {
    lines += ["", words(heading)]
    for block in Self.blocks {
      var table = TextTable(
        [(words(Phrase("period", "统计期")), .left)]
          + block.columns.map { (words($0.head ?? $0.metric.definition.title), .right) })
      for row in statistics.rows {
        guard let values = values(row) else { continue }
        table.add([row.period.name] + block.columns.map { Self.cell(values[$0.metric]) })
      }
      lines += ["", "  " + words(block.title)] + table.lines(margin: 2)
    }
  }

  private static func cell(_ value: MetricValue) -> String {
    switch value {
    case .count(let count): BacktestWords.count(count)
    case .money(let amount): amount.asMoney
    case .share(let share): share.asPercent(decimals: 2)
    case .unavailable: "–"
    }
  }

  /// Why there are dashes, then what must be known of the data.
  private mutating func writeNotes() {
    var notes = statistics.unavailabilities.map {
      Phrase("– not available: ", "– 无数据：") + $0.words
    }
    notes += statistics.notes.map(\.words)
    guard !notes.isEmpty else { return }
    lines.append("")
    lines += notes.map(words)
  }
}

extension Grain {
  /// As an adverb: 按月.
  fileprivate var words: Phrase {
    switch self {
    case .day: Phrase("by day", "按日")
    case .month: Phrase("by month", "按月")
    case .quarter: Phrase("by quarter", "按季")
    case .year: Phrase("by year", "按年")
    }
  }
}
