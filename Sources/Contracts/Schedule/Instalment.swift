package import Numbers

/// What falls due on one day; amounts in fen.
package struct Instalment: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let due: CalendarDate
  /// The days since the instalment before that count toward interest, of which a whole month may be 30.
  package let days: Int
  /// Balances that bear interest times the days they stood, in fen and days (计息积数).
  package let balanceDays: Int
  /// What was owed after the instalment before.
  package let opening: Int
  /// What was drawn since then: nothing, unless the contract is a revolving one.
  package let drawn: Int
  package let principal: Int
  package let interest: Int

  /// What is paid, principal and interest.
  package var payment: Int { principal + interest }
  /// What is owed afterwards.
  package var closing: Int { opening + drawn - principal }
}
