package import Columns
package import Intake
import Numbers
package import SQLite
import Semantics

/// Judges rows of side tables against the applications and each other, those of earlier imports included.
///
/// Its tables are judged in the order of `SideTable.all`: loans by month hang on what was recorded.
package final class SideTableJudge: SideJudge {
  /// Rows that are in the history already.
  package struct Repeats: Hashable, Sendable {
    package var table: String
    package var count: Int
    /// The application of the first one.
    package var first: String
  }
  /// By table; a table with repeats is not judged.
  package private(set) var repeats: [Repeats] = []
  private let schema: InputSchema
  private let history: Database?
  private var check: SideCheck
  private let dates = ApplicationDates()

  /// - Parameters:
  ///   - schema: of the decided record.
  ///   - history: what earlier imports brought; `nil` where there were none.
  package init(schema: InputSchema, history: Database?) throws(SQLiteError) {
    self.schema = schema
    self.history = history
    let earlier = try history.map { database throws(SQLiteError) in
      try EarlierSides(database, record: schema.record)
    }
    let dates = dates
    check = SideCheck(
      appliedOn: { dates.byKey[$0] ?? earlier?.appliedOn($0) },
      earlierDecision: { earlier?.decision($0) }, earlierMonth: { earlier?.lastMonth($0) })
  }

  package func contradictions(
    in table: RecordTable, of name: String, beside record: RecordTable?
  ) -> [Contradiction] {
    guard let side = SideTable.named(name) else { return [] }
    if let history, let found = try? SideRepeats(side, table).found(in: history) {
      repeats.append(found)
      return []
    }
    if let record, dates.byKey.isEmpty { dates.read(record, schema.record) }
    return check.problems(of: table, in: side).map {
      Contradiction(row: $0.row, cause: $0.cause.id, message: $0.cause.sentence)
    }
  }
}

/// The as-of dates of new applications.
private final class ApplicationDates {
  var byKey: [String: CalendarDate] = [:]

  func read(_ table: RecordTable, _ schema: RecordSchema) {
    guard let key = schema.key, let asOf = schema.asOf,
      let keys = table.column(schema.fields[key].name),
      let dates = table.column(schema.fields[asOf].name)
    else { return }
    byKey.reserveCapacity(table.count)
    for row in 0..<table.count where dates.isPresent(row) {
      let scaled = keys.scaled(row)
      let name =
        keys.dictionary.map { $0[Int(scaled)] }
        ?? Number(scaled, decimals: keys.decimals).map { "\($0)" } ?? ""
      byKey[name] = CalendarDate(validating: Int32(truncatingIfNeeded: dates.scaled(row)))
    }
  }
}

/// What earlier imports say about an application.
///
/// A history that cannot be read any more answers nothing here; the import that follows says so.
private final class EarlierSides {
  private let dates: Statement?
  private let decisions: Statement?
  private let months: Statement?

  init(_ database: Database, record: RecordSchema) throws(SQLiteError) {
    func prepare(_ table: String, _ sql: String) throws(SQLiteError) -> Statement? {
      let count = try database.integer(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", .text(table))
      return count == 1 ? try database.prepare(sql) : nil
    }
    func quoted(_ field: Int?) -> String {
      field.map { Database.quoted(record.fields[$0].name) } ?? "NULL"
    }
    dates = try prepare(
      record.name,
      "SELECT \(quoted(record.asOf)) FROM \(Database.quoted(record.name)) WHERE \(quoted(record.key)) = ?"
    )
    decisions = try prepare(
      "recorded", "SELECT decided_on, booked_line_fen FROM recorded WHERE application = ?")
    months = try prepare(
      "performance",
      """
      SELECT month_end, balance_fen FROM performance WHERE application = ?
      ORDER BY month_end DESC LIMIT 1
      """)
  }

  func appliedOn(_ application: String) -> CalendarDate? {
    first(dates, application) { date($0, 0) } ?? nil
  }

  func decision(_ application: String) -> SideCheck.Decision? {
    first(decisions, application) {
      SideCheck.Decision(decidedOn: date($0, 0), isBooked: $0.integer(1) > 0)
    }
  }

  func lastMonth(_ application: String) -> SideCheck.LoanMonth? {
    let month = first(months, application) { row in
      date(row, 0).map { end in
        SideCheck.LoanMonth(
          end: end, balance: Number(Int128(row.integer(1)), decimals: 2) ?? .zero)
      }
    }
    return month ?? nil
  }

  private func date(_ row: Statement, _ column: Int32) -> CalendarDate? {
    row.text(column).flatMap { CalendarDate(parsing: $0) }
  }

  private func first<Value>(
    _ statement: Statement?, _ key: String, _ read: (Statement) -> Value
  ) -> Value? {
    guard let statement else { return nil }
    defer { statement.reset() }
    guard (try? statement.bind([.text(key)])) != nil, (try? statement.step()) == true else {
      return nil
    }
    return read(statement)
  }
}
