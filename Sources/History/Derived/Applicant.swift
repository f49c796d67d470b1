package import Numbers

/// What links an application to others, as it was known when it was made.
package struct Applicant: Hashable, Sendable {
  /// The application's key, and who made it when.
  package var key: String
  package var customer: String
  package var appliedOn: CalendarDate
  package var person: String?
  package var address: String?
  package var phone: String?
  /// Its invoices by number and date, each once, ascending.
  package var invoices: [UInt64]

  package init(
    key: String, customer: String, appliedOn: CalendarDate, person: String? = nil,
    address: String? = nil, phone: String? = nil, invoices: [UInt64] = []
  ) {
    self.key = key
    self.customer = customer
    self.appliedOn = appliedOn
    self.person = person
    self.address = address
    self.phone = phone
    self.invoices = Array(Set(invoices)).sorted()
  }

  /// An invoice as a number that equal ones share: FNV-1a over the text and the date.
  ///
  /// Of 10⁹ invoices two that differ share one with a chance of 3 %, which would have to befall nearly all invoices of
  /// an application to link it.
  package static func invoice(_ number: some StringProtocol, on date: Int32) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in number.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for shift in [0, 8, 16, 24] as [Int32] {
      hash = (hash ^ UInt64(UInt8(truncatingIfNeeded: date >> shift))) &* 0x100_0000_01B3
    }
    return hash
  }
}

/// An earlier application that shares something with another one.
package struct EarlierApplication: Hashable, Sendable {
  /// What two applications share.
  package enum Link: String, CaseIterable, Hashable, Comparable, Sendable {
    case person, address, phone, invoices
    package static func < (left: Self, right: Self) -> Bool {
      allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
  }
  /// The earlier application's place among the applicants.
  package var other: Int
  package var link: Link
  /// Millionths of its invoices that stand in the later one too; all of what else is shared.
  package var share: Int
}
