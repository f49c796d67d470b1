import Numbers
import Testing

@testable import Registry

@Suite("which version decides an application") struct VersionChoiceTests {
  private static func entry(
    _ version: String, share: Int = 100, from: String, until: String? = nil,
    _ rule: ReleasePlan.InFlight = .decisionDate, underWayUntil: String? = nil,
    provinces: [String] = []
  ) throws -> LiveEntry {
    LiveEntry(
      product: "tax_line", version: version, share: share, salt: "salt of \(version)",
      from: try #require(Timestamp(parsing: from)), until: until.flatMap { Timestamp(parsing: $0) },
      inFlight: rule, inFlightUntil: underWayUntil.flatMap { CalendarDate(parsing: $0) },
      provinces: provinces)
  }

  /// The version that decides, by its entry's place.
  private static func version(
    _ entries: [LiveEntry], applied: String, decided: String, province: String? = nil,
    customer: String? = "C1"
  ) throws -> String? {
    let choice = LiveVersions(entries).choice(
      for: VersionChoice.Application(
        appliedOn: try #require(CalendarDate(parsing: applied)),
        decidedOn: try #require(CalendarDate(parsing: decided)), province: province,
        customer: customer))
    return choice.map { entries[$0.entry].version }
  }

  @Test("a version that goes by the application date leaves those under way to its predecessor")
  func applicationDate() throws {
    // 16:00 in UTC is midnight in China: the first day is 1 March.
    let entries = [
      try Self.entry("v2", from: "2026-02-28T16:00:00Z", .applicationDate),
      try Self.entry("v1", from: "2025-12-31T16:00:00Z", until: "2026-02-28T16:00:00Z"),
    ]
    for (applied, expected) in [
      ("2026-02-27", "v1"), ("2026-02-28", "v1"), ("2026-03-01", "v2"), ("2026-03-02", "v2"),
    ] {
      #expect(try Self.version(entries, applied: applied, decided: "2026-03-10") == expected)
    }
  }

  @Test("behind the last day for applications under way a version goes by the decision date")
  func lastDay() throws {
    let entries = [
      try Self.entry(
        "v2", from: "2026-02-28T16:00:00Z", .applicationDate, underWayUntil: "2026-03-31"),
      try Self.entry("v1", from: "2025-12-31T16:00:00Z", until: "2026-02-28T16:00:00Z"),
    ]
    for (decided, expected) in [("2026-03-31", "v1"), ("2026-04-01", "v2")] {
      #expect(try Self.version(entries, applied: "2026-02-28", decided: decided) == expected)
      #expect(try Self.version(entries, applied: "2026-03-01", decided: decided) == "v2")
    }
    // Of a staged share the others stay with the base, which has not ended.
    let staged = [
      try Self.entry(
        "v2", share: 10, from: "2026-02-28T16:00:00Z", .applicationDate,
        underWayUntil: "2026-03-31"),
      try Self.entry("v1", from: "2025-12-31T16:00:00Z"),
    ]
    let arm = Arm(salt: "salt of v2")
    for number in 0..<200 {
      let version = try Self.version(
        staged, applied: "2026-02-28", decided: "2026-04-01", customer: "C\(number)")
      #expect(version == (arm.place(of: "C\(number)") < 10 ? "v2" : "v1"))
    }
  }

  @Test("one that goes by the decision date takes all that are decided from its first day on")
  func decisionDate() throws {
    let entries = [try Self.entry("v2", from: "2026-02-28T16:00:00Z")]
    #expect(try Self.version(entries, applied: "2026-02-01", decided: "2026-03-01") == "v2")
    #expect(try Self.version(entries, applied: "2026-02-01", decided: "2026-02-28") == nil)
  }

  @Test("three versions in a row, each with the applications of its own time")
  func chain() throws {
    let entries = [
      try Self.entry("v3", from: "2026-03-31T16:00:00Z", .applicationDate),
      try Self.entry(
        "v2", from: "2026-02-28T16:00:00Z", until: "2026-03-31T16:00:00Z", .applicationDate),
      try Self.entry(
        "v1", from: "2026-01-31T16:00:00Z", until: "2026-02-28T16:00:00Z", .applicationDate),
    ]
    for (applied, expected) in [
      ("2026-01-31", nil), ("2026-02-01", "v1"), ("2026-02-28", "v1"), ("2026-03-01", "v2"),
      ("2026-03-31", "v2"), ("2026-04-01", "v3"),
    ] as [(String, String?)] {
      #expect(try Self.version(entries, applied: applied, decided: "2026-05-01") == expected)
    }
  }

  @Test("provinces of a version: others, and those that are not known, stay with the one before")
  func provinces() throws {
    let entries = [
      try Self.entry("v2", from: "2026-03-01T00:00:00Z", provinces: ["浙江", "江苏"]),
      try Self.entry("v1", from: "2026-01-01T00:00:00Z"),
    ]
    func version(_ province: String?) throws -> String? {
      try Self.version(
        entries, applied: "2026-03-05", decided: "2026-03-05", province: province)
    }
    #expect(try version("浙江") == "v2")
    #expect(try version("江苏") == "v2")
    #expect(try version("上海") == "v1")
    #expect(try version(nil) == "v1")
  }

  @Test(
    "a staged version has the customers below its share, and its place is kept with the decision")
  func staged() throws {
    let entries = [
      try Self.entry("v2", share: 10, from: "2026-03-01T00:00:00Z"),
      try Self.entry("v1", from: "2026-01-01T00:00:00Z"),
    ]
    let day = try #require(CalendarDate(parsing: "2026-03-05"))
    let live = LiveVersions(entries)
    let arm = Arm(salt: "salt of v2")
    for number in 0..<500 {
      let customer = "C\(number)"
      let place = arm.place(of: customer)
      #expect(
        live.choice(
          for: VersionChoice.Application(appliedOn: day, decidedOn: day, customer: customer))
          == VersionChoice(entry: place < 10 ? 0 : 1, arm: place))
    }
    #expect(
      live.choice(for: VersionChoice.Application(appliedOn: day, decidedOn: day))
        == VersionChoice(entry: 1, arm: nil))
    #expect(
      try Self.version(entries, applied: "2026-02-05", decided: "2026-02-05") == "v1")
  }
}
