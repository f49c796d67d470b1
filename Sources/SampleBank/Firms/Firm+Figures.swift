extension Firm {
  /// Where firms come from.
  static let regions: Odds<String> = [
    "zhejiang": 24, "jiangsu": 20, "guangdong": 22, "shandong": 14, "sichuan": 11, "hubei": 9,
  ]

  /// Sales of an average month in yuan: ten equal shares of firms lie between neighbours.
  static let salesQuantiles = [
    12_000, 50_000, 95_000, 140_000, 190_000, 250_000, 325_000, 420_000, 650_000, 1_200_000,
    4_000_000,
  ]

  /// Age in months at the first application: ten equal shares of firms lie between neighbours.
  static let ageQuantiles = [5, 19, 29, 38, 50, 64, 82, 104, 132, 172, 260]

  /// Yearly sales in yuan above which a firm must be a general taxpayer.
  static let generalAbove = 5_000_000
  static let generalByChoice: Chance = 1_800
  static let generalApplicants: Odds<Applicant> = [.smallMicro: 92, .owner: 8]
  static let smallScaleApplicants: Odds<Applicant> = [
    .smallMicro: 48, .selfEmployed: 40, .owner: 12,
  ]

  /// Income tax in ten-thousandths of sales.
  static let incomeBurdens = 15...130

  static let falling: Chance = 1_000
  /// Changes of sales in a year, in thousandths.
  static let fallingTrends = -600 ... -250
  static let trends = -260...460
  static let unrests = 60...340

  static let withIdleMonths: Chance = 900
  static let withShock: Chance = 900
  static let shockLeft = 350...700
  static let withSurge: Chance = 400
  /// What sales of a month are times in a surge, in thousandths.
  static let surgeFactor = 1_600...2_500

  /// Total assets in hundredths of yearly sales.
  static let assetsOfRevenue = 25...140

  static let figures = FigureTable(
    title: "Firms",
    about:
      "A firm keeps its facts through all its applications; figures are of the time of its first.",
    figures: [
      Figure("industry", Industry.odds),
      Figure("region", regions),
      Figure(
        "sales of an average month, yuan, at the deciles",
        salesQuantiles.map(String.init).joined(separator: ", ")),
      Figure(
        "age in months, at the deciles", ageQuantiles.map(String.init).joined(separator: ", ")),
      Figure(
        "a general VAT payer above yearly sales of", "\(generalAbove) yuan",
        .published("财政部 税务总局 财税〔2018〕33号")),
      Figure("general VAT payers below that", generalByChoice),
      Figure(
        "applicants that pay VAT as general payers, by type", generalApplicants,
        .published("types: Ningbo standard 5.3.1; shares: assumption")),
      Figure(
        "other applicants, by type", smallScaleApplicants,
        .published("types: Ningbo standard 5.3.1; shares: assumption")),
      Figure(
        "size", "lowest tier of headcount, revenue and assets by industry",
        .published("国统字〔2017〕213号 (DOMAIN §7)")),
      Figure(
        "sales a person employed, 万元 a year",
        Industry.allCases.map {
          "\($0) \($0.salesPerHead.lowerBound) to \($0.salesPerHead.upperBound)"
        }.joined(separator: ", ")),
      Figure(
        "total assets in % of yearly sales",
        "\(assetsOfRevenue.lowerBound) to \(assetsOfRevenue.upperBound)"),
      Figure("firms whose sales fall steeply", falling),
      Figure("their change in a year", thousandths(fallingTrends)),
      Figure("change in a year of the others", thousandths(trends)),
      Figure("largest deviation of a month, by firm", thousandths(unrests)),
      Figure("firms with one to seven months without sales", withIdleMonths),
      Figure("firms with a shock of 4 to 14 months", withShock),
      Figure("sales left in a shock", thousandths(shockLeft)),
      Figure("firms that push sales up for 2 to 4 months before applying", withSurge),
      Figure("to this part of what they would be", thousandths(surgeFactor)),
      Figure("care with returns and payments", Care.odds),
    ]
      + Industry.allCases.map {
        Figure(
          "\($0): sales of January to December in % of the average month",
          $0.season.map(String.init).joined(separator: " "))
      })

  /// `−60 % to −25 %`.
  static func thousandths(_ range: ClosedRange<Int>) -> String {
    "\(decimal(range.lowerBound, places: 1)) % to \(decimal(range.upperBound, places: 1)) %"
  }
}
