import Numbers

/// A made-up firm: what is the same in all its applications.
struct Firm: Sendable {
  let number: Int
  let industry: Industry
  let region: String
  let isGeneralTaxpayer: Bool
  let established: CalendarDate
  /// Sales of an average month at the start of 2025, in fen.
  let monthlySales: Int
  /// VAT paid in ten-thousandths of sales.
  let vatBurden: Int
  /// Corporate income tax paid in ten-thousandths of sales.
  let incomeBurden: Int
  /// Change of sales in a year, in thousandths.
  let yearlyTrend: Int
  /// Largest deviation of a month from its course, in thousandths.
  let unrest: Int
  /// Of 10,000 filings, those filed late.
  let lateShare: Int
  /// Months (year × 12 + month − 1) without any sales.
  let idle: Range<Int>
  let level: String
  let ownerBorn: Int
  let seed: UInt64

  /// Where firms come from: regions with their weights.
  static let regions: [(value: String, weight: Int)] = [
    ("zhejiang", 24), ("jiangsu", 20), ("guangdong", 22), ("shandong", 14), ("sichuan", 11),
    ("hubei", 9),
  ]

  /// Sales of an average month in yuan: ten equal shares of firms lie between neighbours.
  static let salesQuantiles = [
    6_000, 25_000, 60_000, 100_000, 150_000, 220_000, 320_000, 470_000, 750_000, 1_300_000,
    4_000_000,
  ]

  /// Age in months at the start of 2025: ten equal shares of firms lie between neighbours.
  static let ageQuantiles = [3, 16, 26, 36, 48, 62, 80, 102, 130, 170, 260]

  init(number: Int, seed: UInt64) {
    var random = SplitMix(seed: seed, .firm, number)
    self.number = number
    self.seed = seed
    industry = random.pick(Industry.allCases.map { ($0, $0.weight) })
    region = random.pick(Self.regions)
    let sales = random.between(quantiles: Self.salesQuantiles)
    monthlySales = sales * 100
    // Above five million yuan of yearly sales a firm must be a general taxpayer.
    isGeneralTaxpayer = sales * 12 > 5_000_000 || random.happens(4_500)
    vatBurden =
      isGeneralTaxpayer
      ? random.middling(in: industry.vatBurden) : random.integer(in: 90...110)
    incomeBurden = random.middling(in: 15...130)
    yearlyTrend =
      random.happens(1_200)
      ? random.integer(in: -600 ... -250) : random.middling(in: -280...440)
    unrest = random.integer(in: 60...380)

    let start = CalendarDate.sampleStart.monthNumber
    let age = random.between(quantiles: Self.ageQuantiles)
    established = CalendarDate.first(ofMonth: start - age).later(random.integer(in: 0...27))
    let idleLength = random.happens(1_100) ? random.integer(in: 1...7) : 0
    let idleStart = start + random.integer(in: -20...14)
    idle = idleStart..<idleStart + idleLength

    lateShare = random.pick([(60, 68), (500, 24), (2_400, 8)])
    level = Self.level(age: age, lateShare: lateShare, random: &random)
    ownerBorn = 2025 - random.middling(in: 19...71)
  }

  /// The tax credit level: young firms are M, careless ones B and below.
  private static func level(age: Int, lateShare: Int, random: inout SplitMix) -> String {
    if age < 18 { return random.pick([("M", 88), ("B", 8), ("D", 4)]) }
    if lateShare > 2_000 { return random.pick([("B", 34), ("M", 8), ("C", 42), ("D", 16)]) }
    // Less than three years in business cannot be A.
    let shareOfA = age < 36 ? 0 : lateShare < 100 ? 34 : 14
    return random.pick([("A", shareOfA), ("B", 44), ("M", 12), ("C", 6), ("D", 2)])
  }
}
