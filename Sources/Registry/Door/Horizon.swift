package import Diagnostics
package import Numbers
package import Semantics
import Syntax

/// Until when a version's rules are stated, as its own text says.
///
/// Two things end: what the card gives as `defined_until`, and a filing calendar that names moved due days, for those are
/// announced a year at a time: behind the year of the last one named, due days would be guessed. The earliest counts.
package struct Horizon: Codable, Hashable, Sendable {
  /// What ends, by a word that stays.
  package enum Cause: String, Codable, Hashable, Sendable {
    case card
    case filingCalendar = "filing_calendar"
  }

  /// The last day for which everything is stated; `nil` where no end is.
  package var definedUntil: CalendarDate?
  /// What ends on that day.
  package var because: Cause?
  /// The day by which people look at the version again, as its card says; nothing ends there.
  package var reviewBy: CalendarDate?

  /// The horizon of a checked book.
  package init(_ program: Program) {
    let calendars = program.filingCalendars.compactMap { calendar in
      calendar.calendar.shifts.map(\.due).max().flatMap {
        CalendarDate(year: $0.year, month: 12, day: 31)
      }
    }
    let ends =
      (program.cardDay("defined_until").map { [($0, Cause.card)] } ?? [])
      + calendars.map { ($0, Cause.filingCalendar) }
    let first = ends.min { $0.0 < $1.0 }
    definedUntil = first?.0
    because = first?.1
    reviewBy = program.cardDay("review_by")
  }

  /// Whether applications of a day can be decided.
  package func covers(_ day: CalendarDate) -> Bool { definedUntil.map { day <= $0 } ?? true }
}

extension Program {
  /// A day that the card states under a name.
  fileprivate func cardDay(_ name: String) -> CalendarDate? {
    for entry in card where entry.name.text == name {
      if case .date(let day) = entry.value { return day }
    }
    return nil
  }
}

extension RegistryError {
  /// An application of a day for which the rules of its version are not stated.
  ///
  /// - Parameter name: the application and its day.
  package static func beyondHorizon(
    _ name: Phrase, _ version: String, _ horizon: Horizon
  ) -> RegistryError {
    let end = horizon.definedUntil?.description ?? ""
    let cause =
      switch horizon.because {
      case .card?: Phrase("as its card says", "见其档案")
      case .filingCalendar?:
        Phrase("the year of the last due day that its filing calendar names", "申报日历所列最后截止日所在年度")
      case nil: Phrase(verbatim: "")
      }
    return RegistryError(
      .beyondHorizon,
      name
        + Phrase(
          " cannot be decided: the rules of \(version) are defined until \(end), \(cause.english)",
          "不能决策：版本 \(version) 的规则只规定到 \(end)（\(cause.chinese)）"),
      remedy: Phrase(
        "have a version approved that is stated for that day", "请审批一个对该日有规定的版本"))
  }
}
