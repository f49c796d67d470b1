import Numbers
package import SQLite
package import Semantics

/// The plain tables of a history that tell of the real business, and how far.
package struct BusinessTables {
  let database: Database
  /// The table of the applications, and its columns.
  let application: String
  let key: String
  let asOf: String
  let customer: String?
  let product: String?
  /// The first and last dates that the tables hold; `nil` for an empty or absent one.
  let applications: ClosedRange<CalendarDate>?
  let decisions: ClosedRange<CalendarDate>?
  let loanMonths: ClosedRange<CalendarDate>?
  let hasRecorded: Bool
  let hasPerformance: Bool
  let hasQuarantine: Bool

  /// - Parameter record: the decided record; the table is called like it.
  package init(_ database: Database, record: RecordSchema) throws {
    func name(_ position: Int?) -> String? { position.map { record.fields[$0].name } }
    self.database = database
    application = record.name
    key = name(record.key) ?? "id"
    asOf = name(record.asOf) ?? "applied_on"
    customer = name(record.fields.firstIndex { $0.role == "customer" })
    product = name(record.position(of: "product"))
    let tables = try database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") {
      $0.text(0) ?? ""
    }
    hasRecorded = tables.contains("recorded")
    hasPerformance = tables.contains("performance")
    hasQuarantine = tables.contains("quarantine")
    func range(_ column: String, of table: String) throws -> ClosedRange<CalendarDate>? {
      let column = Database.quoted(column)
      let ends = try database.rows(
        "SELECT min(\(column)), max(\(column)) FROM \(Database.quoted(table))"
      ) { row in
        [row.text(0), row.text(1)].compactMap { $0.flatMap { CalendarDate(parsing: $0) } }
      }
      guard let first = ends.first?.first, let last = ends.first?.last else { return nil }
      return first...last
    }
    applications = try range(asOf, of: application)
    decisions = hasRecorded ? try range("decided_on", of: "recorded") : nil
    loanMonths = hasPerformance ? try range("month_end", of: "performance") : nil
  }

  /// Rows of applications that imports have kept aside.
  func quarantined() throws -> Int {
    guard hasQuarantine else { return 0 }
    return Int(
      try database.integer(
        "SELECT count(*) FROM (SELECT DISTINCT import, file, line FROM quarantine WHERE record = ?)",
        .text(application)) ?? 0)
  }

  // MARK: How far the data tell

  /// The first day of the month of the first application.
  var first: CalendarDate? { applications?.lowerBound.startOfMonth }
  /// The last day of the last month that any table tells of.
  var last: CalendarDate? {
    [lastApplication, lastDecision, lastLoanMonth].compactMap(\.self).max()
  }
  /// Until when applications are told of: the end of the month of the last one.
  var lastApplication: CalendarDate? { applications?.upperBound.endOfMonth }
  /// Until when decisions are told of: not less than applications are.
  var lastDecision: CalendarDate? {
    hasRecorded
      ? [lastApplication, decisions?.upperBound.endOfMonth].compactMap(\.self).max() : nil
  }
  var lastLoanMonth: CalendarDate? { loanMonths?.upperBound }
}
