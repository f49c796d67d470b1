import Engine
import Numbers

// What became of an application: the bank's record, the loan by month, and the truth.

extension Case {
  static let recordedTable = Table(
    "recorded", "one row an application: what the bank decided",
    [
      "application": "the application",
      "product": "its product",
      "version": "the rule book that decided, by its digest: see `versions/versions.csv`",
      "system_outcome": "`approve`, `refer` or `decline`, as the version decided",
      "final_outcome": "`approve` or `decline` after people; `refer` where nobody has decided yet",
      "override_reason": "why a person decided; empty where the system's outcome stands",
      "decided_on": "day of the decision; empty while pending",
      "decided_line": "line granted, yuan; empty unless approved",
      "booked_line": "line the customer signed for, yuan; empty where it did not",
      "rate": "rate a year",
      "term": "term in months",
    ])

  func writeRecorded(
    _ application: Application, number: Int, digits: Int, version: String,
    to row: inout some RowSink
  ) {
    row.identifier(UInt8(ascii: "A"), number, digits: digits)
    row.text(application.product)
    row.text(version)
    row.text("\(system.outcome)")
    row.text("\(verdict.final)")
    row.text(verdict.reason?.rawValue)
    row.date(verdict.decidedOn)
    row.money(fen: verdict.decidedLine)
    row.money(fen: verdict.bookedLine)
    row.number(verdict.rate, decimals: 6)
    row.whole(verdict.term)
    row.endRow()
  }

  static let outcomesTable = Table(
    "truth/outcomes", "one row an application, for judging only: what nobody at the bank knew",
    [
      "application": "the application",
      "line": "the line it got, or would have got, yuan",
      "rate": "the rate it got, or would have got",
      "pd_12m": "the chance of default within 12 months of the first draw",
      "defaulted_12m":
        "whether it was, or would have been, 90 days past due within these 12 months",
      "defaulted_on": "the day it was, or would have been, 90 days past due, also later than that",
    ])

  func writeOutcome(number: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), number, digits: digits)
    row.money(fen: line)
    row.number(rate, decimals: 6)
    row.number(risk, decimals: 6)
    row.truth(loan.defaultsWithinYear)
    row.date(loan.defaultedOn)
    row.endRow()
  }
}

extension Loan.Month {
  static let table = Table(
    "performance", "one row a loan and month, from the first draw on",
    [
      "application": "the application whose loan it is",
      "month_end": "last day of the month",
      "drawn": "drawn in the month, yuan",
      "balance": "owed at the month's end, yuan",
      "days_past_due": "at the month's end",
      "cured": "defaulted balance that was made good in the month, yuan",
      "recovered": "paid on a defaulted balance in the month, yuan",
      "written_off": "written off in the month, yuan",
    ])

  func write(application: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), application, digits: digits)
    row.date(end)
    row.money(fen: drawn)
    row.money(fen: balance)
    row.whole(daysPastDue)
    row.money(fen: cured)
    row.money(fen: recovered)
    row.money(fen: writtenOff)
    row.endRow()
  }
}

extension Ring {
  static let table = Table(
    "truth/rings", "one row a member of a planted ring, for judging only",
    [
      "ring": "number of the ring",
      "position": "place in the circle, from 1",
      "customer": "the member, who sells",
      "buyer": "the next one, who buys",
      "first_month": "first day of the first month",
      "last_month": "last day of the last month",
      "amount": "all that the member sold to the buyer round the ring, without tax, yuan",
      "invoices": "by so many invoices",
    ])

  /// A row for each member.
  func write(digits: Int, to row: inout some RowSink) {
    for (place, member) in members.enumerated() {
      let flows = months.compactMap { flow(from: member, month: $0) }
      row.whole(number + 1)
      row.whole(place + 1)
      row.identifier(UInt8(ascii: "C"), member + 1, digits: digits)
      row.identifier(UInt8(ascii: "C"), buyer(of: member) + 1, digits: digits)
      row.date(.first(ofMonth: months.lowerBound))
      row.date(.last(ofMonth: months.upperBound - 1))
      row.money(fen: flows.reduce(0) { $0 + $1.amount })
      row.whole(flows.count)
      row.endRow()
    }
  }
}
