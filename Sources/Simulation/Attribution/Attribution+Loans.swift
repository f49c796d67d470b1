package import Numbers
import RunRecord

extension Attribution {
  /// What each change does to the candidate's loans.
  package struct Loans: Sendable {
    /// At the end of the last month of applications (`balance`), in yuan.
    package let balance: Quantity
    /// Over the loans' lives (`loan_loss.life`).
    package let loss: Quantity
    /// Cases to whose loans more than `AttributionOptions.exactLimit` changes matter, so that orders were drawn.
    package let sampled: Int

    package struct Quantity: Sendable {
      /// By change.
      package let effects: [Effect]
      /// As the balances report it.
      package let total: Total
      /// What of the difference is no single loan's: what a guarantor's pool cannot pay, referrals whose share hangs on the
      /// reason, and what rounding leaves.
      package let remainder: Number
    }
  }
}

extension BacktestRun {
  /// Finds what each change does to balances and losses, where the run has them.
  ///
  /// - Throws: `AttributionError`.
  mutating func attributeLoans(
    _ history: TouchedHistory, options: AttributionOptions
  ) throws(AttributionError) {
    guard history.hasOffers, case .success(let results)? = balances else { return }
    let sums: GameSums
    do {
      sums = try LoanGames(history, self, results.ground, options).play(threads: options.threads)
    } catch {
      attribution?.loans = .failure(error)
      return
    }
    guard !sums.overflowed else { throw .tooLarge }
    let (old, new) = results.balances.figures
    func difference(_ metric: BacktestMetric) throws(AttributionError) -> Number {
      guard let difference = new[metric].flatMap({ $0.subtracting(old[metric] ?? .zero) }) else {
        throw .tooLarge
      }
      return difference
    }
    attribution?.loans = .success(
      Attribution.Loans(
        balance: try Attribution.Loans.Quantity(sums, 0, of: difference(.balance)),
        loss: try Attribution.Loans.Quantity(sums, 1, of: difference(.loanLossLife)),
        sampled: sums.sampled))
  }
}

extension Attribution.Loans.Quantity {
  /// - Parameter whole: the difference that is reported, to the fen.
  fileprivate init(
    _ sums: GameSums, _ quantity: Int, of whole: Number
  ) throws(AttributionError) {
    guard let fen = whole.scaled(toDecimals: 2) else { throw .tooLarge }
    let column = try QuantityColumn(
      sums, quantity, unit: Fraction(1, LoanGames.partsOfFen), decimals: 2, whole: fen)
    let alone = column.effects.reduce(Number?.some(.zero)) { $0?.adding($1.addOneIn) }
    let shares = column.effects.reduce(Number?.some(.zero)) { $0?.adding($1.printed) }
    guard let interaction = alone.flatMap({ whole.subtracting($0) }),
      let remainder = shares.flatMap({ whole.subtracting($0) })
    else { throw .tooLarge }
    effects = column.effects
    total = Attribution.Total(difference: whole, interaction: interaction)
    self.remainder = remainder
  }
}
