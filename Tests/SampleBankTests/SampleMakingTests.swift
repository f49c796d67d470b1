import Diagnostics
import Foundation
import Numbers
import Testing

@testable import SampleBank

@Suite("A generated sample")
struct SampleMakingTests {
  func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(parsing: text)) }

  @Test("is the same bytes on one thread and on three, and others with another seed")
  func seeds() throws {
    let request = SampleRequest(applications: 1_100, seed: 7, invoices: 20)
    let one = try MadeSample(request, threads: 1)
    let three = try MadeSample(request, threads: 3)
    let other = try MadeSample(SampleRequest(applications: 1_100, seed: 8, invoices: 20))
    let names = [
      "README.md", "applications.csv", "consents.csv", "filings.csv", "levels.csv", "loans.csv",
      "performance.csv", "purchases.csv", "queries.csv", "recorded.csv", "sales.csv",
      "truth/outcomes.csv", "truth/rings.csv", "versions/tax_lending_1.rules",
      "versions/tax_lending_2.rules", "versions/versions.csv",
    ]
    #expect(one.files == names)
    #expect(one.summary == three.summary)
    for name in names {
      #expect(try one.bytes(name) == three.bytes(name), "\(name)")
      // So small a bank may have no ring under either seed.
      if name.hasSuffix(".csv"), !name.hasPrefix("versions"), name != "truth/rings.csv" {
        #expect(try one.bytes(name) != other.bytes(name), "\(name)")
      }
    }
  }

  @Test("holds well-formed applications within the days asked for")
  func applications() throws {
    let request = try SampleRequest(
      applications: 400, from: date("2025-03-01"), to: date("2025-04-30"), seed: 3, invoices: 0)
    let sample = try MadeSample(request)
    let rows = try sample.rows("applications")
    #expect(rows.count == 400 && sample.summary.applications == 400)
    let numbers = (1...400).map { (number: Int) -> String in
      "A" + String(100_000 + number).dropFirst()
    }
    #expect(rows.map { $0["id"] } == numbers)
    #expect(Set(rows.map { $0["customer"] }).count == sample.summary.customers)
    let days = rows.map { $0["applied_on"] }
    #expect(days == days.sorted())
    let (first, last) = (days.first ?? "", days.last ?? "~")
    #expect(first >= "2025-03-01" && last <= "2025-04-30")
    #expect(Set(rows.map { $0["tax_level"] }) == ["", "A", "B", "C", "D", "M"])
    #expect(rows.allSatisfy { $0["established_on"] < $0["applied_on"] })
    #expect(!sample.files.contains("sales.csv") && !sample.files.contains("purchases.csv"))
  }

  @Test(
    "has child rows of its applications only, in their order",
    arguments: [
      "filings", "levels", "sales", "purchases", "queries", "loans", "consents", "performance",
    ])
  func children(table: String) throws {
    let sample = try #require(MadeSample.usual)
    let applications = Set(try sample.rows("applications").map { $0["id"] })
    let parents = try sample.rows(table).map { $0["application"] }
    #expect(parents.count == sample.summary.rows(table) && !parents.isEmpty)
    #expect(parents.allSatisfy(applications.contains))
    #expect(parents == parents.sorted())
  }

  @Test("has one recorded decision and one outcome for each application")
  func sideTables() throws {
    let sample = try #require(MadeSample.usual)
    let applications = try sample.rows("applications").map { $0["id"] }
    #expect(try sample.rows("recorded").map { $0["application"] } == applications)
    #expect(try sample.rows("truth/outcomes").map { $0["application"] } == applications)
  }

  @Test("has firms that come back, each later than before")
  func comebacks() throws {
    let sample = try #require(MadeSample.usual)
    let visits = Dictionary(grouping: try sample.rows("applications")) { $0["customer"] }
    let again = visits.values.filter { $0.count > 1 }
    #expect(again.count > 100)
    #expect(again.contains { $0.count > 2 })
    for rows in again {
      let days = rows.map { $0["applied_on"] }
      #expect(days == days.sorted())
      #expect(Set(rows.map { $0["established_on"] }).count == 1)
      #expect(Set(rows.map { $0["person"] }).count == 1)
    }
  }

  @Test("moves its progress up to twice the applications")
  func progress() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let seen = ProgressSeen()
    _ = try makeSample(
      SampleRequest(applications: 300, invoices: 0), into: folder, threads: 1
    ) { seen.add($0) }
    #expect(seen.all == seen.all.sorted() && seen.all.last == 600)
  }

  @Test("is refused for a request that cannot be met")
  func refused() throws {
    func english(_ request: SampleRequest) -> String? { request.problem?.filled(in: .english) }
    #expect(
      english(SampleRequest(applications: 0))
        == "the number of applications must lie between 1 and 9999999")
    #expect(
      english(SampleRequest(invoices: 2_001))
        == "the number of invoices must lie between 0 and 2000")
    #expect(
      english(try SampleRequest(from: date("2025-02-01"), to: date("2025-01-31")))
        == "the first day 2025-02-01 is after the last day 2025-01-31")
    #expect(
      english(try SampleRequest(from: date("2016-12-31")))
        == "the days must lie between 2017-01-01 and 2098-12-31")
    #expect(SampleRequest().problem == nil)
    #expect(throws: SampleProblem.self) {
      try makeSample(SampleRequest(applications: -1), into: URL(filePath: "/dev/null/none"))
    }
  }
}

/// What a sample told of its progress; its calls come one after the other on one thread.
final class ProgressSeen: @unchecked Sendable {
  private(set) var all: [Int] = []
  func add(_ done: Int) { all.append(done) }
}
