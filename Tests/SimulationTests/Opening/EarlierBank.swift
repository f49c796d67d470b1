import Numbers
import SQLite
import Semantics
import Syntax

@testable import Simulation

/// A history in memory of loans that a run from March to September 2024 opens with, and of some that it does not.
///
/// | key | customer | what became of it until the end of February |
/// | A1 | C1 | pays; C1 applies again in August (R1), a month before it falls due |
/// | A2 | C2 | in default since January |
/// | A3 | C3 | in default in December, cured in January |
/// | A4 | C4 | repaid |
/// | A5 | C5 | booked and not drawn |
/// | A6 | C6 | drawn in March |
/// | A7 | C7 | pays; C7 may not be processed any more |
enum EarlierBank {
  static let record = RecordSchema(
    name: "application", words: Words(),
    fields: [
      FieldSchema(name: "id", type: .text, isKey: true),
      FieldSchema(name: "applied_on", type: .date),
      FieldSchema(name: "customer", type: .text, role: "customer"),
      FieldSchema(name: "product", type: .text),
    ], key: 0, asOf: 1)

  static func database() throws -> Database {
    let database = try Database(path: ":memory:", access: .creating)
    try database.execute(
      """
      CREATE TABLE application(id TEXT, applied_on TEXT, customer TEXT, product TEXT);
      CREATE TABLE recorded(
        application TEXT, decided_on TEXT, booked_line_fen INTEGER, rate_e6 INTEGER, term INTEGER);
      CREATE TABLE performance(
        application TEXT, month_end TEXT, drawn_fen INTEGER, balance_fen INTEGER,
        days_past_due INTEGER, cured_fen INTEGER, recovered_fen INTEGER, written_off_fen INTEGER);
      CREATE TABLE history_part(last_on TEXT);
      INSERT INTO history_part VALUES ('2024-09-20'), ('2024-08-10');
      INSERT INTO application VALUES
        ('A1', '2023-08-20', 'C1', 'line'), ('A2', '2023-09-20', 'C2', 'express'),
        ('A3', '2023-07-20', 'C3', 'line'), ('A4', '2023-05-20', 'C4', 'line'),
        ('A5', '2023-11-20', 'C5', 'line'), ('A6', '2024-02-20', 'C6', 'line'),
        ('A7', '2023-09-20', 'C7', 'line'),
        ('R1', '2024-08-10', 'C1', 'line'), ('R2', '2024-08-11', 'C1', 'express');
      INSERT INTO recorded VALUES
        ('A1', '2023-08-25', 200000, 50000, 12), ('A2', '2023-09-25', 100000, 60000, 12),
        ('A3', '2023-07-25', 300000, 70000, 24), ('A4', '2023-05-25', 100000, 50000, 12),
        ('A5', '2023-11-25', 100000, 50000, 12), ('A6', '2024-02-25', 100000, 50000, 12),
        ('A7', '2023-09-25', 100000, 50000, 12), ('R1', '2024-08-15', 100000, 50000, 12);
      INSERT INTO performance VALUES
        ('A1', '2023-09-30', 100000, 100000, 0, 0, 0, 0), ('A1', '2024-01-31', 0, 90000, 0, 0, 0, 0),
        ('A1', '2024-02-29', 500, 80500, 5, 0, 0, 0), ('A1', '2024-03-31', 0, 70000, 0, 0, 0, 0),
        ('A1', '2024-12-31', 0, 0, 0, 0, 0, 0),
        ('A2', '2023-10-31', 60000, 60000, 0, 0, 0, 0),
        ('A2', '2024-01-31', 0, 60000, 95, 0, 0, 0), ('A2', '2024-02-29', 0, 50000, 125, 0, 10000, 0),
        ('A2', '2024-03-31', 0, 40000, 155, 0, 4000, 6000),
        ('A3', '2023-08-31', 90000, 90000, 0, 0, 0, 0), ('A3', '2023-12-31', 0, 90000, 92, 0, 0, 0),
        ('A3', '2024-01-31', 0, 40000, 0, 90000, 0, 0), ('A3', '2024-02-29', 0, 30000, 0, 0, 0, 0),
        ('A4', '2023-06-30', 50000, 50000, 0, 0, 0, 0), ('A4', '2024-01-31', 0, 0, 0, 0, 0, 0),
        ('A6', '2024-03-31', 70000, 70000, 0, 0, 0, 0),
        ('A7', '2023-10-31', 70000, 70000, 0, 0, 0, 0), ('A7', '2024-02-29', 0, 70000, 0, 0, 0, 0),
        ('R1', '2024-09-30', 95000, 95000, 0, 0, 0, 0), ('R1', '2024-10-31', 0, 95000, 91, 0, 0, 0),
        ('R1', '2024-11-30', 0, 94000, 121, 0, 1000, 0), ('R1', '2024-12-31', 0, 0, 0, 94000, 0, 0);
      """)
    return database
  }

  /// The ledger of the run: the two applications of its months.
  static func ledger() throws -> CaseLedger {
    var ledger = try BalanceBank.ledger(
      [
        CaseDraft(
          customer: 0, date: "2024-08-10", live: .approve(1_000), candidate: .refer(900, by: 1),
          values: ["line"]),
        CaseDraft(
          customer: 0, date: "2024-08-11", live: .decline(by: 0), candidate: .decline(by: 0),
          values: ["express"]),
      ], chances: [20], fields: ["product"])
    ledger.keys = ["R1", "R2"]
    ledger.places = [7, 8]
    return ledger
  }

  /// From March to September 2024.
  static let months: ClosedRange<Int32> = 2024 * 12 + 2...2024 * 12 + 8

  static func options() -> BacktestOptions {
    var options = BacktestOptions(threads: 1, months: months)
    options.processing = ProcessingConsent(
      on: CalendarDate(packed: 2026 * 12 << 5 | 1), record: .withdrawn(["C7"], field: "customer"))
    return options
  }

  static func loans(_ options: BacktestOptions = options()) throws -> EarlierLoans? {
    try EarlierLoans(
      database(), record: record, of: ledger(), CaseDraft.scenario(share: .zero), options)
  }
}
