import Numbers
import SQLite

/// Balances and flows of loans by month, by product and together.
struct BusinessLoans {
  /// What one month's rows come to, in fen.
  struct Sums {
    var balance: Int128 = 0
    var pastDue: Int128 = 0
    var drawn: Int128 = 0
    var recovered: Int128 = 0
    var writtenOff: Int128 = 0

    fileprivate mutating func add(_ row: Sums) {
      balance += row.balance
      pastDue += row.pastDue
      drawn += row.drawn
      recovered += row.recovered
      writtenOff += row.writtenOff
    }
  }
  private struct Place: Hashable {
    let month: Int32
    /// `nil` for all together.
    let product: Int?
  }

  private var sums: [Place: Sums] = [:]
  private var customers: [Place: Set<Int>] = [:]

  /// - Parameter closing: the days at whose end customers are counted.
  init(_ business: Business, closing: Set<CalendarDate>) throws {
    guard business.tables.hasPerformance else { return }
    let loans = try Loans(business)
    let closing = Set(closing.filter { $0 == $0.endOfMonth }.map(\.monthIndex))
    let statement = try business.database.prepare(
      """
      SELECT application, month_end, days_past_due > 90, balance_fen, drawn_fen, recovered_fen,
        written_off_fen
      FROM performance WHERE month_end <= '\(business.at)'
      """)
    // Rows of one loan mostly follow each other.
    var last: (application: String, loan: Loans.Loan?)?
    while try statement.step() {
      let isSame = last.map { last in
        statement.withText(0) { $0.elementsEqual(last.application.utf8) }
      }
      if isSame != true {
        let application = statement.text(0) ?? ""
        last = (application, loans[application])
      }
      guard let loan = last?.loan,
        let end = statement.withText(1, { CalendarDate(parsing: $0) })
      else { continue }
      var row = Sums()
      row.balance = Int128(statement.integer(3))
      row.pastDue = statement.truth(2) ? row.balance : 0
      row.drawn = Int128(statement.integer(4))
      row.recovered = Int128(statement.integer(5))
      row.writtenOff = Int128(statement.integer(6))
      let isCounted = row.balance > 0 && closing.contains(end.monthIndex)
      for product in Set([loan.product, nil]) {
        let place = Place(month: end.monthIndex, product: product)
        sums[place, default: Sums()].add(row)
        if isCounted { customers[place, default: []].insert(loan.customer) }
      }
    }
  }

  /// The sums of a month; a month without rows has none of anything.
  func sums(_ product: Int?, _ month: Int32) -> Sums {
    sums[Place(month: month, product: product)] ?? Sums()
  }

  /// Customers with a balance at the end of a month.
  func customers(_ product: Int?, _ month: Int32) -> Int {
    customers[Place(month: month, product: product)]?.count ?? 0
  }

  /// The balance that stood over a period, as a sum of fen × half days, and the half days.
  ///
  /// Between two month ends the balance is taken to change evenly.
  func balanceOverDays(_ product: Int?, _ months: ClosedRange<Int32>) -> (sum: Int128, by: Int128) {
    months.reduce(into: (sum: 0, by: 0)) { total, month in
      let days = Int128(Self.days(in: month))
      total.sum += days * (sums(product, month - 1).balance + sums(product, month).balance)
      total.by += 2 * days
    }
  }

  private static func days(in month: Int32) -> Int {
    CalendarDate(year: Int(month / 12), month: Int(month % 12) + 1, day: 1)?.endOfMonth.day ?? 0
  }
}

/// The product and customer of each application that a loan may be of.
private struct Loans {
  struct Loan {
    let product: Int?
    /// A number of the customer's own.
    let customer: Int
  }
  private var loans: [String: Loan] = [:]

  init(_ business: Business) throws {
    var customers: [String: Int] = [:]
    let statement = try business.database.prepare(
      "SELECT key, product, customer FROM temp.stats_application WHERE line > 0")
    while try statement.step() {
      let customer = statement.text(2) ?? ""
      let number = customers[customer] ?? customers.count
      customers[customer] = number
      loans[statement.text(0) ?? ""] = Loan(
        product: statement.isNull(1) ? nil : Int(statement.integer(1)), customer: number)
    }
  }

  subscript(_ application: String) -> Loan? { loans[application] }
}
