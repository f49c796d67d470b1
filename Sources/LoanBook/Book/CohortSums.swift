/// Exact sums over the loans of a cohort: all that its expected months are made of.
///
/// Every expected flow is amount × (what is certain + chance × what hangs on it), so eight sums say all of a
/// cohort. L is a loan's amount, q its chance to be drawn, p its chance of default, r its rate, v the taxed share of its interest.
///
/// L·q is exact. What has three factors and more is cut to a grid of 2⁴⁰ · 10⁻²⁴ fen, loan by loan, after each further factor: by
/// a shift, for that costs nothing, and deterministically, so that sums do not hang on order, threads or shards.
package struct CohortSums: Hashable, Sendable {
  /// Loans that were added, drawn or not.
  package private(set) var loans = 0
  /// Σ L·q in 10⁻¹² fen.
  private var amount: Int128 = 0
  /// Σ L·q·p in grid units.
  private var amountAtRisk: Int128 = 0
  /// Σ L·q·r.
  private var interest: Int128 = 0
  private var interestAtRisk: Int128 = 0
  /// Σ L·q·r·v.
  private var taxed: Int128 = 0
  private var taxedAtRisk: Int128 = 0
  /// Σ q in 10⁻¹².
  private var drawn: Int128 = 0
  /// Σ q·p in 10⁻²⁴.
  private var drawnAtRisk: Int128 = 0

  init() {}

  /// Adds a loan whose amount is below `Loan.amountBound` and whose shares are within 0…`Loan.unit`.
  mutating func add(_ loan: Loan, chance: Int64) {
    // Below 2⁴⁶ · 10¹², and so below 2⁸⁶; a further factor below 2⁴⁰ fits.
    let (drawn, chance) = (Int128(loan.drawn), Int128(chance))
    let amount = Int128(loan.amount) * drawn
    let interest = Self.cut(amount * Int128(loan.rate))
    let taxed = Self.cut(interest * Int128(loan.taxed))
    loans += 1
    self.amount += amount
    amountAtRisk += Self.cut(amount * chance)
    self.interest += interest
    interestAtRisk += Self.cut(interest * chance)
    self.taxed += taxed
    taxedAtRisk += Self.cut(taxed * chance)
    self.drawn += drawn
    drawnAtRisk += drawn * chance
  }

  mutating func add(_ other: CohortSums) {
    loans += other.loans
    amount += other.amount
    amountAtRisk += other.amountAtRisk
    interest += other.interest
    interestAtRisk += other.interestAtRisk
    taxed += other.taxed
    taxedAtRisk += other.taxedAtRisk
    drawn += other.drawn
    drawnAtRisk += other.drawnAtRisk
  }

  private static let gridBits: Int128 = 40

  /// The nearest number of 2⁴⁰ times larger units; ties go up.
  private static func cut(_ value: Int128) -> Int128 {
    (value + (1 << (gridBits - 1))) >> gridBits
  }
}

extension CohortSums {
  /// The sums as doubles, in fen: from here on figures are estimates.
  var estimates: CohortAmounts {
    // Each further factor divides by 10¹² what each cut multiplies by 2⁴⁰.
    func estimate(_ sum: Int128, cuts: Int) -> Double {
      (0..<cuts).reduce(sum.approximation / 1e12) { value, _ in value * 1_099_511_627_776 / 1e12 }
    }
    return CohortAmounts(
      amount: RiskyAmount(
        certain: estimate(amount, cuts: 0), atRisk: estimate(amountAtRisk, cuts: 1)),
      interest: RiskyAmount(
        certain: estimate(interest, cuts: 1), atRisk: estimate(interestAtRisk, cuts: 2)),
      taxed: RiskyAmount(
        certain: estimate(taxed, cuts: 2), atRisk: estimate(taxedAtRisk, cuts: 3)),
      loans: RiskyAmount(
        certain: estimate(drawn, cuts: 0), atRisk: drawnAtRisk.approximation / 1e12 / 1e12))
  }
}

/// A sum over loans, and the same sum weighted by their chances of default.
struct RiskyAmount: Sendable {
  var certain = 0.0
  var atRisk = 0.0
}

/// What a cohort, or the renewed part of one, comes to.
struct CohortAmounts: Sendable {
  /// Σ L·q, fen.
  var amount: RiskyAmount
  /// Σ L·q·r, fen a year.
  var interest: RiskyAmount
  /// Σ L·q·r·v, fen a year.
  var taxed: RiskyAmount
  /// Σ q.
  var loans: RiskyAmount
}
