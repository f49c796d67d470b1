package import Numbers
import SQLite

/// The statistics of the real business, by period and product (5.3.3), as known at a date.
///
/// Flows add over periods, stocks are those of a period's last day, distinct customers are counted anew, ratios are
/// recomputed from their parts; products are never netted. Amounts are exact to the fen.
package struct Statistics: Sendable {
  /// One period's figures.
  package struct Row: Sendable {
    package let period: Period
    /// All products together; `nil` where one was asked for.
    package let total: MetricValues?
    /// In the order of `products`.
    package let byProduct: [MetricValues]
  }

  package let at: CalendarDate
  package let from: CalendarDate
  package let grain: Grain
  /// The products, by name.
  package let products: [String]
  package let rows: [Row]
  package let notes: [StatisticsNote]

  /// Reckons from the plain tables of a history.
  ///
  /// - Throws: `StatisticsError`, `SQLiteError`.
  package init(_ tables: BusinessTables, _ request: StatisticsRequest) throws {
    let from = try Self.firstDay(request, tables)
    let periods = Period.all(request.grain, from: from, to: request.at)
    let business = try Business(tables, at: request.at)
    var shown = Array(business.products.indices)
    if let name = request.product {
      guard let index = business.products.firstIndex(of: name) else {
        throw StatisticsError.unknownProduct(name, known: business.products)
      }
      shown = [index]
    }
    let cohorts = try ApplicationCounts(business, periods)
    let lines = try LineHistory(business)
    let loans = try BusinessLoans(business, closing: Set(periods.map(\.last)))
    let known = Availability(tables)
    func values(_ product: Int?, _ period: Period) -> MetricValues {
      var values = MetricValues()
      known.applications(of: period, cohorts[period, product], &values)
      known.lines(of: period, lines, product, &values)
      known.loans(of: period, loans, product, &values)
      return values
    }
    at = request.at
    self.from = from
    grain = request.grain
    products = shown.map { business.products[$0] }
    rows = periods.map { period in
      Row(
        period: period, total: request.product == nil ? values(nil, period) : nil,
        byProduct: shown.map { values($0, period) })
    }
    notes = try StatisticsNote.all(of: business)
  }

  /// The first day that is counted: the one asked for, else the begin of the year, by day of the month, of the date of
  /// the statistics, by year of all that there is; never before the month of the first application.
  private static func firstDay(
    _ request: StatisticsRequest, _ tables: BusinessTables
  ) throws -> CalendarDate {
    guard let first = tables.first, let last = tables.last else {
      throw StatisticsError.noApplications
    }
    func check(_ date: CalendarDate, _ option: String) throws {
      guard first <= date, date <= last else {
        throw StatisticsError.outside(option: option, date, first: first, last: last)
      }
    }
    try check(request.at, "at")
    if let from = request.from {
      guard from <= request.at else {
        throw StatisticsError.endsBeforeItBegins(from: from, at: request.at)
      }
      try check(from, "from")
      return from
    }
    return switch request.grain {
    case .day: max(first, Grain.month.start(of: request.at))
    case .month, .quarter: max(first, Grain.year.start(of: request.at))
    case .year: first
    }
  }
}
