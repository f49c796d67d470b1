import Numbers

/// A row of a firm's tax record, as the tax office passes it on.
struct Filing: Sendable {
  /// Outside codes of the kinds of tax.
  enum Tax: Int, Sendable { case vat = 10_101, income = 10_104 }

  /// What a row is.
  enum Kind: Int, Sendable {
    case regular = 10
    case auditAssessment = 20
    case lateFee = 30
    case fine = 40
  }

  /// The number of the return: a correction has that of what it corrects.
  let document: Int
  var receivedOn: CalendarDate
  let periodStart: CalendarDate
  let periodEnd: CalendarDate
  var filedOn: CalendarDate
  let dueOn: CalendarDate
  /// `nil` while nothing is paid, or nothing is to be paid.
  var paidOn: CalendarDate?
  let tax: Tax
  let kind: Kind
  /// What tax is reckoned on: sales for VAT, profit for income tax; in fen, as all amounts.
  var base: Int
  var payable: Int
  var relief: Int
  /// `nil` where the payment is not known.
  var paid: Int?
  var isVoid = false

  /// What is to be paid.
  var due: Int { payable - relief }
}
