extension Application {
  static let products: Odds<String> = ["tax_line": 78, "tax_express": 22]
  static let channels: Odds<String> = ["online": 78, "branch": 22]
  static let onlineOnly: Odds<String> = ["online": 100]
  static let statuses: Odds<String> = [
    "normal": 9_640, "suspended": 160, "abnormal": 130, "closing": 70,
  ]
  static let accounts: Odds<String> = ["01": 62, "02": 29, "03": 9]
  static let ownerShares: Odds<Int> = [
    100: 45, 90: 10, 70: 12, 60: 12, 51: 11, 40: 5, 20: 5,
  ]
  /// What is asked for in times a year's tax.
  static let timesTax = 2...13
  static let leastRequested = 50_000

  /// Most that is asked for of a product, in yuan.
  static func mostRequested(_ product: String) -> Int {
    product == "tax_express" ? 300_000 : 5_000_000
  }

  static let openAudit: Chance = 100
  static let abnormalInvoicing: Chance = 60
  static let abnormalInRing: Chance = 1_200
  static let blacklisted: Chance = 50
  static let enforcements: Odds<Int> = [0: 980, 1: 15, 2: 5]

  /// Applications that lack a fact.
  static let unknown:
    (level: Chance, owner: Chance, arrears: Chance, bureau: Chance, headcount: Chance) =
      (150, 100, 80, 120, 600)
  static let overwritten: Chance = 60

  static let figures = FigureTable(
    title: "Applications",
    about:
      "Days are uniform over those asked for; a firm that comes back does so as the decision on its last application was.",
    figures: [
      Figure("product", products),
      Figure("channel of the line", channels),
      Figure("taxpayer status", statuses),
      Figure("account with the bank: 01 basic, 02 general, 03 other", accounts),
      Figure("owner's share of the firm, %", ownerShares),
      Figure(
        "amount asked for", "\(timesTax.lowerBound) to \(timesTax.upperBound) times a year's tax"),
      Figure(
        "limits of it, yuan",
        "\(leastRequested) to \(mostRequested("tax_line")), of tax_express to \(mostRequested("tax_express"))"
      ),
      Figure("an audit is open", openAudit),
      Figure("the tax office warns of abnormal invoicing", abnormalInvoicing),
      Figure("it warns of a firm of a ring", abnormalInRing),
      Figure("a blacklist names the firm", blacklisted),
      Figure("court enforcements", enforcements),
      Figure("no tax credit level", unknown.level),
      Figure("no owner's age", unknown.owner),
      Figure("no word on arrears", unknown.arrears),
      Figure("no bureau report", unknown.bureau),
      Figure("no headcount", unknown.headcount),
      Figure("level overwritten by the next one, which was published later", overwritten),
      Figure("applications that are their firm's first from the start", Bank.firstApplications),
    ])
}
