import Diagnostics
import LoanBook
import Numbers
import RunRecord
import Simulation

extension BalanceResults {
  /// The loans of both versions, projected, and those that were seen, a table a grain.
  var loanTables: [RunTable] {
    let opening = opening.map { OpeningColumns($0) }
    return [dayTable]
      + [Grain.month, .quarter, .year].map { grain in
        RunTable(
          "loans_by_\(grain.rawValue)", Self.title(of: grain), note: Self.note,
          columns: Self.columns + (opening == nil ? [] : OpeningColumns.columns),
          rows: products.flatMap { product in
            Period.all(grain, in: balances.months).map { period in
              row(product, period) + (opening?.cells(self, product, period) ?? [])
            }
          })
      }
  }

  /// All products together, then each where there are several.
  var products: [Int?] {
    balances.products.count > 1 ? [nil] + balances.products.indices.map { $0 } : [nil]
  }

  /// A product as the first cell of its rows; `nil` for all together.
  func productCell(_ product: Int?) -> RunTable.Cell {
    product.map { .product(balances.products[$0]) } ?? .label("all", Phrase("all", "全部"))
  }

  static func title(of grain: Grain) -> Phrase {
    switch grain {
    case .day: Phrase("Loans by day", "按日贷款余额")
    case .month: Phrase("Loans by month", "按月贷款余额")
    case .quarter: Phrase("Loans by quarter", "按季贷款余额")
    case .year: Phrase("Loans by year", "按年贷款余额")
    }
  }

  private static let note = Phrase(
    """
    live and candidate are expected by the scenario, actual is what was seen; balances stand at the period's end and \
    include non-performing money until it is written off; flows add up over periods; opening + drawn − repaid − \
    guarantor paid − written off = closing, where repaid is scheduled, prepaid and recovered
    """,
    """
    现行版和候选版为情景下的预期值，实际为已发生值；余额为期末数，含核销前的不良；流量可跨期相加；期初 + 发放 − 归还 − 代偿 − 核销 = 期末，\
    其中归还为按期、提前与清收之和
    """)

  /// One figure of a book; flows are those of all months of a period.
  private struct Measure: Sendable {
    let name: String
    let title: Phrase
    var unit: RunTable.Unit = .money
    let projected: @Sendable (LoanSeries, ClosedRange<Int32>) -> Int128
    /// `nil` where nobody saw it.
    let actual: (@Sendable (ActualPeriod) -> Int128)?
  }

  private static func flow(
    _ name: String, _ title: Phrase, _ figures: LoanFigure...,
    actual: (@Sendable (ActualPeriod) -> Int128)? = nil
  ) -> Measure {
    Measure(
      name: name, title: title,
      projected: { series, months in
        months.reduce(0) { sum, month in
          sum + figures.reduce(0) { $0 + series.printed($1, month) }
        }
      }, actual: actual)
  }

  private static let measures: [Measure] = [
    Measure(
      name: "balance", title: Phrase("Loan balance", "贷款余额"),
      projected: { $0.balance($1.upperBound) }, actual: { Int128($0.last.balance) }),
    Measure(
      name: "average_balance_of_month_ends", title: Phrase("Average balance", "平均余额"),
      projected: { series, months in
        ActualPeriod.average(of: months) { series.balance($0) }
      }, actual: { $0.average }),
    Measure(
      name: "non_performing", title: Phrase("Non-performing", "不良贷款余额"),
      projected: { $0.printed(.nonPerforming, $1.upperBound) },
      actual: { Int128($0.last.nonPerforming) }),
    Measure(
      name: "n_loans", title: Phrase("Loans", "贷款笔数"), unit: .count,
      projected: { $0.printed(.loans, $1.upperBound) }, actual: { Int128($0.last.loans) }),
    flow("drawn", Phrase("Drawn", "发放"), .drawn) { Int128($0.sums.drawn) },
    flow("scheduled", Phrase("Repaid when due", "按期归还"), .scheduled),
    flow("prepaid", Phrase("Prepaid", "提前归还"), .prepaid),
    flow("cured", Phrase("Cured", "恢复正常"), .cured) { Int128($0.sums.cured) },
    flow("defaulted", Phrase("Defaulted", "新增违约"), .defaulted) { Int128($0.sums.defaulted) },
    flow("recovered", Phrase("Recovered", "清收"), .recovered) { Int128($0.sums.recovered) },
    flow("guarantor_paid", Phrase("Guarantor paid", "代偿"), .guarantorPaid),
    flow("written_off", Phrase("Written off", "核销"), .writtenOff) {
      Int128($0.sums.writtenOff)
    },
    flow("interest", Phrase("Interest", "利息收入"), .interest),
  ]

  private static let columns: [RunTable.Column] =
    [
      .init("product", Phrase("Product", "产品"), .text),
      .init("period", Phrase("Period", "统计期"), .text),
      .init("from", Phrase("From", "起"), .date), .init("to", Phrase("To", "止"), .date),
    ]
    + measures.flatMap { measure in
      RunTable.pair(measure.name, measure.title, measure.unit)
        + (measure.actual == nil
          ? [] : [.actual(measure.name, measure.title, measure.unit)])
    }

  /// The months of a version's loans, of one product or of all.
  static func series(_ all: LoanMonths, _ product: Int?) -> LoanSeries? {
    product.map { all[group: Int32($0)]?.series } ?? all.total()
  }

  private func row(_ product: Int?, _ period: Period) -> [RunTable.Cell] {
    let months = period.first.monthIndex...period.last.monthIndex
    let live = Self.series(balances.live, product)
    let candidate = Self.series(balances.candidate, product)
    let actual = actual.flatMap { ActualPeriod($0, product, months, balances.products.count) }
    let head: [RunTable.Cell] = [
      productCell(product), .text(period.name), .text(period.first.description),
      .text(period.last.description),
    ]
    let cells = Self.measures.flatMap { measure -> [RunTable.Cell] in
      func cell(_ amount: Int128) -> RunTable.Cell {
        measure.unit == .money ? .fen(amount) : .count(Int(amount))
      }
      func projected(_ series: LoanSeries?) -> RunTable.Cell {
        cell(series.map { measure.projected($0, months) } ?? 0)
      }
      return RunTable.pair(projected(live), projected(candidate))
        + (measure.actual.map { asked in [actual.map { cell(asked($0)) } ?? .notSeen] } ?? [])
    }
    return head + cells
  }
}

/// What was seen of some months.
struct ActualPeriod {
  /// Of the last month, for stocks.
  let last: ObservedLoans.Sums
  /// Of all months together, for flows.
  let sums: ObservedLoans.Sums
  let average: Int128

  /// `nil` where not all of the months were seen.
  init?(_ seen: ObservedLoans, _ product: Int?, _ months: ClosedRange<Int32>, _ products: Int) {
    guard months.upperBound <= seen.lastMonth else { return nil }
    func month(_ month: Int32) -> ObservedLoans.Sums {
      product.map { number in
        seen.months[ObservedLoans.Place(group: Int32(number), month: month)] ?? .init()
      } ?? seen.total(month, groups: products)
    }
    last = month(months.upperBound)
    sums = months.reduce(into: ObservedLoans.Sums()) { $0.add(month($1)) }
    average = Self.average(of: months) { Int128(month($0).balance) }
  }

  /// Σ days × (opening + closing) ÷ 2, divided by the days: an estimate of the average daily balance, in whole fen.
  static func average(of months: ClosedRange<Int32>, _ balance: (Int32) -> Int128) -> Int128 {
    var (sum, days) = (Int128(0), Int128(0))
    for month in months {
      let length = Int128(
        CalendarDate(packed: month << 5 | 1).endOfMonth.day)
      sum += length * (balance(month - 1) + balance(month))
      days += 2 * length
    }
    return (2 * sum + days) / (2 * days)
  }
}

extension RunTable.Cell {
  /// The name of a product, which an application may lack.
  static func product(_ name: String?) -> Self {
    name.map { .text($0) } ?? .label("missing", Phrase("missing", "缺失"))
  }

  /// A month that the history does not tell of.
  static let notSeen = Self.unavailable(
    "not_seen", Phrase("after the history's end", "历史数据之后"))
}

extension Int32 {
  /// Year × 12 + month − 1 as `2026-03`.
  var monthName: String {
    let number = self % 12 + 1
    return "\(self / 12)-\(number < 10 ? "0" : "")\(number)"
  }
}
