import Engine
import Numbers
package import SQLite

extension RecordedDecisions {
  /// What a history records of the cases of a ledger that keeps their keys.
  ///
  /// - Returns: `nil` where the history has no recorded decisions.
  /// - Throws: `SQLiteError`.
  package init?(_ database: Database, of ledger: CaseLedger) throws(SQLiteError) {
    guard try database.hasTable("recorded") else { return nil }
    self.init(count: ledger.count)
    let cases = CaseNumbers(ledger)
    var versionCodes = Codes()
    var reasonCodes = Codes()
    let statement = try database.prepare(
      """
      SELECT application, system_outcome, final_outcome, version, override_reason, decided_on,
        decided_line_fen, booked_line_fen, rate_e6, term FROM recorded
      """)
    while try statement.step() {
      guard let row = cases[statement.text(0) ?? ""] else { continue }
      systemOutcomes[row] = Self.outcome(statement.text(1))
      finalOutcomes[row] = Self.outcome(statement.text(2))
      versions[row] = versionCodes.code(statement.text(3))
      overrideReasons[row] = reasonCodes.code(statement.text(4))
      decidedOn[row] = statement.text(5).flatMap { CalendarDate(parsing: $0) }?.packed ?? 0
      func number(_ column: Int32) -> Int64 {
        statement.isNull(column) ? -1 : statement.integer(column)
      }
      decidedLines[row] = number(6)
      bookedLines[row] = number(7)
      rates[row] = Int32(clamping: number(8))
      terms[row] = Int16(clamping: number(9))
    }
    versionNames = versionCodes.sortedNames(numbering: &versions)
    overrideReasonNames = reasonCodes.sortedNames(numbering: &overrideReasons)
  }

  private static func outcome(_ name: String?) -> UInt8 {
    Outcome.allCases.first { $0.word == name }?.rawValue ?? none
  }
}

/// The cases of a ledger by their keys.
struct CaseNumbers {
  private let numbers: [String: Int]

  init(_ ledger: CaseLedger) {
    numbers = Dictionary(
      ledger.keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(_ key: String) -> Int? { numbers[key] }
}

/// Numbers for texts in the order in which they come.
private struct Codes {
  private var names: [String] = []
  private var known: [String: Int32] = [:]

  mutating func code(_ name: String?) -> Int32 {
    guard let name else { return -1 }
    if let code = known[name] { return code }
    let code = Int32(names.count)
    names.append(name)
    known[name] = code
    return code
  }

  /// The texts that some case has, in the order of the alphabet, by which the cases are numbered anew: what comes first
  /// in a table says nothing.
  func sortedNames(numbering codes: inout [Int32]) -> [String] {
    let used = Set(codes).filter { $0 >= 0 }.sorted { names[Int($0)] < names[Int($1)] }
    var numbers = [Int32](repeating: -1, count: names.count)
    for (number, code) in used.enumerated() { numbers[Int(code)] = Int32(number) }
    for row in codes.indices where codes[row] >= 0 { codes[row] = numbers[Int(codes[row])] }
    return used.map { names[Int($0)] }
  }
}

extension Database {
  func hasTable(_ name: String) throws(SQLiteError) -> Bool {
    try integer(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", .text(name)) == 1
  }
}
