import Numbers
import SQLite

/// How the lines in force changed from day to day, by product and together.
struct LineHistory {
  /// What changed on a day.
  fileprivate struct Change {
    var line: Int128 = 0
    var customers = 0
    var new: Int128 = 0

    mutating func add(_ other: Change) {
      line += other.line
      customers += other.customers
      new += other.new
    }
  }
  /// A booked line of a product.
  private struct Booked {
    let product: Int
    let grant: LineGrant
  }

  /// By product, all together last: the days with changes, in order.
  private var days: [[(day: CalendarDate, change: Change)]] = []

  init(_ business: Business) throws {
    let total = business.products.count
    var changes = [[CalendarDate: Change]](repeating: [:], count: total + 1)
    let statement = try business.database.prepare(
      """
      SELECT customer, product, decided_on, term, line FROM temp.stats_application
      WHERE rank = \(Business.Rank.approved.rawValue) AND line > 0 AND product IS NOT NULL
      ORDER BY customer, decided_on
      """)
    var customer: String?
    var grants: [Booked] = []
    while try statement.step() {
      let name = statement.text(0)
      if name != customer {
        Self.add(grants, to: &changes)
        grants = []
        customer = name
      }
      guard let from = statement.text(2).flatMap({ CalendarDate(parsing: $0) }) else { continue }
      let until = statement.isNull(3) ? nil : from.adding(months: Int(statement.integer(3)))
      grants.append(
        Booked(
          product: Int(statement.integer(1)),
          grant: LineGrant(
            from: from.packed, until: until?.packed ?? LineGrant.endless,
            line: statement.integer(4))))
    }
    Self.add(grants, to: &changes)
    days = changes.map { changes in
      changes.sorted { $0.key < $1.key }.map { (day: $0.key, change: $0.value) }
    }
  }

  /// Adds the changes of one customer's lines, which stand by day.
  private static func add(_ booked: [Booked], to changes: inout [[CalendarDate: Change]]) {
    guard let total = changes.indices.last else { return }
    var sweep = LineSweep()
    for product in Set(booked.map(\.product)).sorted() {
      let own = booked.lazy.filter { $0.product == product }.map(\.grant)
      for change in sweep.changes(of: Array(own)) {
        changes[product].add(change)
        changes[total].add(change, customers: 0)
      }
    }
    for change in sweep.cover(of: booked.map(\.grant)) { changes[total].add(change) }
  }

  /// The line in force on a day and the customers who have one.
  func inForce(_ product: Int?, on day: CalendarDate) -> (line: Int128, customers: Int) {
    days[product ?? days.count - 1].reduce(into: (line: 0, customers: 0)) { sum, next in
      guard next.day <= day else { return }
      sum.line += next.change.line
      sum.customers += next.change.customers
    }
  }

  /// First grants and raises decided in a period.
  func new(_ product: Int?, in period: Period) -> Int128 {
    days[product ?? days.count - 1].reduce(0) { sum, next in
      period.first <= next.day && next.day <= period.last ? sum + next.change.new : sum
    }
  }
}

extension [CalendarDate: LineHistory.Change] {
  /// - Parameter customers: how many more have a line, where the change does not tell.
  fileprivate mutating func add(_ change: LineSweep.Change, customers: Int? = nil) {
    guard let day = CalendarDate(validating: change.day) else { return }
    self[day, default: LineHistory.Change()].add(
      LineHistory.Change(
        line: Int128(change.line), customers: customers ?? Int(change.customers),
        new: Int128(change.new)))
  }
}
