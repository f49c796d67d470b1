import Numbers

// The other child rows of an application: levels, invoices, bureau rows, consents.

extension PublishedLevel {
  static let table = Table(
    "levels", "one row a published tax credit level",
    [
      "application": "the application to which the row belongs",
      "rating_year": "the year it rates",
      "level": "A, B, M, C or D",
      "published_on": "day of publication: April of the next year, later after a repair or review",
    ])

  func write(application: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), application, digits: digits)
    row.whole(year)
    row.text(level.rawValue)
    row.date(publishedOn)
    row.endRow()
  }
}

extension Invoice {
  private static func table(_ name: String, _ about: String, other: String) -> Table {
    Table(
      name, about,
      [
        "application": "the application to which the row belongs",
        "invoice": "number of the invoice",
        "issued_on": "day of issue",
        "counterparty": other,
        "amount": "without tax, yuan; negative in red letters",
        "tax": "VAT, yuan",
        "total": "amount and tax, yuan",
        "status": "`valid` or `void`",
        "received_on": "day the bank received it",
      ])
  }
  static let salesTable = table(
    "sales", "one row an invoice that the firm issued",
    other: "the buyer: `C…` a customer of the bank, `K…` another firm")
  static let purchasesTable = table(
    "purchases", "one row an invoice that the firm received",
    other: "the seller: `C…` a customer of the bank, `K…` another firm")

  func write(application: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), application, digits: digits)
    row.whole(number)
    row.date(issuedOn)
    switch counterparty {
    case .customer(let firm): row.identifier(UInt8(ascii: "C"), firm + 1, digits: digits)
    case .outsider(let firm): row.identifier(UInt8(ascii: "K"), firm, digits: 7)
    }
    row.money(fen: amount)
    row.money(fen: tax)
    row.money(fen: amount + tax)
    row.text(isVoid ? "void" : "valid")
    row.date(receivedOn)
    row.endRow()
  }
}

extension BureauReport.Query {
  static let table = Table(
    "queries", "one row a query at the credit bureau",
    [
      "application": "the application to which the row belongs",
      "queried_on": "day of the query",
      "received_on": "day the bank knew of it: the day before the application, or later",
      "lender": "who asked",
      "purpose": "`application`, `guarantee`, or `post_loan`, which counts in no column",
    ])

  func write(application: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), application, digits: digits)
    row.date(queriedOn)
    row.date(receivedOn)
    row.identifier(UInt8(ascii: "B"), lender, digits: 3)
    row.text(purpose.rawValue)
    row.endRow()
  }
}

extension BureauReport.Loan {
  static let table = Table(
    "loans", "one row a loan with another lender, as the bureau tells it",
    [
      "application": "the application to which the row belongs",
      "loan": "number of the loan within the report",
      "received_on": "day the bank knew of it: the day before the application, or later",
      "lender": "who lends",
      "opened_on": "day of the loan",
      "amount": "what was lent, yuan",
      "balance": "what is owed, yuan",
      "late_instalments": "instalments paid late in 24 months",
      "longest_overdue": "days of the longest delay in 24 months",
    ])

  func write(application: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), application, digits: digits)
    row.whole(number)
    row.date(receivedOn)
    row.identifier(UInt8(ascii: "B"), lender, digits: 3)
    row.date(openedOn)
    row.money(fen: amount)
    row.money(fen: balance)
    row.whole(lateInstalments)
    row.whole(longestOverdue)
    row.endRow()
  }
}

extension Consents.Consent {
  static let table = Table(
    "consents", "one row a consent of the firm or its owner",
    [
      "application": "the application with which it was given",
      "source": "whose facts: `tax` or `bureau`",
      "subject": "about whom: `firm` or `owner`",
      "scope": "what for: `decision`, `post_loan` or `modelling`",
      "valid_from": "first day",
      "valid_until": "last day",
      "withdrawn_on": "day it was withdrawn; mostly empty",
    ])

  func write(application: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), application, digits: digits)
    row.text(source)
    row.text(subject)
    row.text(scope)
    row.date(validFrom)
    row.date(validUntil)
    row.date(withdrawnOn)
    row.endRow()
  }
}
