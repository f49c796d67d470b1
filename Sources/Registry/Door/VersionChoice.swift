package import Numbers

/// Which version decides one application, of those that are live.
package struct VersionChoice: Hashable, Sendable {
  /// What an application is chosen by.
  package struct Application: Hashable, Sendable {
    package var appliedOn: CalendarDate
    package var decidedOn: CalendarDate
    /// `nil` where it is not known: then only versions for all provinces take it.
    package var province: String?
    /// `nil` where it is not known: then no version of a part of the customers takes it.
    package var customer: String?
    /// The customer's place under the salt of the first staged version, where that is known and the customer is not.
    package var place: Int?

    package init(
      appliedOn: CalendarDate, decidedOn: CalendarDate, province: String? = nil,
      customer: String? = nil, place: Int? = nil
    ) {
      self.appliedOn = appliedOn
      self.decidedOn = decidedOn
      self.province = province
      self.customer = customer
      self.place = place
    }
  }

  /// Position of the entry among those given.
  package var entry: Int
  /// The customer's place, 0…99, under the salt of the staged version that the application came by.
  ///
  /// That version decides the places below its share. `nil` where the application came by none.
  package var arm: Int?
}

/// The live entries of one product, ready to choose among.
package struct LiveVersions: Sendable {
  package let entries: [LiveEntry]
  private let arms: [Arm]

  /// - Parameter entries: of one product, in the order of `Current`.
  package init(_ entries: [LiveEntry]) {
    self.entries = entries
    arms = entries.map { Arm(salt: $0.salt) }
  }

  /// The first entry that takes an application; `nil` where none does.
  package func choice(for application: VersionChoice.Application) -> VersionChoice? {
    var place: Int?
    for (index, entry) in entries.enumerated() where entry.takes(application) {
      if entry.share < 100 {
        let known = place == nil ? application.place : nil
        guard let own = application.customer.map(arms[index].place) ?? known else { continue }
        place = place ?? own
        guard own < entry.share else { continue }
      }
      return VersionChoice(entry: index, arm: place)
    }
    return nil
  }

  /// The staged version that an application comes by first, under whose salt its place is reckoned; `nil` where none does.
  func staged(for application: VersionChoice.Application) -> LiveEntry? {
    entries.first { $0.takes(application) }.flatMap { $0.share < 100 ? $0 : nil }
  }
}

extension LiveEntry {
  /// Whether the entry is for the dates and the province of an application, whoever the customer is.
  fileprivate func takes(_ application: VersionChoice.Application) -> Bool {
    let day =
      switch inFlight.onDay(application.decidedOn, until: inFlightUntil) {
      case .applicationDate: application.appliedOn
      case .decisionDate: application.decidedOn
      }
    guard day >= from.bankDay else { return false }
    // What has a successor is left with the applications that were made before it.
    if let until, application.appliedOn >= until.bankDay { return false }
    return provinces.isEmpty || application.province.map(provinces.contains) ?? false
  }
}

extension Timestamp {
  /// The day in China, UTC+8 all year: applications and decisions are dated by it.
  package var bankDay: CalendarDate { adding(hours: 8).day }

  /// The first second of a day in China.
  package init(bankDay day: CalendarDate) { self = Timestamp(day).adding(hours: -8) }
}
