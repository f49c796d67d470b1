import Columns
import Foundation
import History
import Intake
import Semantics
import Simulation
import Syntax

/// A history of seven applications of four customers for two products, small enough to reckon by hand.
///
/// K1 and K5 are one customer's line and its raise, K2 the same customer's line of the other product, which ends after a
/// month. K3 is declined, K4 with a person, K6 approved in April, K7 never decided.
enum SmallBusiness {
  static let schema = InputSchema(
    name: "small",
    record: RecordSchema(
      name: "application", words: Words(),
      fields: [
        FieldSchema(name: "id", type: .text, isKey: true),
        FieldSchema(name: "applied_on", type: .date),
        FieldSchema(name: "customer", type: .text, role: "customer"),
      ], key: 0, asOf: 1))

  static let files = [
    "applications.csv": """
    id,applied_on,customer
    K1,2024-01-10,C1
    K2,2024-02-05,C1
    K3,2024-01-20,C2
    K4,2024-02-20,C2
    K5,2024-03-05,C1
    K6,2024-03-10,C3
    K7,2024-03-12,C4

    """,
    "recorded.csv": """
    application,product,system_outcome,final_outcome,decided_on,decided_line,booked_line,rate,term
    K1,tax_line,approve,approve,2024-01-15,100000.00,100000.00,0.0435,12
    K2,invoice_line,refer,approve,2024-02-10,50000.00,40000.50,0.0500,1
    K3,tax_line,decline,decline,2024-01-20,,,,
    K4,tax_line,refer,refer,2024-02-21,80000.00,,,
    K5,tax_line,approve,approve,2024-03-08,150000.00,150000.00,0.0435,12
    K6,tax_line,refer,approve,2024-04-02,200000.00,200000.00,0.0435,12

    """,
    "performance.csv": """
    application,month_end,drawn,balance,days_past_due,cured,recovered,written_off
    K1,2024-01-31,60000.00,60000.00,0,0,0,0
    K1,2024-02-29,0,55000.10,0,0,0,0
    K1,2024-03-31,10000.00,65000.10,90,0,0,0
    K2,2024-02-29,40000.50,40000.50,0,0,0,0
    K2,2024-03-31,0,30000.00,91,0,1000.25,5000.00

    """,
  ]

  /// Imports the files into a history and counts it.
  static func statistics(
    _ request: StatisticsRequest, without left: Set<String> = []
  ) throws -> Statistics {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "small-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files where !left.contains(name) {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    func table(_ schema: InputSchema) throws -> RecordTable? {
      try load(IntakeRequest(folder: folder.path), schema: schema).table
    }
    let applications = try table(schema)
    let sides = try SideTable.all.filter { files["\($0.name).csv"] != nil }
      .filter { !left.contains("\($0.name).csv") }.map { ($0, try table($0.schema)) }
    let history = try History.importing(
      into: folder.appending(path: "h.db").path, schema: schema, at: "2026-01-01"
    ) { writing throws(HistoryError) in
      if let applications { try writing.append(applications, input: schema) }
      for case (let side, let table?) in sides {
        try writing.append(side: table, input: side.schema)
      }
      return "{}"
    }
    return try Statistics(
      BusinessTables(history.database(), record: history.schema.record), request)
  }
}
