import SQLite

/// Applications and customers by period of the application's date.
struct ApplicationCounts {
  /// Counts by what the applications came to.
  struct Counts {
    private var applicationsByRank = [Int](repeating: 0, count: 4)
    private var customersByRank = [Int](repeating: 0, count: 4)

    var applications: Int { applicationsByRank.reduce(0, +) }
    var customers: Int { customersByRank.reduce(0, +) }

    func applications(_ rank: Business.Rank) -> Int { applicationsByRank[Int(rank.rawValue)] }
    /// Customers of whose applications that was the best.
    func customers(_ rank: Business.Rank) -> Int { customersByRank[Int(rank.rawValue)] }

    fileprivate mutating func add(_ count: Int, customers: Bool, rank: Int) {
      if customers { customersByRank[rank] += count } else { applicationsByRank[rank] += count }
    }
  }

  private struct Place: Hashable {
    let period: String
    let product: Int?
  }
  private var counts: [Place: Counts] = [:]

  init(_ business: Business, _ periods: [Period]) throws {
    guard let first = periods.first else { return }
    let period = first.grain.nameInSQL(of: "applied_on")
    let rows = "FROM temp.stats_application WHERE applied_on >= '\(first.first)'"
    // Applications of an unstated product count in the total alone.
    try read(
      business, "SELECT \(period), -1, rank, count(*) \(rows) GROUP BY 1, 3", customers: false)
    try read(
      business,
      "SELECT \(period), product, rank, count(*) \(rows) AND product IS NOT NULL GROUP BY 1, 2, 3",
      customers: false)
    guard business.tables.customer != nil else { return }
    try read(
      business,
      """
      SELECT period, -1, best, count(*) FROM (
        SELECT \(period) AS period, max(rank) AS best \(rows) GROUP BY 1, customer)
      GROUP BY 1, 3
      """, customers: true)
    try read(
      business,
      """
      SELECT period, product, best, count(*) FROM (
        SELECT \(period) AS period, product, max(rank) AS best \(rows) AND product IS NOT NULL
        GROUP BY 1, 2, customer)
      GROUP BY 1, 2, 3
      """, customers: true)
  }

  private mutating func read(_ business: Business, _ query: String, customers: Bool) throws {
    let statement = try business.database.prepare(query)
    while try statement.step() {
      let product = statement.integer(1)
      let place = Place(
        period: statement.text(0) ?? "", product: product < 0 ? nil : Int(product))
      counts[place, default: Counts()].add(
        Int(statement.integer(3)), customers: customers, rank: Int(statement.integer(2)))
    }
  }

  /// The counts of a product, or of all together.
  subscript(_ period: Period, _ product: Int?) -> Counts {
    counts[Place(period: period.name, product: product)] ?? Counts()
  }
}
