import Diagnostics
import LoanBook
import Numbers
import RunRecord
import Simulation

extension BalanceResults {
  /// Balances day by day, as far as the applications and what was seen of loans reach.
  ///
  /// Loans are told by month: days are as `DailyBalance` has them.
  var dayTable: RunTable {
    let stocks: [(name: String, title: Phrase)] = [
      ("balance", Phrase("Loan balance", "贷款余额")),
      ("average_daily_balance", Phrase("Average daily balance", "日均余额")),
    ]
    return RunTable(
      "loans_by_day", Self.title(of: .day),
      note: Phrase(
        """
        loans are told by month: between two month ends a balance changes by equal parts a day, and what stood over a day \
        is the mean of its beginning and end; up to the last month of applications
        """,
        "贷款数据按月记录：相邻两个月末之间的余额按日等额变动，当日平均为日初与日末之均值；列至最后申请月"),
      columns: [
        .init("product", Phrase("Product", "产品"), .text),
        .init("period", Phrase("Period", "统计期"), .text),
        .init("from", Phrase("From", "起"), .date), .init("to", Phrase("To", "止"), .date),
      ]
        + stocks.flatMap { stock in
          RunTable.pair(stock.name, stock.title, .money)
            + [.actual(stock.name, stock.title, .money)]
        },
      rows: products.flatMap { product -> [[RunTable.Cell]] in
        let sides = daySides(product)
        return (balances.months.lowerBound...max(balances.months.lowerBound, balances.lastMonth))
          .flatMap { days(of: $0, productCell(product), sides) }
      })
  }

  private typealias Side = (Int32) -> Int128?

  /// The balances of both versions and what was seen, at month ends in fen.
  private func daySides(_ product: Int?) -> [Side] {
    let projected = [balances.live, balances.candidate].map { months -> Side in
      let series = Self.series(months, product)
      return { series?.balance($0) ?? 0 }
    }
    let (actual, count) = (actual, balances.products.count)
    return projected + [{ month in actual?.balance(product, month, of: count) }]
  }

  private func days(
    of month: Int32, _ product: RunTable.Cell, _ sides: [Side]
  ) -> [[RunTable.Cell]] {
    let length = CalendarDate(packed: month << 5 | 1).endOfMonth.day
    let spread = sides.map { side in
      side(month - 1).flatMap { before in
        side(month).map { DailyBalance(opening: before, closing: $0, days: length) }
      }
    }
    return (1...length).map { number in
      let day = CalendarDate(packed: month << 5 | Int32(number)).description
      func cells(_ figure: (DailyBalance) -> Int128) -> [RunTable.Cell] {
        spread.map { balance in balance.map { .fen(figure($0)) } ?? .notSeen }
      }
      let (end, mean) = (cells { $0.end(of: number) }, cells { $0.mean(of: number) })
      return [product, .text(day), .text(day), .text(day)]
        + RunTable.pair(end[0], end[1]) + [end[2]] + RunTable.pair(mean[0], mean[1]) + [mean[2]]
    }
  }
}

extension ObservedLoans {
  /// What stood at a month's end in fen, of one product or of all; `nil` after the last that was seen.
  func balance(_ product: Int?, _ month: Int32, of products: Int) -> Int128? {
    guard month <= lastMonth else { return nil }
    guard let product else { return Int128(total(month, groups: products).balance) }
    return Int128(months[Place(group: Int32(product), month: month)]?.balance ?? 0)
  }
}
