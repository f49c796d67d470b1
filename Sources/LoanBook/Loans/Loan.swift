/// A loan, or the chance of one, as it enters the book.
///
/// Shares, chances and rates are whole numbers of 10⁻¹², so that sums over loans are exact.
package struct Loan: Sendable {
  /// How many units of a share make one.
  package static let unit: Int64 = 1_000_000_000_000

  /// The first amount, in fen, that is too large for exact sums: about 7,000 亿 yuan.
  package static let amountBound: Int64 = 1 << 46

  package var terms: LoanTerms
  /// In fen: the line of a new revolving loan, what is drawn first of any other; the balance of an opening loan and of one that
  /// stands in default, and what was outstanding when it defaulted of one in default.
  package var amount: Int64
  /// Chance that it is drawn at all: chance of approval × take-up; `unit` for a loan that was.
  package var drawn: Int64
  /// Chance that it defaults within a year of its first draw; of an opening loan that it ever will from where it stands
  /// (`LoanCurves.remainingChance`).
  package var chance: Int64
  /// Interest a year.
  package var rate: Int64
  /// Share of its interest that is taxed.
  package var taxed: Int64

  package init(
    _ terms: LoanTerms, amount: Int64, drawn: Int64 = Loan.unit, chance: Int64, rate: Int64,
    taxed: Int64 = 0
  ) {
    self.terms = terms
    self.amount = amount
    self.drawn = drawn
    self.chance = chance
    self.rate = rate
    self.taxed = taxed
  }
}
