import Foundation
import Numbers
import Testing

@testable import SampleBank

@Suite("A generated sample")
struct SampleMakingTests {
  static let files = ["applications.csv", "filings.csv", "README.md"]

  /// Makes a sample in a folder of its own and hands it over, then removes it.
  func withSample<Result>(
    _ request: SampleRequest, _ body: (URL, SampleSummary) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let summary = try makeSample(request, into: folder)
    return try body(folder, summary)
  }

  func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(parsing: text)) }

  func rows(_ file: URL) throws -> [[String]] {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasSuffix("\n") && !text.contains("\r"))
    return text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("of the default request is the one under Samples", arguments: files)
  func shipped(file: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let kept = try Data(contentsOf: root.appending(path: "Samples/\(file)"))
    let made = try withSample(SampleRequest()) { folder, _ in
      try Data(contentsOf: folder.appending(path: file))
    }
    #expect(kept == made, "run rulebench sample --out Samples and review the difference")
    #expect(kept.count < 5_000_000)
  }

  @Test("repeats with its seed and differs with another")
  func seeds() throws {
    func bytes(seed: UInt64) throws -> [Data] {
      try withSample(SampleRequest(applications: 60, seed: seed)) { folder, _ in
        try Self.files.prefix(2).map { try Data(contentsOf: folder.appending(path: $0)) }
      }
    }
    #expect(try bytes(seed: 7) == bytes(seed: 7))
    #expect(try zip(bytes(seed: 7), bytes(seed: 8)).allSatisfy { $0 != $1 })
  }

  @Test("holds well-formed applications within the days asked for")
  func applications() throws {
    let request = try SampleRequest(
      applications: 400, from: date("2025-03-01"), to: date("2025-04-30"), seed: 3)
    try withSample(request) { folder, summary in
      let table = try rows(folder.appending(path: "applications.csv"))
      let header = table[0]
      #expect(header.prefix(3) == ["id", "customer", "applied_on"])
      #expect(Set(header).count == header.count)
      #expect(table.count == 401 && summary.applications == 400)
      #expect(table.allSatisfy { $0.count == header.count })
      let body = table.dropFirst()
      #expect(body.map { $0[0] } == body.map { $0[0] }.sorted())
      #expect(Set(body.map { $0[0] }).count == 400)
      #expect(Set(body.map { $0[1] }).count == summary.customers && summary.customers < 400)
      let dates = body.map { $0[2] }
      #expect(dates == dates.sorted())
      #expect(try #require(dates.first) >= "2025-03-01" && #require(dates.last) <= "2025-04-30")
      let level = try #require(header.firstIndex(of: "tax_level"))
      #expect(Set(body.map { $0[level] }) == ["", "A", "B", "C", "D", "M"])
      let founded = try #require(header.firstIndex(of: "established_on"))
      #expect(body.allSatisfy { $0[founded] < $0[2] })
    }
  }

  @Test("holds filings of its applications only, none received before its period ended")
  func filings() throws {
    try withSample(SampleRequest(applications: 300, seed: 11)) { folder, summary in
      let applications = try rows(folder.appending(path: "applications.csv")).dropFirst()
      let applied = Dictionary(uniqueKeysWithValues: applications.map { ($0[0], $0[2]) })
      let table = try rows(folder.appending(path: "filings.csv"))
      #expect(table[0] == ["application_id", "received_on", "period_end", "tax", "base", "paid"])
      #expect(table.count - 1 == summary.filings)
      var seenLater = 0
      var unknown = 0
      var keys: Set<[String]> = []
      for row in table.dropFirst() {
        let on = try #require(applied[row[0]], "an orphan")
        #expect(row[2] < row[1] && row[2] < on)
        #expect(keys.insert([row[0], row[2], row[3]]).inserted, "a period filed twice")
        if row[1] >= on { seenLater += 1 }
        if row[5].isEmpty { unknown += 1 }
      }
      #expect(seenLater > 0, "no return is received after its application")
      #expect(unknown > 0)
    }
  }

  @Test("tells the same of a firm whichever application asks")
  func sameFirm() {
    let firm = Firm(number: 12, seed: 5)
    let first = firm.filings(months: 24_290..<24_310)
    let later = firm.filings(months: 24_300..<24_320)
    func overlap(_ filings: [Filing]) -> [String] {
      filings.filter { (24_300..<24_310).contains($0.periodEnd.monthNumber) }
        .map { "\($0.tax) \($0.periodEnd) \($0.receivedOn) \($0.base) \($0.paid ?? -1)" }
    }
    #expect(!overlap(first).isEmpty)
    #expect(overlap(first) == overlap(later))
  }

  @Test("is refused for a request that cannot be met")
  func refused() throws {
    #expect(
      SampleRequest(applications: 0).problem
        == "the number of applications must lie between 1 and 9999999")
    #expect(
      try SampleRequest(from: date("2025-02-01"), to: date("2025-01-31")).problem
        == "the first day 2025-02-01 is after the last day 2025-01-31")
    #expect(
      try SampleRequest(from: date("2023-12-31")).problem
        == "the days must lie between 2024-01-01 and 2099-12-31")
    #expect(SampleRequest().problem == nil)
    #expect(throws: SampleProblem.self) {
      try makeSample(SampleRequest(applications: -1), into: URL(filePath: "/dev/null/none"))
    }
  }
}
