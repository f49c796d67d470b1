package import Columns
package import Intake
import SQLite
import Semantics

extension HistoryImport {
  /// Adds a side table's rows with the index that finds them.
  ///
  /// - Parameter table: rows that fit the side table's schema and repeat none that are there.
  package func append(_ table: RecordTable, of side: SideTable) throws(HistoryError) {
    try append(side: table, input: side.schema)
    do { try database.execute(side.index) } catch { throw .store(path: database.path, error) }
  }

  /// Stores rows that are kept aside.
  package func keepAside(_ rows: [AsideRow]) throws(HistoryError) {
    do {
      try Quarantine.write(rows, of: schema.record.name, import: id, into: database)
    } catch {
      throw .store(path: database.path, error)
    }
  }
}
