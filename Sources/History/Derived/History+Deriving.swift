import Columns
import Intake
package import Numbers
import SQLite
import Semantics

extension History {
  /// How far a derived list has been computed.
  package struct Derivation: Hashable, Sendable {
    package var list: String
    /// The last as-of date of the applications it was computed for and is still right for.
    ///
    /// What is imported later makes it stale from its own first day on.
    package var computedTo: CalendarDate
    /// Applications it was computed for, and entries of all of them together.
    package var applications: Int
    package var entries: Int
  }

  /// The list of earlier applications that share something.
  package static let earlierList = "earlier"

  /// Computes the earlier applications of every application anew and stores them, in one transaction.
  ///
  /// - Returns: `nil` of a history without applications.
  /// - Throws: `store`, and what reading throws.
  package func derive() throws -> Derivation? {
    let applicants = try applicants()
    guard let last = applicants.map(\.appliedOn).max() else { return nil }
    let earlier = EarlierApplications(applicants)
    let database = try HistoryFile.open(path, .writing)
    let record = stored.records[0]
    let key = record.schema.key.map { record.fields[$0].column } ?? ""
    try database.transaction(wrapping: { HistoryError.store(path: path, $0) }) {
      () throws(HistoryError) in
      try storing(path) { () throws(SQLiteError) in
        try database.execute(Self.tables(table: record.table, key: key))
        let adding = try database.prepare("INSERT INTO history_earlier VALUES(?, ?, ?, ?, ?, ?)")
        for (index, entries) in earlier.entries.enumerated() {
          for entry in entries {
            let other = applicants[entry.other]
            try adding.run([
              .text(applicants[index].key), .text(other.key), .text(other.customer),
              .text(other.appliedOn.description), .text(entry.link.rawValue), Value(entry.share),
            ])
          }
        }
        try database.execute("CREATE INDEX history_earlier_of ON history_earlier(application)")
        try database.run(
          """
          INSERT INTO history_derived
          SELECT ?, ?, ?, ?, coalesce(max(import), 0) FROM history_part
          """, .text(Self.earlierList), .text(last.description), Value(applicants.count),
          Value(earlier.count))
      }
    }
    return Derivation(
      list: Self.earlierList, computedTo: last, applications: applicants.count,
      entries: earlier.count)
  }

  /// The derivation that the file holds; `nil` where none was made.
  package func derivation() throws(HistoryError) -> Derivation? {
    let database = try HistoryFile.open(path, .reading)
    return try storing(path) { () throws(SQLiteError) in
      guard try Self.isDerived(database) else { return nil }
      return try database.rows(
        """
        SELECT list, computed_to, applications, entries,
          (SELECT min(first_on) FROM history_part WHERE history_part.import > history_derived.import)
        FROM history_derived
        """
      ) { row -> Derivation? in
        guard let computed = CalendarDate(parsing: row.text(1) ?? "") else { return nil }
        let fresh = row.text(4).flatMap { CalendarDate(parsing: $0) }?.adding(days: -1)
        return Derivation(
          list: row.text(0) ?? "", computedTo: min(computed, fresh ?? computed),
          applications: Int(row.integer(2)), entries: Int(row.integer(3)))
      }.compactMap { $0 }.first
    }
  }

  /// Whether there are applications of days after one.
  package func hasApplications(after day: CalendarDate) throws(HistoryError) -> Bool {
    let database = try HistoryFile.open(path, .reading)
    return try storing(path) { () throws(SQLiteError) in
      try database.integer(
        "SELECT count(*) FROM history_part WHERE last_on > ?", .text(day.description)) ?? 0 > 0
    }
  }

  static func isDerived(_ database: Database) throws(SQLiteError) -> Bool {
    try database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'history_derived'") == 1
  }

  /// What is erased of an application leaves the lists of others too.
  private static func tables(table: String, key: String) -> String {
    """
    DROP TABLE IF EXISTS history_earlier; DROP TABLE IF EXISTS history_derived;
    DROP TRIGGER IF EXISTS history_earlier_erased;
    CREATE TABLE history_earlier( -- earlier applications that share something with one
      application TEXT NOT NULL, other TEXT NOT NULL, customer TEXT NOT NULL,
      applied_on TEXT NOT NULL, link TEXT NOT NULL, share_e6 INTEGER NOT NULL,
      share REAL AS (share_e6 / 1e6) VIRTUAL
    );
    CREATE TABLE history_derived( -- how far derived lists are computed
      list TEXT PRIMARY KEY, computed_to TEXT NOT NULL, applications INTEGER NOT NULL,
      entries INTEGER NOT NULL, import INTEGER NOT NULL -- the last one that was looked at
    );
    CREATE TRIGGER history_earlier_erased AFTER DELETE ON \(Database.quoted(table)) BEGIN
      DELETE FROM history_earlier
      WHERE application = OLD.\(Database.quoted(key)) OR other = OLD.\(Database.quoted(key));
    END
    """
  }

  /// What links the applications of the history, by the roles of its fields.
  func applicants() throws -> [Applicant] {
    let record = stored.records[0].schema
    func name(_ role: String) -> String? { record.fields.first { $0.role == role }?.name }
    guard let key = record.key.map({ record.fields[$0].name }),
      let asOf = record.asOf.map({ record.fields[$0].name })
    else { return [] }
    let wanted = ["customer", "person", "address", "phone"].compactMap(name)
    let invoices = stored.input.lists.compactMap { InvoiceFields($0) }
    var schema = stored.input
    schema.reading = Set([key, asOf] + wanted + invoices.flatMap(\.names))
    let parts = try parts(
      for: schema, words: Set([key] + wanted + invoices.map { "\($0.list).\($0.number)" }))
    var applicants: [Applicant] = []
    for index in parts.partSizes.indices {
      let part = try parts.part(index)
      let keys = part.texts(key)
      let days = part.column(asOf)
      let (customers, persons) = (part.texts(name("customer")), part.texts(name("person")))
      let (addresses, phones) = (part.texts(name("address")), part.texts(name("phone")))
      for row in 0..<part.count {
        guard let own = keys[row],
          let day = days.flatMap({ CalendarDate(validating: Int32($0.scaled(row))) })
        else { continue }
        applicants.append(
          Applicant(
            key: own, customer: customers[row] ?? own, appliedOn: day, person: persons[row],
            address: addresses[row], phone: phones[row],
            invoices: invoices.flatMap { $0.invoices(of: row, in: part, knownBefore: day) }))
      }
    }
    return applicants
  }
}

extension EarlierApplications {
  /// Entries of all applications together.
  package var count: Int { entries.reduce(0) { $0 + $1.count } }
}

extension RecordTable {
  /// A text column's values by row; all missing where there is no such column.
  func texts(_ name: String?) -> [String?] {
    guard let column = name.flatMap({ column($0) }), let words = column.dictionary,
      case .int32(let codes) = column.storage
    else { return Array(repeating: nil, count: count) }
    return codes.indices.map { column.isPresent($0) ? words[Int(codes[$0])] : nil }
  }
}

/// A list of invoices: the field with their numbers (`role invoice`) and the date that goes with it.
private struct InvoiceFields {
  let list: String
  let number: String
  private let date: String?
  private let knownOn: String?

  init?(_ schema: ListSchema) {
    let fields = schema.record.fields
    guard let number = fields.first(where: { $0.role == "invoice" && $0.type == .text }) else {
      return nil
    }
    list = schema.name
    self.number = number.name
    date = schema.period.map { fields[$0].name }
    knownOn = schema.knownOn.map { fields[$0].name }
  }

  var names: [String] {
    [number, date, knownOn].compactMap { $0 }.map { "\(list).\($0)" }
  }

  /// The invoices of an application that were known when it was made.
  func invoices(of row: Int, in part: RecordTable, knownBefore day: CalendarDate) -> [UInt64] {
    guard let list = part.list(list) else { return [] }
    func column(_ name: String?) -> Column? {
      name.flatMap { name in list.columns.first { $0.name == name }?.column }
    }
    guard let numbers = column(number), let words = numbers.dictionary else { return [] }
    let (dates, known) = (column(date), column(knownOn))
    return (Int(list.offsets[row])..<Int(list.offsets[row + 1])).compactMap { child in
      guard numbers.isPresent(child) else { return nil }
      if let known, !known.isPresent(child) || known.scaled(child) >= Int128(day.packed) {
        return nil
      }
      let date = dates.map { $0.isPresent(child) ? Int32($0.scaled(child)) : 0 } ?? 0
      return Applicant.invoice(words[Int(numbers.scaled(child))], on: date)
    }
  }
}
