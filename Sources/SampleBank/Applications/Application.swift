import Numbers

/// A made-up application for a loan with its dossier; `nil` stands for a fact that nobody supplied.
///
/// All of it follows from the firm, the day, and which of its applications it is.
struct Application: Sendable {
  let firm: Firm
  /// 0 for the firm's first application.
  let sequence: Int
  let appliedOn: CalendarDate
  let course: Course
  let tax: TaxRecord
  let rating: CreditRating
  /// What the bank takes for the level: the latest published, in rare cases overwritten by a later one.
  let level: PublishedLevel?
  let report: BureauReport
  let consents: Consents
  /// Of the 12 months before, in fen.
  let revenue: Int
  let product: String
  let channel: String
  let status: String
  let account: String
  /// In fen.
  let requested: Int
  let ownerAge: Int?
  /// The owner's share of the firm in whole percent.
  let ownerShare: Int
  let headcount: Int?
  let arrears: Int?
  let penalties: Int
  let openAudit: Bool
  let abnormalInvoicing: Bool
  let blacklisted: Bool
  let enforcements: Int
  /// The columns that the bureau's report makes; `nil` where there is none.
  let bureau: Bureau?

  /// What an application's columns tell of the bureau's report.
  struct Bureau: Sendable {
    /// Queries of the last 1, 6 and 12 months.
    let queries: (month: Int, half: Int, year: Int)
    let overdue: Int
    let longestOverdue: Int
    /// In fen.
    let otherExposure: Int
    let lenders: Int
  }

  init(firm: Firm, sequence: Int, on day: CalendarDate) {
    var random = SplitMix(seed: firm.seed, .application, firm.number, sequence)
    self.firm = firm
    self.sequence = sequence
    appliedOn = day
    let month = day.monthNumber
    let course = Course(of: firm, months: month - TaxRecord.months - 13..<month + 1)
    self.course = course
    tax = TaxRecord(of: firm, course: course, before: day)
    rating = CreditRating(of: firm, around: day)
    revenue = course.filed(month - 12..<month)
    report = BureauReport(of: firm, sequence, on: day, revenue: revenue)
    consents = Consents(of: firm, sequence, on: day)

    let isOverwritten = random.happens(Self.overwritten)
    let isLevelUnknown = random.happens(Self.unknown.level)
    let known = rating.known(before: day)
    level = isLevelUnknown ? nil : isOverwritten ? rating.next(from: day) ?? known : known

    product = random.pick(Self.products)
    channel = random.pick(product == "tax_express" ? Self.onlineOnly : Self.channels)
    status = random.pick(Self.statuses)
    account = random.pick(Self.accounts)
    let yearlyTax = (month - 12..<month).reduce(0) {
      $0 + course.sales($1) / 10_000 * (firm.vatBurden + firm.incomeBurden)
    }
    requested = Self.request(
      for: yearlyTax * random.integer(in: Self.timesTax), most: Self.mostRequested(product))
    let born = Links.birth(
      ofOwner: firm.links.owner, seed: firm.seed, around: firm.firstDay.year)
    ownerAge = random.happens(Self.unknown.owner) ? nil : max(17, day.year - born)
    ownerShare = random.pick(Self.ownerShares)
    headcount = random.happens(Self.unknown.headcount) ? nil : firm.headcount

    arrears = random.happens(Self.unknown.arrears) ? nil : tax.arrears(before: day)
    penalties = tax.penalties(before: day)
    openAudit = random.happens(Self.openAudit)
    abnormalInvoicing = random.happens(
      firm.ring == nil ? Self.abnormalInvoicing : Self.abnormalInRing)
    blacklisted = random.happens(Self.blacklisted)
    enforcements = random.pick(Self.enforcements)
    bureau = random.happens(Self.unknown.bureau) ? nil : Bureau(report, before: day)
  }

  /// An amount asked for: round, and within limits; in fen.
  private static func request(for wished: Int, most: Int) -> Int {
    let yuan = wished / 100
    let step = yuan > 1_000_000 ? 100_000 : yuan > 200_000 ? 50_000 : 10_000
    return min(max((yuan + step - 1) / step * step, leastRequested), most) * 100
  }

  /// The size of the firm by its figures on the day.
  var size: FirmSize {
    FirmSize(
      firm.industry, headcount: firm.headcount, revenue: revenue / 100,
      assets: firm.assets / 100)
  }

  /// Months in business.
  var age: Int { Int(appliedOn.wholeMonths(since: firm.established)) }
}

extension Application.Bureau {
  init(_ report: BureauReport, before day: CalendarDate) {
    let loans = report.loans(before: day)
    queries = (
      report.queries(months: 1, before: day), report.queries(months: 6, before: day),
      report.queries(months: 12, before: day)
    )
    overdue = loans.reduce(0) { $0 + $1.lateInstalments }
    longestOverdue = loans.map(\.longestOverdue).max() ?? 0
    otherExposure = loans.reduce(0) { $0 + $1.balance }
    lenders = Set(loans.map(\.lender)).count
  }
}
