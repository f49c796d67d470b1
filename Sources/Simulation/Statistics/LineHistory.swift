import Numbers
import SQLite

/// How the lines in force changed from day to day, by product and together.
struct LineHistory {
  /// What changed on a day.
  private struct Change {
    var line: Int128 = 0
    var customers = 0
    var new: Int128 = 0

    mutating func add(_ other: Change) {
      line += other.line
      customers += other.customers
      new += other.new
    }
  }
  /// A booked line: in force from a day to the day before another; without it, without end.
  struct Grant {
    let product: Int
    let from: CalendarDate
    let until: CalendarDate?
    let line: Int128

    func isInForce(on day: CalendarDate) -> Bool {
      from <= day && until.map { day < $0 } ?? true
    }
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
    var grants: [Grant] = []
    while try statement.step() {
      let name = statement.text(0)
      if name != customer {
        Self.add(grants, to: &changes)
        grants = []
        customer = name
      }
      guard let from = statement.text(2).flatMap({ CalendarDate(parsing: $0) }) else { continue }
      grants.append(
        Grant(
          product: Int(statement.integer(1)), from: from,
          until: statement.isNull(3) ? nil : from.adding(months: Int(statement.integer(3))),
          line: Int128(statement.integer(4))))
    }
    Self.add(grants, to: &changes)
    days = changes.map { changes in
      changes.sorted { $0.key < $1.key }.map { (day: $0.key, change: $0.value) }
    }
  }

  /// Adds the changes of one customer's lines.
  ///
  /// The line in force changes only where some line begins or ends, so that each customer has few such days.
  private static func add(_ grants: [Grant], to changes: inout [[CalendarDate: Change]]) {
    guard !grants.isEmpty, let total = changes.indices.last else { return }
    let days = Set(grants.flatMap { [$0.from] + [$0.until].compactMap(\.self) }).sorted()
    let products = Set(grants.map(\.product)).sorted()
    var inForce = [Int128](repeating: 0, count: products.count)
    for day in days {
      let hadLine = inForce.contains { $0 > 0 }
      for (place, product) in products.enumerated() {
        let own = grants.filter { $0.product == product }
        let before = inForce[place]
        let after = own.lazy.filter { $0.isInForce(on: day) }.map(\.line).max() ?? 0
        let granted = own.lazy.filter { $0.from == day }.map(\.line).max() ?? 0
        inForce[place] = after
        let change = Change(
          line: after - before, customers: (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0),
          new: max(0, granted - before))
        changes[product][day, default: Change()].add(change)
        changes[total][day, default: Change()].add(change)
        changes[total][day]?.customers -= change.customers
      }
      let hasLine = inForce.contains { $0 > 0 }
      changes[total][day, default: Change()].customers += (hasLine ? 1 : 0) - (hadLine ? 1 : 0)
    }
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
