import Intake
package import Numbers
import SQLite
import Semantics

extension History {
  /// Who may not be processed on a day.
  package struct Withdrawn: Sendable {
    /// The field that names customers, or applications where no field does.
    package var field: String
    package var names: Set<String>
  }

  /// The customers without a consent of a scope that holds on a day; of the consents it is enough that one does.
  ///
  /// - Returns: `nil` where the history records no consents.
  /// - Throws: `store`, and what opening throws.
  package func withoutConsent(
    scope: String, on day: CalendarDate
  ) throws(HistoryError) -> Withdrawn? {
    let database = try HistoryFile.open(path, .reading)
    let record = stored.records[0]
    guard let key = record.schema.key else { return nil }
    let customer = record.schema.fields.firstIndex { $0.role == "customer" } ?? key
    let named = record.fields[customer]
    let (who, id) = (Database.quoted(named.column), Database.quoted(record.fields[key].column))
    let table = Database.quoted(record.table)
    return try storing(path) { () throws(SQLiteError) in
      guard
        try database.integer(
          "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'consent'") == 1
      else { return nil }
      let names = try database.rows(
        """
        SELECT DISTINCT \(who) FROM \(table) WHERE \(who) NOT IN (
          SELECT \(table).\(who) FROM consent
          JOIN \(table) ON \(table).\(id) = consent.application
          WHERE scope = ?1 AND valid_from <= ?2 AND coalesce(valid_until >= ?2, 1)
            AND coalesce(withdrawn_on > ?2, 1) AND \(table).\(who) IS NOT NULL)
        """, .text(scope), .text(day.description)
      ) { $0.text(0) ?? "" }
      return Withdrawn(field: named.field.name, names: Set(names))
    }
  }
}
