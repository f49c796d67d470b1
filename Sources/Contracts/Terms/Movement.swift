package import Numbers

/// A draw under a revolving contract, or a repayment.
package struct Movement: Hashable, Sendable {
  package enum Kind: Sendable { case draw, repayment }

  package let kind: Kind
  package let day: CalendarDate
  /// In fen, above 0.
  package let amount: Int

  package init(_ kind: Kind, on day: CalendarDate, of amount: Int) {
    self.kind = kind
    self.day = day
    self.amount = amount
  }

  /// Whether this comes before another: by day, and on one day repayments before draws.
  func comes(before other: Movement) -> Bool {
    day != other.day ? day < other.day : kind == .repayment && other.kind == .draw
  }
}
