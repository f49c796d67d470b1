import Numbers
import Testing

@testable import SampleBank

@Suite("Loans of the sample bank")
struct LoanTests {
  @Test("balance in every row: opening + drawn − repaid − written off = closing")
  func identity() throws {
    let sample = try #require(MadeSample.usual)
    let booked = Dictionary(
      uniqueKeysWithValues: try sample.rows("recorded").map {
        ($0["application"], $0.fen("booked_line"))
      })
    var kinds: Set<String> = []
    for (application, rows) in try sample.children("performance") {
      let entry = try #require(booked[application])
      let line = try #require(entry)
      var balance = 0
      var end: CalendarDate?
      var wasBad = false
      for row in rows {
        let drawn = try #require(row.fen("drawn"))
        let closing = try #require(row.fen("balance"))
        let recovered = try #require(row.fen("recovered"))
        let writtenOff = try #require(row.fen("written_off"))
        let cured = try #require(row.fen("cured"))
        let days = try #require(row.whole("days_past_due"))
        let repaid = balance + drawn - writtenOff - closing
        #expect(repaid >= recovered && recovered >= 0 && drawn >= 0, "\(application)")
        #expect((0...line).contains(closing) && writtenOff >= 0)
        if cured > 0 { #expect(wasBad && cured == closing && days == 0) }
        if recovered > 0 || writtenOff > 0 { #expect(wasBad) }
        // A defaulted loan is never drawn, and what is late is owed.
        if days > 28 { #expect(drawn == 0 && repaid == recovered) }
        let day = try #require(row.date("month_end"))
        if let end { #expect(day == end.later(1).endOfMonth) }
        #expect(day == day.endOfMonth && day.monthNumber <= monthNumber(2026, 6))
        kinds.insert(
          cured > 0
            ? "cured"
            : writtenOff > 0
              ? "written off"
              : recovered > 0
                ? "recovered"
                : days >= 90 ? "bad" : days > 0 ? "late" : "good")
        if days >= 90 { wasBad = true }
        (balance, end) = (closing, day)
      }
      #expect(try #require(rows[0].fen("drawn")) > 0)
    }
    #expect(kinds.isSuperset(of: ["good", "late", "bad", "recovered", "written off"]))
  }

  @Test("go bad as the truth says, where they are seen for long enough")
  func truth() throws {
    let sample = try #require(MadeSample.usual)
    let outcomes = Dictionary(
      uniqueKeysWithValues: try sample.rows("truth/outcomes").map { ($0["application"], $0) })
    var seen = 0
    for (application, rows) in try sample.children("performance") {
      let outcome = try #require(outcomes[application])
      let first = try #require(rows[0].date("month_end")).startOfMonth
      let bad = rows.first { ($0.whole("days_past_due") ?? 0) >= 90 }
      let year = rows.filter { $0["month_end"] < "\(first.later(months: 12))" }
      let horizon = CalendarDate.last(ofMonth: monthNumber(2026, 5))
      if outcome["defaulted_12m"] == "true", let day = outcome.date("defaulted_on"), day <= horizon
      {
        let found = try #require(bad)
        #expect(found["month_end"] >= outcome["defaulted_on"])
        #expect(year.contains { ($0.whole("days_past_due") ?? 0) >= 90 })
        seen += 1
      } else if outcome["defaulted_on"].isEmpty {
        #expect(bad == nil)
      }
    }
    #expect(seen > 3)
  }

  @Test("default as often as their chances say, and more with a larger line or a dearer rate")
  func risk() throws {
    let bank = Bank(SampleRequest(applications: 10_000, seed: 9))
    var expected = 0
    var defaults = 0
    for number in 0..<4_000 {
      let firm = Firm(number: number, bank: bank)
      let application = Application(firm: firm, sequence: 0, on: firm.firstDay)
      let risk = Risk(of: application, line: 30_000_000, rate: 39_000)
      let loan = Loan(of: application, line: 30_000_000, term: 12, risk: risk, from: firm.firstDay)
      expected += risk.chance
      if loan.defaultsWithinYear { defaults += 1 }
      #expect(Risk(of: application, line: 300_000_000, rate: 39_000).chance >= risk.chance)
      #expect(Risk(of: application, line: 30_000_000, rate: 60_000).chance >= risk.chance)
    }
    // The sum of chances is the mean; its variance is below the mean. Five standard deviations.
    let mean = Double(expected) / 1_000_000
    #expect(abs(Double(defaults) - mean) < 5 * mean.squareRoot(), "\(defaults) of \(mean)")
    #expect(mean > 60)
  }

  @Test("are bad in two to four of a hundred within a year, rings and falling firms above all")
  func rates() throws {
    let bank = Bank(SampleRequest(applications: 20_000, seed: 13))
    var chances: [String: [Int]] = [:]
    for number in 0..<6_000 {
      let firm = Firm(number: number, bank: bank)
      let application = Application(firm: firm, sequence: 0, on: firm.firstDay)
      let chance = Risk(of: application, line: 30_000_000, rate: 39_000).chance
      chances["all", default: []].append(chance)
      if firm.ring != nil { chances["ring", default: []].append(chance) }
      if firm.yearlyTrend < -250 { chances["falling", default: []].append(chance) }
    }
    func mean(_ group: String) throws -> Int {
      let all = try #require(chances[group])
      return all.reduce(0, +) / all.count
    }
    let all = try mean("all")
    #expect((20_000...50_000).contains(all), "\(all)")
    let (rings, falling) = (try mean("ring"), try mean("falling"))
    #expect(rings > 2 * all, "\(rings) of \(all)")
    #expect(falling * 10 > 13 * all, "\(falling) of \(all)")
  }
}
