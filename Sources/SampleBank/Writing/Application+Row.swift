import Numbers

extension Application {
  static let table = Table(
    "applications", "one row an application",
    [
      "id": "number of the application, in order of dates",
      "customer": "the firm; some apply again",
      "applied_on": "date of the application",
      "product": "`tax_line` or `tax_express` (small, online)",
      "channel": "`online` or `branch`",
      "region": "province of the firm",
      "industry": "branch of business",
      "size":
        "`micro`, `small`, `medium` or `large` by headcount, revenue and assets (国统字〔2017〕213号)",
      "applicant_type": "`small_micro`, `self_employed` or `owner`",
      "vat_payer_type":
        "`general` (files VAT by the month) or `small` (small-scale, by the quarter)",
      "person": "the owner; some own several firms",
      "address": "the firm's address; some share one",
      "phone": "the firm's phone; some share one",
      "taxpayer_status": "`normal`, `suspended`, `abnormal` or `closing`",
      "tax_level": "tax credit level A, B, M, C or D",
      "level_year": "the year it rates",
      "level_published_on": "the day it was published: in rare cases after the application",
      "account_type": "account with the bank: `01` basic, `02` general, `03` other",
      "established_on": "date the firm was founded",
      "requested": "amount asked for, yuan",
      "owner_age": "the owner's age in years",
      "owner_share": "the owner's share of the firm, 0 to 1",
      "headcount": "persons employed",
      "revenue": "sales filed in the 12 months before, yuan",
      "assets": "total assets, yuan",
      "consent_from": "first day of the consent to read tax facts",
      "consent_until": "last day of that consent",
      "arrears": "tax owed by the returns as known, yuan",
      "penalties_24m": "fines of 24 months, as known",
      "open_audit": "`true` while a tax audit is open",
      "abnormal_invoicing": "`true` where the tax office warns of abnormal invoicing",
      "blacklisted": "`true` where a blacklist names the firm",
      "enforcements": "court enforcements against the firm",
      "queries_1m": "bureau queries of 1 month; bureau columns are empty together",
      "queries_6m": "bureau queries of 6 months",
      "queries_12m": "bureau queries of 12 months",
      "overdue_24m": "instalments paid late in 24 months",
      "longest_overdue": "days of the longest delay in 24 months",
      "other_exposure": "credit with other lenders, yuan",
      "lenders": "how many other lenders",
    ])

  /// Its cells, as the table has them.
  func write(number: Int, digits: Int, to row: inout some RowSink) {
    row.identifier(UInt8(ascii: "A"), number, digits: digits)
    row.identifier(UInt8(ascii: "C"), firm.number + 1, digits: digits)
    row.date(appliedOn)
    row.text(product)
    row.text(channel)
    row.text(firm.region)
    row.text(firm.industry.rawValue)
    row.text(size.rawValue)
    row.text(firm.applicant.rawValue)
    row.text(firm.isGeneralTaxpayer ? "general" : "small")
    row.identifier(UInt8(ascii: "P"), identity(firm.links.owner, 1), digits: 10)
    row.identifier(UInt8(ascii: "L"), identity(firm.links.address, 2), digits: 10)
    row.identifier(UInt8(ascii: "T"), identity(firm.links.phone, 3), digits: 10)
    row.text(status)
    row.text(level?.level.rawValue)
    row.whole(level?.year)
    row.date(level?.publishedOn)
    row.text(account)
    row.date(firm.established)
    row.money(fen: requested)
    row.whole(ownerAge)
    row.number(ownerShare, decimals: 2)
    row.whole(headcount)
    row.money(fen: revenue)
    row.money(fen: firm.assets)
    row.date(consents.taxDecision?.validFrom)
    row.date(consents.taxDecision?.validUntil)
    row.money(fen: arrears)
    row.whole(penalties)
    row.truth(openAudit)
    row.truth(abnormalInvoicing)
    row.truth(blacklisted)
    row.whole(enforcements)
    row.whole(bureau?.queries.month)
    row.whole(bureau?.queries.half)
    row.whole(bureau?.queries.year)
    row.whole(bureau?.overdue)
    row.whole(bureau?.longestOverdue)
    row.money(fen: bureau?.otherExposure)
    row.whole(bureau?.lenders)
    row.endRow()
  }

  /// Ten digits for a person, an address or a phone.
  private func identity(_ number: Int, _ kind: Int) -> Int {
    var random = SplitMix(seed: firm.seed, .identity, number, 1_000 + kind)
    return random.integer(in: 1_000_000_000...9_999_999_999)
  }
}
