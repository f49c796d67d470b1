package import Numbers

extension Scenario {
  /// The tax on interest, and which loans are exempt from it (METHOD §5).
  package struct InterestTax: Hashable, Sendable {
    /// How a loan above `exemptUpTo` is judged; a bank chooses one for an accounting year.
    package enum Method: Int, Hashable, Sendable {
      /// Exempt as a whole at or below the limit of the rate, taxed as a whole above it.
      case whole = 1
      /// Only the interest above the limit of the rate is taxed.
      case excess = 2
    }
    /// Share of taxed interest that is paid as VAT with its surcharge: 0.06 ÷ 1.06 × 1.12 = 6.3396%.
    package var share: Number
    /// A customer's line, over all products, up to which interest is exempt at any rate.
    package var exemptUpTo: Number
    /// A customer's line up to which interest is exempt as the method says.
    package var inclusiveUpTo: Number
    /// The loan prime rate by the date from which it is in force, ascending.
    package var primeRates: [DatedRate]
    /// The limit of the rate as a multiple of the prime rate: 1.5.
    package var rateLimit: Number
    package var method: Method
    /// Whether the bank met its own target, without which a line above `exemptUpTo` is not exempt.
    package var bankMetTarget: Bool
    /// The last day on which interest is exempt.
    package var exemptUntil: CalendarDate

    package struct DatedRate: Hashable, Sendable {
      package var from: CalendarDate
      package var rate: Number
      package init(from: CalendarDate, rate: Number) {
        self.from = from
        self.rate = rate
      }
    }

    package init(
      share: Number, exemptUpTo: Number, inclusiveUpTo: Number, primeRates: [DatedRate],
      rateLimit: Number, method: Method, bankMetTarget: Bool, exemptUntil: CalendarDate
    ) {
      self.share = share
      self.exemptUpTo = exemptUpTo
      self.inclusiveUpTo = inclusiveUpTo
      self.primeRates = primeRates
      self.rateLimit = rateLimit
      self.method = method
      self.bankMetTarget = bankMetTarget
      self.exemptUntil = exemptUntil
    }

    /// The prime rate of a contract's date; `nil` before the first one.
    package func primeRate(on date: CalendarDate) -> Number? {
      primeRates.last { $0.from <= date }?.rate
    }
  }
}
