extension Filing {
  static let table = Table(
    "filings", "one row a version of a tax return, or an assessment, a late fee or a fine",
    [
      "application": "the application to which the row belongs",
      "document": "number of the return; a correction has the same, and a later `received_on`",
      "received_on": "day the bank received it",
      "period_start": "first day of the period",
      "period_end": "last day of the period",
      "filed_on": "day it was filed",
      "due_on": "day by which it was due",
      "paid_on": "day the tax was paid; empty where nothing was",
      "tax": "`10101` VAT, `10104` corporate income tax",
      "kind": "`10` return, `20` audit assessment, `30` late fee, `40` fine",
      "base": "what the tax is reckoned on: sales (VAT), profit (income tax), yuan",
      "payable": "tax before relief, yuan",
      "relief": "relief, yuan",
      "paid": "tax paid, yuan; empty where it is not known",
      "is_void": "`true` where this version takes the return back",
    ])

  /// The columns of a brief sample: what the shipped books decide by.
  static let brief: Set = [
    "application", "document", "received_on", "period_end", "tax", "kind", "base", "paid",
    "is_void",
  ]

  /// Its cells, as a row of an application.
  func write(application: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), application, digits: digits)
    row.whole(document)
    row.date(receivedOn)
    row.date(periodStart)
    row.date(periodEnd)
    row.date(filedOn)
    row.date(dueOn)
    row.date(paidOn)
    row.whole(tax.rawValue)
    row.whole(kind.rawValue)
    row.money(fen: base)
    row.money(fen: payable)
    row.money(fen: relief)
    row.money(fen: paid)
    row.truth(isVoid)
    row.endRow()
  }
}
