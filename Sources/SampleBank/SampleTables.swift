/// Writes the tables of a sample as CSV: comma, line feed, header, nothing quoted.
struct SampleTables {
  let history: History

  /// A column of `applications.csv` with its meaning.
  struct Column: Sendable {
    let name: String
    let meaning: String
    let text: @Sendable (Application) -> String
  }

  /// The columns after `id` and `customer`, in their order.
  static let columns: [Column] = [
    Column(name: "applied_on", meaning: "date of the application, uniform over the days asked for")
    { "\($0.appliedOn)" },
    Column(name: "channel", meaning: "`online` (82 %) or `branch`") { $0.channel },
    Column(name: "region", meaning: "province of the firm") { $0.firm.region },
    Column(name: "industry", meaning: "branch of business; gives tax burden and season") {
      $0.firm.industry.rawValue
    },
    Column(name: "taxpayer_type", meaning: "VAT payer: `general` or `small_scale`") {
      $0.firm.isGeneralTaxpayer ? "general" : "small_scale"
    },
    Column(
      name: "taxpayer_status",
      meaning: "`normal` (96 %), `suspended`, `abnormal` or `closing`"
    ) { $0.status },
    Column(
      name: "tax_level",
      meaning: "tax credit level A, B, M, C or D known on that day; empty in 1.5 %"
    ) { $0.level ?? "" },
    Column(
      name: "account_type",
      meaning: "account with the bank: `01` basic, `02` general, `03` other"
    ) { $0.account },
    Column(name: "established_on", meaning: "date the firm was founded") {
      "\($0.firm.established)"
    },
    Column(name: "requested", meaning: "amount asked for, yuan: 2 to 13 times a year's tax") {
      yuan($0.requested)
    },
    Column(name: "owner_age", meaning: "the owner's age in years; empty in 1 %") {
      $0.ownerAge.map(String.init) ?? ""
    },
    Column(name: "owner_share", meaning: "the owner's share of the firm, 0 to 1") {
      $0.ownerShare == 100 ? "1" : "0.\($0.ownerShare)"
    },
    Column(
      name: "consent_from",
      meaning: "first day of the consent to read tax facts; 1.8 % ran out, came late or are empty"
    ) { $0.consentFrom.map { "\($0)" } ?? "" },
    Column(name: "consent_until", meaning: "last day of that consent") {
      $0.consentUntil.map { "\($0)" } ?? ""
    },
    Column(name: "arrears", meaning: "tax owed, yuan: 0 in 96 %; empty in 0.8 %") {
      $0.arrears.map(yuan) ?? ""
    },
    Column(name: "penalties_24m", meaning: "tax penalties of 24 months: some in 4.5 %") {
      String($0.penalties)
    },
    Column(name: "open_audit", meaning: "`true` (1.2 %) while a tax audit is open") {
      String($0.openAudit)
    },
    Column(
      name: "abnormal_invoicing",
      meaning: "`true` (0.9 %) where the tax office warns of abnormal invoicing"
    ) { String($0.abnormalInvoicing) },
    Column(name: "blacklisted", meaning: "`true` (0.6 %) where a blacklist names the firm") {
      String($0.blacklisted)
    },
    Column(name: "enforcements", meaning: "court enforcements against the firm: some in 2.2 %") {
      String($0.enforcements)
    },
    bureau("queries_1m", "credit queries of 1 month; bureau columns are empty together in 1.2 %") {
      String($0.queries.0)
    },
    bureau("queries_6m", "credit queries of 6 months") { String($0.queries.1) },
    bureau("queries_12m", "credit queries of 12 months") { String($0.queries.2) },
    bureau("overdue_24m", "instalments paid late in 24 months") { String($0.overdue) },
    bureau("longest_overdue", "days of the longest delay in 24 months") {
      String($0.longestOverdue)
    },
    bureau("other_exposure", "credit with other banks, yuan") { yuan($0.otherExposure) },
    bureau("lenders", "how many other lenders") { String($0.lenders) },
  ]

  /// The columns of `filings.csv` with their meaning.
  static let filingColumns: [(name: String, meaning: String)] = [
    ("application_id", "the application to which the row belongs"),
    (
      "received_on",
      "day the bank received it: mostly the 8th to 15th of the next month, the rest later"
    ),
    ("period_end", "last day of the month (VAT) or quarter (income tax)"),
    ("tax", "`10101` VAT, `10104` corporate income tax"),
    ("base", "sales of the period, yuan"),
    ("paid", "tax paid, yuan; empty in 0.07 %; 0.25 % of the rows are lost"),
  ]

  private static func bureau(
    _ name: String, _ meaning: String, _ text: @escaping @Sendable (Application.Bureau) -> String
  ) -> Column {
    Column(name: name, meaning: meaning) { $0.bureau.map(text) ?? "" }
  }

  /// `1234.05` for 123,405 fen.
  static func yuan(_ fen: Int) -> String {
    let cents = fen % 100
    return "\(fen / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// The text of `applications.csv`.
  var applications: String {
    var text = "id,customer," + Self.columns.map(\.name).joined(separator: ",") + "\n"
    for (index, application) in history.applications.enumerated() {
      text += history.identifier(index) + "," + history.customer(application.firm)
      for column in Self.columns { text += "," + column.text(application) }
      text += "\n"
    }
    return text
  }

  /// The text of `filings.csv`, and how many rows it has.
  var filings: (text: String, rows: Int) {
    var text = Self.filingColumns.map(\.name).joined(separator: ",") + "\n"
    var rows = 0
    for (index, application) in history.applications.enumerated() {
      let identifier = history.identifier(index)
      for filing in application.filings {
        text += "\(identifier),\(filing.receivedOn),\(filing.periodEnd),\(filing.tax.rawValue),"
        text += "\(Self.yuan(filing.base)),\(filing.paid.map(Self.yuan) ?? "")\n"
        rows += 1
      }
    }
    return (text, rows)
  }
}
