package import Numbers

extension Scenario {
  /// A guarantor or a compensation fund that bears a part of the loss, up to what its pool holds (DOMAIN §9.4).
  package struct Guarantee: Hashable, Sendable {
    /// The guarantor's share of a loss.
    package var share: Number
    /// All that it pays, in the book's currency.
    package var pool: Number
    /// Months after default at which it pays.
    package var paidMonths: Int
    /// What the bank pays for it, a year, as a share of the balance.
    package var fee: Number
    package init(share: Number, pool: Number, paidMonths: Int, fee: Number) {
      self.share = share
      self.pool = pool
      self.paidMonths = paidMonths
      self.fee = fee
    }
  }
}
