package import Numbers

/// When, to whom and how far a version goes live.
package struct ReleasePlan: Codable, Hashable, Sendable {
  /// Which date of an application says whether a version decides it.
  package enum InFlight: String, Codable, CaseIterable, Sendable {
    case applicationDate = "application_date"
    case decisionDate = "decision_date"
  }
  package var from: Timestamp
  /// Percent of the customers at first, 1…100.
  package var share: Int
  /// Percent up to which the share may be widened without another approval.
  package var widenTo: Int
  package var inFlight: InFlight
  /// The last day of decision on which the application date counts.
  ///
  /// Then the release goes by the decision date, and the versions before it decide no more. `nil` where there is no end, and
  /// where the decision date counts anyway.
  package var inFlightUntil: CalendarDate?
  /// Empty for all.
  package var provinces: [String]

  package init(
    from: Timestamp, share: Int = 100, widenTo: Int = 100, inFlight: InFlight = .decisionDate,
    inFlightUntil: CalendarDate? = nil, provinces: [String] = []
  ) {
    self.from = from
    self.share = share
    self.widenTo = widenTo
    self.inFlight = inFlight
    self.inFlightUntil = inFlightUntil
    self.provinces = provinces
  }
}

extension ReleasePlan.InFlight {
  /// Which date counts on a day of decision, where applications under way have a last day.
  func onDay(_ day: CalendarDate, until last: CalendarDate?) -> Self {
    last.map { day <= $0 } ?? true ? self : .decisionDate
  }
}
