/// What loans come to over a span of their lives, in fen; renewals are loans of their own and not in it.
package struct LoanTotals: Sendable {
  package var drawn = 0.0
  package var defaulted = 0.0
  /// What the bank itself writes off in the end.
  package var writtenOff = 0.0
  package var guarantorPaid = 0.0
  package var recovered = 0.0
  package var interest = 0.0
  package var taxedInterest = 0.0
  /// Performing balance × months: the sum of the balances at which months open.
  package var performingMonths = 0.0
  package var nonPerformingMonths = 0.0

  /// The sums of a series.
  init(_ series: LoanSeries) {
    func sum(_ figure: LoanFigure) -> Double { series[figure].reduce(0, +) }
    drawn = sum(.drawn)
    defaulted = sum(.defaulted)
    writtenOff = sum(.writtenOff)
    guarantorPaid = sum(.guarantorPaid)
    recovered = sum(.recovered)
    interest = sum(.interest)
    taxedInterest = sum(.taxedInterest)
    performingMonths = sum(.performing)
    nonPerformingMonths = sum(.nonPerforming)
  }
}
