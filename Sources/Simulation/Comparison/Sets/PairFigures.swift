package import Numbers

/// What some cases come to under both versions.
///
/// After referral cases count with a chance, so that counts too are numbers to the 12th decimal.
package struct PairFigures: Hashable, Sendable {
  package let applications: Number
  /// Distinct customers, each counted once by its best outcome under each version.
  package let customers: Number
  /// `nil` where the book has no output `line`.
  package let live: LineFigures?
  package let candidate: LineFigures?
  /// `nil` where the history does not tell what became of loans.
  package let loans: LoanFigures?
}

/// Lines of one version.
package struct LineFigures: Hashable, Sendable {
  /// Σ of the lines, in the book's currency.
  package let line: Number
  /// The rate a year, weighted by line; `nil` where no line has a rate.
  package let rate: Number?
}

/// How far outcomes of loans were seen, and what they were.
package struct LoanFigures: Hashable, Sendable {
  package let neverBooked: Number
  package let neverDrawn: Number
  package let immature: Number
  package let indeterminate: Number
  package let good: Number
  package let bad: Number
  /// Highest balances within the window of good and bad loans; balances of bad loans when they became bad.
  package let exposure: Number
  package let badAmount: Number

  /// Recorded, drawn and mature.
  package var observed: Number {
    good.adding(bad)?.adding(indeterminate) ?? .zero
  }
  /// Bad ÷ (good + bad); `nil` of none.
  package var badRate: Number? {
    good.adding(bad).flatMap { Number(bad.units, over: $0.units) }
  }
  /// The same by amount: balances when bad ÷ exposures.
  package var badRateByAmount: Number? { Number(badAmount.units, over: exposure.units) }
}

extension PairFigures {
  /// - Parameter sums: in multiples of 10⁻¹², as each case counts in part.
  init(_ sums: CellSums, _ shown: Shown) {
    func count(_ units: Int128) -> Number { Number(units: units) ?? .zero }
    func money(_ units: Int128) -> Number { Number(units, over: 100 * Number.unitsPerOne) ?? .zero }
    func lines(_ sums: CellSums.LineSums) -> LineFigures {
      LineFigures(line: money(sums.line), rate: sums.rate)
    }
    applications = count(sums.applications)
    customers = count(sums.customers)
    live = shown.live ? lines(sums.live) : nil
    candidate = shown.candidate ? lines(sums.candidate) : nil
    let states = sums.loans.states
    loans =
      shown.loans
      ? LoanFigures(
        neverBooked: count(states[0]), neverDrawn: count(states[1]), immature: count(states[2]),
        indeterminate: count(states[3]), good: count(states[4]), bad: count(states[5]),
        exposure: money(sums.loans.exposure), badAmount: money(sums.loans.badAmount)) : nil
  }

  /// Which figures there are.
  struct Shown: Sendable {
    let live: Bool
    let candidate: Bool
    let loans: Bool

    init(_ ledger: CaseLedger, _ outcomes: LoanOutcomes?) {
      live = !ledger.live.lines.isEmpty
      candidate = !ledger.candidate.lines.isEmpty
      loans = outcomes != nil
    }
  }
}
