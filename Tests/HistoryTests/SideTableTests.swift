import Columns
import Diagnostics
import Foundation
import Intake
import Numbers
import Testing

@testable import History

/// Files of side tables, read as import reads them.
private struct SideFolder: ~Copyable {
  let url = FileManager.default.temporaryDirectory.appending(path: "sides-\(UUID().uuidString)")

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: url.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func read(_ side: SideTable) throws -> IntakeResult {
    try load(IntakeRequest(folder: url.path), schema: side.schema)
  }
}

@Suite struct SideTableTests {
  static let recordedHeader =
    "application,product,version,system_outcome,final_outcome,override_reason,decided_on,"
    + "decided_line,booked_line,rate,term\n"
  static let performanceHeader =
    "application,month_end,drawn,balance,days_past_due,cured,recovered,written_off\n"
  static let consentHeader =
    "application,source,subject,scope,valid_from,valid_until,withdrawn_on\n"

  /// Applications K1 to K5, all of 2024-01-10.
  static func appliedOn(_ key: String) -> CalendarDate? {
    ["K1", "K2", "K3", "K4", "K5"].contains(key)
      ? CalendarDate(year: 2024, month: 1, day: 10) : nil
  }

  @Test("each side table is read from its own file, exactly")
  func reading() throws {
    let folder = try SideFolder([
      "recorded.csv": Self.recordedHeader
        + "K1,tax_line,sha256:ab,refer,approve,岗位复核,2024-01-12,300000.00,250000.55,0.0435,12\n"
        + "K2,tax_line,,,refer,,,,,,\n",
      "performance.csv": Self.performanceHeader + "K1,2024-01-31,100000.01,99999.99,0,0,0,0\n",
      "consents.csv": Self.consentHeader + "K1,tax,firm,modelling,2024-01-01,,2024-06-30\n",
    ])
    let recorded = try #require(try folder.read(.recorded).table)
    #expect(recorded.column("booked_line")?.scaled(0) == 25_000_055)
    #expect(recorded.column("booked_line")?.isPresent(1) == false)
    #expect(recorded.column("rate").map { ($0.scaled(0), $0.decimals) } ?? (0, 0) == (43_500, 6))
    let performance = try #require(try folder.read(.performance).table)
    #expect(performance.column("balance")?.scaled(0) == 9_999_999)
    let consent = try #require(try folder.read(.consent).table)
    #expect(consent.column("scope")?.dictionary == ["decision", "post_loan", "modelling"])
    #expect(consent.column("valid_until")?.isPresent(0) == false)
  }

  @Test("rows that do not fit a side table are bad rows like any others")
  func badRows() throws {
    let folder = try SideFolder([
      "recorded.csv": Self.recordedHeader
        + "K1,tax_line,,approve,approve,,2024-01-12,-1.00,,,\n"
        + "K2,tax_line,,approve,pending,,2024-01-12,1.00,,,\n"
        + "K3,tax_line,,approve,approve,,2024-01-12,1.00,,4.35,\n"
        + "K4,tax_line,,approve,approve,,2024-01-12,1.005,,,\n"
        + "K5,tax_line,,decline,decline,,2024-01-12,,,,\n"
        + "K5,tax_line,,decline,decline,,2024-01-12,,,,\n"
    ])
    #expect(
      try folder.read(.recorded).badRows.map { $0.words.text(in: .english) } == [
        "recorded.csv:2: decided_line: '-1.00' is outside [0, 1_000_000_000_000]",
        "recorded.csv:3: final_outcome: 'pending' is none of approve, refer, decline",
        "recorded.csv:4: rate: '4.35' is outside [0, 1]",
        "recorded.csv:5: decided_line: '1.005' has 3 decimals, money holds 2",
        "recorded.csv:7: application: 'K5' is the key of an earlier row",
      ])
  }

  @Test("what one row cannot show is told with its place")
  func contradictions() throws {
    let folder = try SideFolder([
      "recorded.csv": Self.recordedHeader
        + "K1,tax_line,,approve,approve,,2024-01-12,300000.00,300000.00,0.0435,12\n"
        + "K2,tax_line,,approve,approve,,2024-01-09,300000.00,,,\n"
        + "K3,tax_line,,approve,approve,,,300000.00,,,\n"
        + "K4,tax_line,,refer,refer,,,300000.00,1.00,,\n"
        + "K5,tax_line,,approve,approve,,2024-01-12,300000.00,300000.01,0.0435,12\n"
        + "K6,tax_line,,decline,decline,,2024-01-12,,,,\n",
      "performance.csv": Self.performanceHeader
        // K1: first month, a month that stands twice, a gap, a balance from nowhere, no month end.
        + "K1,2024-01-31,100000.00,100000.00,0,0,0,0\n"
        + "K1,2024-02-29,50000.00,140000.00,0,0,0,0\n"
        + "K1,2024-02-29,0,140000.00,0,0,0,0\n"
        + "K1,2024-04-30,0,140000.00,0,0,0,0\n"
        + "K1,2024-05-31,10.00,140000.00,0,0,0,10.01\n"
        + "K1,2024-06-29,0,130000.00,0,0,0,0\n"
        + "K2,2024-01-31,1.00,1.00,0,0,0,0\n"
        + "K5,2023-12-31,1.00,1.00,0,0,0,0\n"
        + "K9,2024-01-31,1.00,1.00,0,0,0,0\n",
      "consents.csv": Self.consentHeader
        + "K1,tax,firm,decision,2024-01-01,2023-12-31,\n"
        + "K1,tax,firm,decision,2024-01-01,2024-12-31,2023-12-31\n"
        + "K9,tax,firm,decision,2024-01-01,,\n"
        + "K1,tax,owner,decision,2024-01-01,2024-01-01,2024-01-01\n",
    ])
    var check = SideCheck(appliedOn: Self.appliedOn)
    let problems = try SideTable.all.flatMap { side in
      check.problems(of: try #require(try folder.read(side).table), in: side)
    }
    #expect(
      problems.map { $0.words.text(in: .english) } == [
        "recorded: K2: decided on 2024-01-09, before the application of 2024-01-10",
        "recorded: K3: a final outcome without the day of its decision",
        "recorded: K4: a line is booked, but not approved",
        "recorded: K5: the booked line 300,000.01 is above the decided line 300,000.00",
        "recorded: K6: there is no such application",
        "performance: K1 2024-02-29: the month stands twice",
        "performance: K1 2024-04-30: months are missing behind 2024-02-29",
        "performance: K1 2024-05-31: the balance 140,000.00 and 10.01 written off are more than "
          + "the 140,000.00 owed before and 10.00 drawn",
        "performance: K1 2024-06-29: 2024-06-29 is not the last day of a month, which is "
          + "2024-06-30",
        "performance: K2 2024-01-31: a loan by month, but no line is booked in 'recorded'",
        "performance: K5 2023-12-31: the month ends before the decision of 2024-01-12",
        "performance: K9 2024-01-31: there is no such application",
        "consent: K1: the consent ends on 2023-12-31, before its begin on 2024-01-01",
        "consent: K1: withdrawn on 2023-12-31, before the consent's begin on 2024-01-01",
        "consent: K9: there is no such application",
      ])
    #expect(problems.map(\.row) == [1, 2, 3, 4, 5, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2])
    #expect(problems[1].words.text(in: .chinese) == "recorded: K3: 有最终审批结论而无审批日期")
  }

  @Test("months that follow an earlier import are judged by it")
  func earlierMonths() throws {
    let folder = try SideFolder([
      "performance.csv": Self.performanceHeader
        + "K1,2024-03-31,0,90.00,0,0,0,0\n" + "K2,2024-03-31,0,90.01,0,0,0,0\n"
        + "K3,2024-04-30,0,1.00,0,0,0,0\n"
    ])
    var check = SideCheck(
      appliedOn: Self.appliedOn,
      earlierDecision: { _ in SideCheck.Decision(decidedOn: nil, isBooked: true) },
      earlierMonth: { _ in
        CalendarDate(year: 2024, month: 2, day: 29).map {
          SideCheck.LoanMonth(end: $0, balance: Number(90))
        }
      })
    let table = try #require(try folder.read(.performance).table)
    #expect(
      check.problems(of: table, in: .performance).map(\.cause.id) == [
        "impossible_balance", "missing_months",
      ])
  }
}
