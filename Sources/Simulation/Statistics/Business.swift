import Numbers
import SQLite

/// The applications of a history with what was decided by a date, in a table for the time of the statistics.
///
/// `stats_application`: key, applied_on, customer, product (its number, null where unstated), rank (what it came to, see
/// `Rank`), decided_on, term, line (fen). A customer that is not named is one of the application's own.
struct Business {
  /// What an application came to by the date; of a customer's applications the greatest counts.
  enum Rank: Int64 {
    case notDecided, declined, pending, approved
  }

  let tables: BusinessTables
  let at: CalendarDate
  /// The products, by name.
  let products: [String]

  var database: Database { tables.database }

  init(_ tables: BusinessTables, at: CalendarDate) throws {
    self.tables = tables
    self.at = at
    let database = tables.database
    let application = Database.quoted(tables.application)
    let key = "a.\(Database.quoted(tables.key))"
    let recorded = tables.hasRecorded
    let names = [
      recorded ? "r.product" : nil, tables.product.map { "a.\(Database.quoted($0))" },
    ].compactMap(\.self)
    let product = names.isEmpty ? "NULL" : "coalesce(\(names.joined(separator: ", ")), NULL)"
    let decision =
      recorded
      ? """
      CASE WHEN r.application IS NULL THEN 0
        WHEN r.decided_on <= ?1 AND r.final_outcome = 'approve' THEN 3
        WHEN r.decided_on <= ?1 AND r.final_outcome = 'decline' THEN 1
        ELSE 2 END, r.decided_on, r.term, r.booked_line_fen
      """ : "0, NULL, NULL, NULL"
    let join = recorded ? "LEFT JOIN recorded r ON r.application = \(key)" : ""
    let customer = tables.customer.map { "coalesce(a.\(Database.quoted($0)), ' ' || \(key))" }
    try database.execute(
      """
      DROP TABLE IF EXISTS temp.stats_application;
      CREATE TEMP TABLE stats_application(
        key TEXT PRIMARY KEY, applied_on TEXT, customer TEXT, product INTEGER, product_name TEXT,
        rank INTEGER, decided_on TEXT, term INTEGER, line INTEGER) WITHOUT ROWID
      """)
    try database.run(
      """
      INSERT INTO temp.stats_application
      SELECT \(key), a.\(Database.quoted(tables.asOf)), \(customer ?? "NULL"), NULL, \(product),
        \(decision)
      FROM \(application) a \(join) WHERE a.\(Database.quoted(tables.asOf)) <= ?1
      """, .text(at.description))
    products = try database.rows(
      """
      SELECT DISTINCT product_name FROM temp.stats_application WHERE product_name IS NOT NULL
      ORDER BY product_name
      """
    ) { $0.text(0) ?? "" }
    for (number, name) in products.enumerated() {
      try database.run(
        "UPDATE temp.stats_application SET product = ? WHERE product_name = ?",
        .integer(Int64(number)), .text(name))
    }
  }
}
