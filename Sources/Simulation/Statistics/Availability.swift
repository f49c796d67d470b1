import Numbers
import RunRecord

/// What the tables tell of a period: figures where they tell all of it, else why there are none.
struct Availability {
  private let tables: BusinessTables

  init(_ tables: BusinessTables) { self.tables = tables }

  func applications(
    of period: Period, _ counts: ApplicationCounts.Counts, _ values: inout MetricValues
  ) {
    let decided: [BusinessMetric] = [.approved, .declined, .pending, .notDecided]
    let customers: [BusinessMetric] = [
      .customersApproved, .customersPending, .customersDeclined, .customersNotDecided,
    ]
    if let last = tables.lastApplication, period.last > last {
      let reason = Unavailability.endsAfter(table: tables.application, last: last)
      values.set([.applications, .customers, .passRate, .pendingRate], reason)
      return values.set(decided + customers, reason)
    }
    values[.applications] = .count(counts.applications)
    values[.customers] = .count(counts.customers)
    let ranks: [Business.Rank] = [.approved, .declined, .pending, .notDecided]
    for (metric, rank) in zip(decided, ranks) {
      values[metric] = .count(counts.applications(rank))
    }
    let best: [Business.Rank] = [.approved, .pending, .declined, .notDecided]
    for (metric, rank) in zip(customers, best) { values[metric] = .count(counts.customers(rank)) }
    let whole = Int128(counts.applications)
    values.set(.passRate, Int128(counts.applications(.approved)), of: whole)
    values.set(.pendingRate, Int128(counts.applications(.pending)), of: whole)
    if !tables.hasRecorded {
      values.set(decided + customers + [.passRate, .pendingRate], .noTable("recorded"))
    }
    if tables.customer == nil { values.set([.customers] + customers, .noCustomers) }
  }

  func lines(
    of period: Period, _ lines: LineHistory, _ product: Int?, _ values: inout MetricValues
  ) {
    let metrics: [BusinessMetric] = [.newLine, .lineInForce, .lineCustomers, .linePerCustomer]
    guard tables.hasRecorded else { return values.set(metrics, .noTable("recorded")) }
    guard tables.customer != nil else { return values.set(metrics, .noCustomers) }
    if let last = tables.lastDecision, period.last > last {
      return values.set(metrics, .endsAfter(table: "recorded", last: last))
    }
    let (line, customers) = lines.inForce(product, on: period.last)
    values.set(.newLine, fen: lines.new(product, in: period))
    values.set(.lineInForce, fen: line)
    values[.lineCustomers] = .count(customers)
    values.set(.linePerCustomer, fen: line, by: Int128(customers))
  }

  func loans(
    of period: Period, _ loans: BusinessLoans, _ product: Int?, _ values: inout MetricValues
  ) {
    let stocks: [BusinessMetric] = [.balance, .loanCustomers, .pastDueBalance, .pastDueShare]
    let flows: [BusinessMetric] = [.drawn, .recovered, .writtenOff, .averageBalance]
    guard tables.hasPerformance, let last = tables.lastLoanMonth else {
      return values.set(stocks + flows, .noTable("performance"))
    }
    if period.last > last {
      return values.set(stocks + flows, .endsAfter(table: "performance", last: last))
    }
    if period.last == period.last.endOfMonth {
      let month = period.last.monthIndex
      let sums = loans.sums(product, month)
      values.set(.balance, fen: sums.balance)
      values[.loanCustomers] = .count(loans.customers(product, month))
      values.set(.pastDueBalance, fen: sums.pastDue)
      values.set(.pastDueShare, sums.pastDue, of: sums.balance)
      if tables.customer == nil { values.set([.loanCustomers], .noCustomers) }
    } else {
      values.set(stocks, .knownByMonth)
    }
    guard period.isWholeMonths else { return values.set(flows, .knownByMonth) }
    let months = period.months.map { loans.sums(product, $0) }
    values.set(.drawn, fen: months.reduce(0) { $0 + $1.drawn })
    values.set(.recovered, fen: months.reduce(0) { $0 + $1.recovered })
    values.set(.writtenOff, fen: months.reduce(0) { $0 + $1.writtenOff })
    let (sum, divisor) = loans.balanceOverDays(product, period.months)
    values.set(.averageBalance, fen: sum, by: divisor)
  }
}
