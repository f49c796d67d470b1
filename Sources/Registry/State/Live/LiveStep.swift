package import Numbers

/// One stretch of time in which a version decides for a share of the customers.
package struct LiveStep: Hashable, Sendable {
  package var version: String
  /// Percent.
  package var share: Int
  package var salt: String
  package var from: Timestamp
  /// `nil` while no end is in sight.
  package var until: Timestamp?
  /// The version whose coming ends it; `nil` while no end is in sight, or where it was rolled back.
  package var endedBy: String?
  package var inFlight: ReleasePlan.InFlight
  package var inFlightUntil: CalendarDate?
  package var provinces: [String]
  /// The event that brought it.
  package var position: Int

  /// Whether it takes all customers.
  package var isWhole: Bool { share == 100 && provinces.isEmpty }

  /// Whether applications made before it are left with the versions before it.
  func sparesApplicationsUnderWay(at time: Timestamp) -> Bool {
    inFlight.onDay(time.bankDay, until: inFlightUntil) == .applicationDate
  }

  /// When that ends; `nil` where it does not, or never was.
  var applicationsUnderWayUntil: Timestamp? {
    guard inFlight == .applicationDate, let next = inFlightUntil?.adding(days: 1) else {
      return nil
    }
    return Timestamp(bankDay: next)
  }

  func isInForce(at time: Timestamp) -> Bool {
    from <= time && (until.map { time < $0 } ?? true)
  }
}
