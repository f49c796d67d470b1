package import Numbers

/// A version that decides, for whom and from when.
///
/// Entries of one product are ordered: the first that takes an application decides it. One of a share below 100 stands before
/// the version that it may replace. An entry with `until` takes only applications under way: those dated from `from` and
/// before `until`, where the entry before it goes by the application date and the last day for that has not gone by.
package struct LiveEntry: Codable, Hashable, Sendable {
  package var product: String
  package var version: String
  /// Percent of the customers.
  package var share: Int
  package var salt: String
  package var from: Timestamp
  package var until: Timestamp?
  package var inFlight: ReleasePlan.InFlight
  /// The last day of decision for which that is so; behind it the decision date counts.
  package var inFlightUntil: CalendarDate?
  /// Empty for all.
  package var provinces: [String]

  package init(
    product: String, version: String, share: Int, salt: String, from: Timestamp,
    until: Timestamp? = nil, inFlight: ReleasePlan.InFlight,
    inFlightUntil: CalendarDate? = nil, provinces: [String]
  ) {
    self.product = product
    self.version = version
    self.share = share
    self.salt = salt
    self.from = from
    self.until = until
    self.inFlight = inFlight
    self.inFlightUntil = inFlightUntil
    self.provinces = provinces
  }
}
