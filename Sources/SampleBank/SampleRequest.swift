package import Numbers

/// What sample to make: how many applications, over which days, from which seed.
package struct SampleRequest: Equatable, Sendable {
  /// How many applications to make; firms are fewer, since some apply again.
  package var applications: Int
  /// The first day on which an application may be dated.
  package var from: CalendarDate
  /// The last such day, itself included.
  package var to: CalendarDate
  /// Equal seeds give equal bytes on every machine.
  package var seed: UInt64

  /// A request; by default for 2,000 applications of January 2025 to June 2026.
  package init(
    applications: Int = 2_000, from: CalendarDate = .defaultFrom,
    to: CalendarDate = .defaultTo, seed: UInt64 = 20_260_701
  ) {
    self.applications = applications
    self.from = from
    self.to = to
    self.seed = seed
  }

  /// The first mistake in the request, in words; `nil` when it can be met.
  package var problem: String? {
    if !(1...Self.mostApplications).contains(applications) {
      return "the number of applications must lie between 1 and \(Self.mostApplications)"
    }
    if from > to { return "the first day \(from) is after the last day \(to)" }
    if from.year < 2024 || to.year > 2099 {
      return "the days must lie between 2024-01-01 and 2099-12-31"
    }
    return nil
  }

  /// Five digits number the applications of a small sample, seven those of the largest.
  package static let mostApplications = 9_999_999
}

extension CalendarDate {
  /// The first day of the applications unless another is asked for: 2025-01-01.
  package static let defaultFrom = sampleStart
  /// The last such day: 2026-06-30.
  package static let defaultTo = first(ofMonth: 2026 * 12 + 5).endOfMonth
}
