import Numbers

/// A made-up firm: what is the same in all its applications.
struct Firm: Sendable {
  let number: Int
  let seed: UInt64
  /// The day of its first application.
  let firstDay: CalendarDate
  let industry: Industry
  let region: String
  let applicant: Applicant
  let isGeneralTaxpayer: Bool
  let established: CalendarDate
  /// Sales of an average month around its first application, in fen.
  let monthlySales: Int
  /// VAT due in ten-thousandths of sales at the rates since April 2019.
  let vatBurden: Int
  /// Corporate income tax due in ten-thousandths of sales; the self-employed pay none.
  let incomeBurden: Int
  /// Change of sales in a year, in thousandths.
  let yearlyTrend: Int
  /// Largest deviation of a month from its course, in thousandths.
  let unrest: Int
  let care: Care
  /// Months without any sales.
  let idle: Range<Int>
  /// Months in which something went wrong, and what was left of sales, in thousandths.
  let shock: (months: Range<Int>, left: Int)
  /// Months before the first application in which sales were pushed up.
  let surge: Range<Int>
  let headcount: Int
  /// Total assets in fen.
  let assets: Int
  let trade: Trade
  let links: Links
  /// The ring of invoices it takes part in.
  let ring: Ring?

  /// Whose loan it is, in the three kinds of the standard, 5.3.1.
  enum Applicant: String, Sendable {
    case smallMicro = "small_micro"
    case selfEmployed = "self_employed"
    case owner
  }

  init(number: Int, bank: Bank) {
    var random = SplitMix(seed: bank.request.seed, .firm, number)
    self.number = number
    seed = bank.request.seed
    ring = Ring(of: number, bank: bank)
    firstDay = ring?.applicationDay(of: number) ?? bank.anyDay(&random)
    industry = random.pick(Industry.odds)
    region = random.pick(Self.regions)
    let sales = random.between(quantiles: Self.salesQuantiles)
    monthlySales = sales * 100
    isGeneralTaxpayer = sales * 12 > Self.generalAbove || random.happens(Self.generalByChoice)
    applicant =
      isGeneralTaxpayer
      ? random.pick(Self.generalApplicants) : random.pick(Self.smallScaleApplicants)
    vatBurden = random.middling(in: industry.vatBurden)
    incomeBurden = applicant == .selfEmployed ? 0 : random.middling(in: Self.incomeBurdens)
    yearlyTrend =
      random.happens(Self.falling)
      ? random.integer(in: Self.fallingTrends) : random.middling(in: Self.trends)
    unrest = random.integer(in: Self.unrests)

    let start = firstDay.monthNumber
    let drawnAge = random.between(quantiles: Self.ageQuantiles)
    let age = ring == nil ? drawnAge : max(drawnAge, Ring.leastAge)
    established = CalendarDate.first(ofMonth: start - age).later(random.integer(in: 0...27))
    let idleLength = random.happens(Self.withIdleMonths) ? random.integer(in: 1...7) : 0
    let idleStart = start + random.integer(in: -26...6)
    idle = idleStart..<idleStart + idleLength
    let shockLength = random.happens(Self.withShock) ? random.integer(in: 4...14) : 0
    let shockStart = start + random.integer(in: -20...8)
    shock = (shockStart..<shockStart + shockLength, random.integer(in: Self.shockLeft))
    let surgeLength = random.happens(Self.withSurge) ? random.integer(in: 2...4) : 0
    surge = start - surgeLength..<start
    care = random.pick(Care.odds)

    let revenue = sales * 12
    headcount = max(1, revenue / 10_000 / random.middling(in: industry.salesPerHead))
    assets = revenue * random.middling(in: Self.assetsOfRevenue)
    trade = Trade(industry, &random)
    links = Links(of: number, ring: ring, bank: bank)
  }

  /// The first month of business.
  var firstMonth: Int { established.monthNumber }

  /// Hundredths of percent of sales that VAT makes at the rates of a month.
  func vatBurden(month: Int) -> Int {
    let law = industry.vatClass
    return vatBurden * VATLaw.rate(law, month: month) / VATLaw.latestRate(law)
  }
}
