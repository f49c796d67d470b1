package import Diagnostics
package import Numbers

/// What sample to make: how many applications, over which days, from which seed, with how many invoices.
package struct SampleRequest: Equatable, Sendable {
  /// How many applications to make; firms are fewer, since some apply again.
  package var applications: Int
  /// The first day on which an application may be dated.
  package var from: CalendarDate
  /// The last such day, itself included.
  package var to: CalendarDate
  /// Equal seeds give equal bytes on every machine.
  package var seed: UInt64
  /// Invoices an application on average; with 0 there are none.
  package var invoices: Int
  /// Only what decisions need: applications, returns by their main columns, and what was recorded.
  package var isBrief: Bool

  /// A request; by default for 2,000 applications of January 2023 to December 2025.
  package init(
    applications: Int = 2_000, from: CalendarDate = .defaultFrom,
    to: CalendarDate = .defaultTo, seed: UInt64 = 20_260_701, invoices: Int = 50,
    isBrief: Bool = false
  ) {
    self.applications = applications
    self.from = from
    self.to = to
    self.seed = seed
    self.invoices = invoices
    self.isBrief = isBrief
  }

  /// The first mistake in the request, in words; `nil` when it can be met.
  package var problem: Phrase? {
    if !(1...Self.mostApplications).contains(applications) {
      return Phrase(
        "the number of applications must lie between 1 and \(Self.mostApplications)",
        "申请笔数应在 1 到 \(Self.mostApplications) 之间")
    }
    if !(0...Self.mostInvoices).contains(invoices) {
      return Phrase(
        "the number of invoices must lie between 0 and \(Self.mostInvoices)",
        "发票张数应在 0 到 \(Self.mostInvoices) 之间")
    }
    if from > to {
      return Phrase(
        "the first day \(from) is after the last day \(to)", "起始日 \(from) 晚于截止日 \(to)")
    }
    if from.year < 2017 || to.year > 2098 {
      return Phrase(
        "the days must lie between 2017-01-01 and 2098-12-31",
        "日期应在 2017-01-01 到 2098-12-31 之间")
    }
    return nil
  }

  /// Five digits number the applications of a small sample, seven those of the largest.
  package static let mostApplications = 9_999_999
  /// More than a dossier of 25 months can usefully hold.
  package static let mostInvoices = 2_000
}

extension CalendarDate {
  /// The first day of the applications unless another is asked for: 2023-01-01.
  package static let defaultFrom = first(ofMonth: SampleBank.monthNumber(2023, 1))
  /// The last such day: 2025-12-31.
  package static let defaultTo = last(ofMonth: SampleBank.monthNumber(2025, 12))
}
