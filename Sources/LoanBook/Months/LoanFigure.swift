/// A figure of the book by month: three stocks at its end, and what flows in it (METHOD §4.2).
///
/// performing: opening + drawn + cured − scheduled − prepaid − defaulted = closing;
/// non-performing: opening + defaulted − cured − recovered − guarantor paid − written off = closing.
package enum LoanFigure: Int, CaseIterable, Sendable {
  // MARK: Stocks
  /// Balance not in default, delinquent money included, in fen.
  case performing
  /// Balance in default and not yet settled, in fen.
  case nonPerforming
  /// Loans not in default with a balance; cured ones are not counted again.
  case loans

  // MARK: Flows, in fen
  case drawn, scheduled, prepaid, cured, defaulted, recovered, guarantorPaid, writtenOff

  // MARK: Income, in fen
  /// Interest paid on what performs and pays.
  case interest
  /// The part of it that bears VAT.
  case taxedInterest

  /// Whether it stands at a month's end, instead of flowing in the month.
  package var isStock: Bool { self == .performing || self == .nonPerforming || self == .loans }
}
