import Numbers

/// The one-year loan prime rate, as the People's Bank has it published.
enum LoanPrimeRate {
  struct Step: Sendable {
    let from: CalendarDate
    /// In hundredths of percent.
    let rate: Int
  }

  /// Oldest first; the first stands for all days before August 2019, when it hardly moved.
  static let steps: [Step] = [
    step(2016, 1, 1, 431), step(2019, 8, 20, 425), step(2019, 9, 20, 420), step(2019, 11, 20, 415),
    step(2020, 2, 20, 405), step(2020, 4, 20, 385), step(2021, 12, 20, 380), step(2022, 1, 20, 370),
    step(2022, 8, 22, 365), step(2023, 6, 20, 355), step(2023, 8, 21, 345), step(2024, 7, 22, 335),
    step(2024, 10, 21, 310), step(2025, 5, 20, 300),
  ]

  private static func step(_ year: Int, _ month: Int, _ day: Int, _ rate: Int) -> Step {
    Step(from: .day(day, ofMonth: monthNumber(year, month)), rate: rate)
  }

  /// The rate on a day, in hundredths of percent.
  static func on(_ day: CalendarDate) -> Int {
    (steps.last { $0.from <= day } ?? steps[0]).rate
  }
}
