import Numbers

/// A VAT invoice that a firm issued or received.
struct Invoice: Sendable {
  /// The other side of an invoice.
  enum Party: Equatable, Sendable {
    /// Another customer of the bank, by the number of the firm.
    case customer(Int)
    case outsider(Int)
  }

  let number: Int
  let issuedOn: CalendarDate
  /// When the bank got it.
  let receivedOn: CalendarDate
  let counterparty: Party
  /// Without tax, in fen; negative for a red-letter invoice, which takes back another.
  let amount: Int
  let tax: Int
  var isVoid = false

  /// A red-letter invoice of the same.
  func reversed(number: Int, on day: CalendarDate) -> Invoice {
    Invoice(
      number: number, issuedOn: day, receivedOn: day.later(1), counterparty: counterparty,
      amount: -amount, tax: -tax)
  }
}
