import Numbers

/// A made-up application for a loan; `nil` stands for a fact that nobody supplied.
struct Application: Sendable {
  let firm: Firm
  let appliedOn: CalendarDate
  let channel: String
  let level: String?
  let status: String
  let account: String
  /// In fen.
  let requested: Int
  let ownerAge: Int?
  /// The owner's share of the firm in whole percent.
  let ownerShare: Int
  let consentFrom: CalendarDate?
  let consentUntil: CalendarDate?
  let arrears: Int?
  let penalties: Int
  let openAudit: Bool
  let abnormalInvoicing: Bool
  let blacklisted: Bool
  let enforcements: Int
  let bureau: Bureau?

  /// What the credit bureau tells of firm and owner.
  struct Bureau: Sendable {
    /// Queries of the last 1, 6 and 12 months.
    let queries: (Int, Int, Int)
    let overdue: Int
    let longestOverdue: Int
    let otherExposure: Int
    let lenders: Int
  }

  init(firm: Firm, number: Int, on day: CalendarDate, seed: UInt64) {
    var random = SplitMix(seed: seed, .application, number)
    self.firm = firm
    appliedOn = day
    channel = random.pick([("online", 82), ("branch", 18)])
    // Levels are published in spring; a few firms move by one publication.
    let moved = day >= CalendarDate.first(ofMonth: 2026 * 12 + 4) && random.happens(900)
    let level = moved ? (firm.level == "B" ? "A" : "B") : firm.level
    self.level = random.happens(Self.unknown.level) ? nil : level
    status = random.pick([
      ("normal", 9_600), ("suspended", 170), ("abnormal", 150), ("closing", 80),
    ])
    account = random.pick([("01", 62), ("02", 29), ("03", 9)])

    let yearlyTax = Self.yearlyTax(of: firm, before: day)
    let wished = yearlyTax * random.integer(in: 2...13)
    let step = wished > 1_000_000 ? 100_000 : wished > 200_000 ? 50_000 : 10_000
    requested = min(max((wished + step - 1) / step * step, 50_000), 5_000_000) * 100

    ownerAge = random.happens(Self.unknown.owner) ? nil : day.year - firm.ownerBorn
    ownerShare = random.pick([(100, 45), (90, 10), (70, 12), (60, 12), (51, 11), (40, 5), (20, 5)])

    let signed = day.later(-random.integer(in: 0...20))
    switch random.integer(in: 0...999) {
    case 0..<8:  // ran out before the application
      consentFrom = day.later(-random.integer(in: 200...400))
      consentUntil = day.later(-random.integer(in: 1...90))
    case 8..<12:  // signed too late
      consentFrom = day.later(random.integer(in: 1...9))
      consentUntil = day.later(365)
    case 12..<18:  // never given
      consentFrom = nil
      consentUntil = nil
    default:
      consentFrom = signed
      consentUntil = signed.later(random.pick([(90, 20), (180, 30), (365, 50)]))
    }

    arrears =
      random.happens(Self.unknown.arrears)
      ? nil : random.happens(350) ? random.integer(in: 20_000...4_000_000) : 0
    penalties = random.pick([(0, 955), (1, 35), (2, 10)])
    openAudit = random.happens(120)
    abnormalInvoicing = random.happens(90)
    blacklisted = random.happens(60)
    enforcements = random.pick([(0, 978), (1, 17), (2, 5)])
    bureau = random.happens(Self.unknown.bureau) ? nil : Bureau(&random)
  }

  /// Of 10,000 applications, those that lack a fact.
  static let unknown = (level: 150, owner: 100, arrears: 80, bureau: 120)

  /// Roughly the tax of the year before a day, in yuan.
  private static func yearlyTax(of firm: Firm, before day: CalendarDate) -> Int {
    let months = day.monthNumber - 12..<day.monthNumber
    let sales = months.reduce(0) { $0 + firm.sales(month: $1) }
    return sales * (firm.vatBurden + firm.incomeBurden) / 10_000 / 100
  }
}

extension Application.Bureau {
  init(_ random: inout SplitMix) {
    let month = random.pick([(0, 48), (1, 26), (2, 12), (3, 6), (4, 4), (5, 3), (7, 1)])
    let half = month + random.pick([(0, 32), (1, 26), (2, 18), (3, 11), (4, 6), (6, 5), (9, 2)])
    let year = half + random.pick([(0, 26), (1, 25), (2, 20), (3, 14), (5, 9), (8, 4), (12, 2)])
    queries = (month, half, year)
    overdue = random.pick([(0, 70), (1, 14), (2, 7), (3, 4), (5, 3), (8, 2)])
    longestOverdue =
      overdue == 0 ? 0 : random.pick([(7, 55), (20, 30), (35, 9), (65, 4), (120, 2)])
    lenders = random.pick([(0, 38), (1, 32), (2, 17), (3, 8), (4, 3), (6, 2)])
    otherExposure =
      lenders == 0
      ? 0 : lenders * random.pick([(1, 40), (3, 34), (7, 18), (20, 8)]) * 10_000_000
  }
}
