import Numbers
import Semantics
import Testing

@testable import Registry

@Suite("until when rules are stated") struct HorizonTests {
  private func horizon(_ declarations: String) throws -> Horizon {
    let book = """
      rulebook small "Small"
      \(declarations)
      decides application
      record application { id text key  applied_on date as_of  amount money  small boolean }
      admission { refer A1 "Small" when amount < 5_000 }
      """
    let checked = try check(bookAt: "small.rules", reader: .memory(["small.rules": book]))
    return Horizon(try #require(checked.program))
  }

  private func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(parsing: text))
  }

  @Test("a book that names no end has none")
  func open() throws {
    let horizon = try horizon("filing_calendar monthly due day 15")
    #expect(horizon.definedUntil == nil)
    #expect(horizon.because == nil)
    #expect(horizon.reviewBy == nil)
    #expect(horizon.covers(try day("9999-12-31")))
  }

  @Test("the card's day, the last one included")
  func card() throws {
    let horizon = try horizon(#"card { owner "x" review_by 2027-06-30 defined_until 2026-12-31 }"#)
    #expect(horizon.definedUntil == (try day("2026-12-31")))
    #expect(horizon.because == .card)
    #expect(horizon.reviewBy == (try day("2027-06-30")))
    #expect(horizon.covers(try day("2026-12-31")))
    #expect(!horizon.covers(try day("2027-01-01")))
  }

  @Test("the year of the last due day that a calendar names; of several ends the first")
  func calendar() throws {
    let calendars = """
      filing_calendar monthly due day 15 {
        2024-12 due 2025-01-16
        2025-12 due 2026-01-20
      }
      filing_calendar quarterly due day 15 when small {
        2024-12 due 2025-01-16
      }
      """
    let horizon = try horizon(calendars)
    #expect(horizon.definedUntil == (try day("2025-12-31")))
    #expect(horizon.because == .filingCalendar)
    let both = try self.horizon(#"card { owner "x" defined_until 2025-06-30 }"# + "\n" + calendars)
    #expect(both.definedUntil == (try day("2025-06-30")))
    #expect(both.because == .card)
  }
}
