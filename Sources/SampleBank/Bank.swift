import Numbers

/// The bank that a request asks for: what all its parts need to know of the whole.
struct Bank: Sendable {
  let request: SampleRequest
  /// Firms that apply at first; the rest of the applications are of firms that come back, and of firms that come instead
  /// of those that do not.
  let initialFirms: Int
  /// The last month of performance, as year × 12 + month − 1.
  let lastMonth: Int
  /// Digits that number an application or a customer.
  let digits: Int
  private let days: Int

  /// Of all applications, those that are their firm's first from the start.
  static let firstApplications: Chance = 6_800
  /// Months after the last application for which loans are observed.
  static let observation = 6

  init(_ request: SampleRequest) {
    self.request = request
    days = Int(request.to.days(since: request.from))
    initialFirms = max(
      1, request.applications * Self.firstApplications.tenThousandths / 10_000)
    lastMonth = request.to.monthNumber + Self.observation
    digits = max(5, String(request.applications).count)
  }

  /// A day of those asked for, each as likely.
  func anyDay(_ random: inout SplitMix) -> CalendarDate {
    request.from.later(random.integer(in: 0...days))
  }

  /// The rings among the firms that apply at first.
  var rings: [Ring] {
    (0..<initialFirms / Ring.block).compactMap { Ring(block: $0, bank: self) }
  }
}
