import Diagnostics
import LoanBook
import Numbers
import RunRecord
import Simulation

extension OpeningBook {
  /// The book that the run's months begin with, by month, and how it is decided whether its loans are renewed.
  var tables: [RunTable] { [monthTable, renewalTable] }

  /// A figure of the book; `nil` where nobody saw it.
  private typealias Figure = (
    name: String, title: Phrase, projected: @Sendable (LoanSeries, Int32) -> Int128,
    actual: (@Sendable (ObservedLoans.Sums) -> Int64)?
  )

  private static func flow(
    _ name: String, _ title: Phrase, _ figure: LoanFigure,
    _ actual: (@Sendable (ObservedLoans.Sums) -> Int64)? = nil
  ) -> Figure {
    (name, title, { $0.printed(figure, $1) }, actual)
  }

  private static let figures: [Figure] = [
    ("balance", Phrase("Loan balance", "贷款余额"), { $0.balance($1) }, { $0.balance }),
    flow("performing", Phrase("Performing", "正常贷款余额"), .performing) { $0.performing },
    flow("non_performing", Phrase("Non-performing", "不良贷款余额"), .nonPerforming) {
      $0.nonPerforming
    },
    flow("drawn", Phrase("Drawn", "发放"), .drawn) { $0.drawn },
    flow("scheduled", Phrase("Repaid when due", "按期归还"), .scheduled),
    flow("prepaid", Phrase("Prepaid", "提前归还"), .prepaid),
    flow("cured", Phrase("Cured", "恢复正常"), .cured) { $0.cured },
    flow("defaulted", Phrase("Defaulted", "新增违约"), .defaulted) { $0.defaulted },
    flow("recovered", Phrase("Recovered", "清收"), .recovered) { $0.recovered },
    flow("written_off", Phrase("Written off", "核销"), .writtenOff) { $0.writtenOff },
    flow("interest", Phrase("Interest", "利息收入"), .interest),
  ]

  private var monthTable: RunTable {
    RunTable(
      "opening_book", Phrase("Opening book", "期初存量贷款"),
      note: Phrase(
        """
        loans drawn before \((opening + 1).monthName) and owed at the end of \(opening.monthName), with their balances then: \
        the same for both versions, and in none of their figures; projected from there by the scenario with the outcomes \
        that were seen, and actual beside it; the first row is where the book stands
        """,
        """
        \((opening + 1).monthName) 之前发放、\(opening.monthName) 末仍未结清的贷款，按当时余额起算：两版相同，不计入两版各项指标；\
        预测值自该时点起按情景及已发生的结果推算，并列实际值；首行为期初时点
        """),
      columns: [
        .init("product", Phrase("Product", "产品"), .text),
        .init("month", Phrase("Month", "月份"), .text),
      ]
        + Self.figures.flatMap { figure -> [RunTable.Column] in
          [
            .init(
              "\(figure.name).projected", figure.title + Phrase(" (projected)", "（预测）"), .money,
              group: .init(figure.title, Phrase("projected", "预测")))
          ] + (figure.actual == nil ? [] : [.actual(figure.name, figure.title, .money)])
        },
      rows: ([nil] + (products.count > 1 ? products.indices.map { $0 } : [])).flatMap { product in
        shownMonths.map { row($0, product) }
      })
  }

  /// Until nothing of it stands any more, projected or seen.
  private var shownMonths: ClosedRange<Int32> {
    let series = projected.total()
    let last = months.last { month in
      (series?.balance(month) ?? 0) != 0
        || actual.total(month, groups: products.count).balance != 0
    }
    return opening...min(months.upperBound, (last ?? opening) + 1)
  }

  private func row(_ month: Int32, _ product: Int?) -> [RunTable.Cell] {
    let series = BalanceResults.series(projected, product)
    let seen =
      month > actual.lastMonth
      ? nil
      : product.map { actual.months[.init(group: Int32($0), month: month)] ?? .init() }
        ?? actual.total(month, groups: products.count)
    return [
      product.map { .product(products[$0]) } ?? .label("all", Phrase("all", "全部")),
      .text(month.monthName),
    ]
      + Self.figures.flatMap { figure -> [RunTable.Cell] in
        [.fen(series.map { figure.projected($0, month) } ?? 0)]
          + (figure.actual.map { actual in [seen.map { .fen(actual($0)) } ?? .notSeen] } ?? [])
      }
  }

  private var renewalTable: RunTable {
    func outcomes(_ version: String, _ title: Phrase) -> [RunTable.Column] {
      [
        ("approved", Phrase("approved", "通过")), ("referred", Phrase("referred", "转人工")),
        ("declined", Phrase("declined", "拒绝")),
      ].map { name, words in
        .init(
          "n_\(name).\(version)", title + Phrase(", ", "，") + words, .count,
          group: .init(title, words))
      }
    }
    return RunTable(
      "opening_renewals", Phrase("Renewals of the opening book", "期初存量贷款的续贷"),
      note: Phrase(
        """
        loans not in default; an application of the same customer and product, from two months before the loan falls due to \
        one after, is decided by the version under test and is a loan of its own
        """,
        "仅计未违约贷款；同一客户同一产品在到期前两个月至到期后一个月内的申请由被测版本审批，并作为新贷款计入"),
      columns: [
        .init("decided_by", Phrase("Renewal", "续贷方式"), .text),
        .init("n_loans", Phrase("Loans", "贷款笔数"), .count),
        .init("balance", Phrase("Balance at the opening", "期初余额"), .money),
      ] + outcomes("live", Phrase("Live", "现行版"))
        + outcomes("candidate", Phrase("Candidate", "候选版")),
      rows: Renewal.allCases.map { renewal in
        let due = self[renewal]
        let isDecided = renewal == .applied
        return [.label(renewal.rawValue, renewal.title), .count(due.loans), .fen(due.balance)]
          + (due.live + due.candidate).map { isDecided ? .count($0) : .empty }
      })
  }
}

extension OpeningBook.Renewal {
  fileprivate var title: Phrase {
    switch self {
    case .applied: Phrase("applied for again: by the version", "已再次申请：由版本审批")
    case .notApplied:
      Phrase("due in the run's months, nothing applied for: none", "回测期内到期且未再申请：不续贷")
    case .later: Phrase("due afterwards: the scenario's share", "回测期后到期：按情景续贷率")
    }
  }
}

/// What the opening book adds to the loans of both versions, period by period.
struct OpeningColumns {
  private let book: OpeningBook

  init(_ book: OpeningBook) { self.book = book }

  private static let balance = Phrase("Balance with the opening book", "含期初存量的贷款余额")
  private static let average = Phrase(
    "Average balance with the opening book", "含期初存量的平均余额")

  static let columns: [RunTable.Column] = [
    ("balance_with_opening", balance), ("average_balance_with_opening", average),
  ].flatMap { name, title in
    RunTable.pair(name, title, .money) + [.actual(name, title, .money)]
      + [
        .init(
          "\(name).opening", title + Phrase(" (of which opening)", "（其中期初存量）"), .money,
          group: .init(title, Phrase("of which opening", "其中期初存量")))
      ]
  }

  func cells(
    _ results: BalanceResults, _ product: Int?, _ period: Period
  ) -> [RunTable.Cell] {
    let months = period.first.monthIndex...period.last.monthIndex
    let opening = BalanceResults.series(book.projected, product)
    func standing(_ month: Int32) -> Int128 { opening?.balance(month) ?? 0 }
    let sides = [results.balances.live, results.balances.candidate].map { all in
      let series = BalanceResults.series(all, product)
      return { (month: Int32) in (series?.balance(month) ?? 0) + standing(month) }
    }
    /// Of the cases and of the opening book together; `nil` where not all was seen.
    func seen(_ month: Int32) -> Int128? {
      results.actual?.balance(product, month, of: results.balances.products.count)
        .flatMap { own in
          book.actual.balance(product, month, of: book.products.count).map { own + $0 }
        }
    }
    let isSeen = seen(months.upperBound) != nil
    func cells(_ value: ((Int32) -> Int128) -> Int128) -> [RunTable.Cell] {
      RunTable.pair(.fen(value(sides[0])), .fen(value(sides[1])))
        + [isSeen ? .fen(value { seen($0) ?? 0 }) : .notSeen, .fen(value(standing))]
    }
    return cells { $0(months.upperBound) }
      + cells { ActualPeriod.average(of: months, $0) }
  }
}
