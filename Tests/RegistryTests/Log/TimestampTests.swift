import Numbers
import Registry
import Testing

@Suite("times")
struct TimestampTests {
  // Seconds by `date -u -d … +%s`.
  @Test(
    "are read and written the same",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-03-01T09:00:00Z", 1_772_355_600),
      ("1969-12-31T23:59:59Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800),
      ("9999-12-31T23:59:59Z", 253_402_300_799), ("2024-02-29T12:34:56Z", 1_709_210_096),
    ])
  func roundTrip(text: String, seconds: Int64) throws {
    let time = try #require(Timestamp(parsing: text))
    #expect(time.seconds == seconds)
    #expect(time.description == text)
    #expect(time.day.description == text.prefix(10))
  }

  @Test(
    "of another form are refused",
    arguments: [
      "", "2026-03-01", "2026-03-01T09:00:00", "2026-03-01T24:00:00Z", "2026-03-01T09:60:00Z",
      "2026-02-29T09:00:00Z", "2026-03-01t09:00:00z", "2026-03-01T9:00:00Z",
      "2026-03-01T09:00:00+Z", "2026-03-01T+9:00:00Z", "2026-03-01T09:00:00ZZ",
    ])
  func refused(text: String) { #expect(Timestamp(parsing: text) == nil) }

  @Test("move by hours and days and stay within their years")
  func arithmetic() throws {
    let time = try #require(Timestamp(parsing: "2026-12-31T23:00:00Z"))
    #expect(time.adding(hours: 1).description == "2027-01-01T00:00:00Z")
    #expect(time.adding(days: 60).description == "2027-03-01T23:00:00Z")
    #expect(time.adding(days: 4_000_000).description == "9999-12-31T23:59:59Z")
    #expect(time.adding(seconds: .min).description == "0001-01-01T00:00:00Z")
  }
}
