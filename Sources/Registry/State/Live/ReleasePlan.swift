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
  /// Empty for all.
  package var provinces: [String]

  package init(
    from: Timestamp, share: Int = 100, widenTo: Int = 100, inFlight: InFlight = .decisionDate,
    provinces: [String] = []
  ) {
    self.from = from
    self.share = share
    self.widenTo = widenTo
    self.inFlight = inFlight
    self.provinces = provinces
  }
}
