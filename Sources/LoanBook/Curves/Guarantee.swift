package import Numbers

/// Someone who pays a share of what is lost, out of a pool.
package struct Guarantee: Hashable, Sendable {
  /// Of the loss of each loan.
  package var share: Number
  /// Months from default to payment.
  package var lag: Int
  /// All that will ever be paid, in fen; `nil` for no limit.
  package var pool: Int64?

  package init(share: Number, lag: Int, pool: Int64?) {
    self.share = share
    self.lag = lag
    self.pool = pool
  }
}
