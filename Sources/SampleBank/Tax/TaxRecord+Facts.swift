import Numbers

// What the office says of a firm beside the returns; it agrees with the returns as they were known.
extension TaxRecord {
  /// Tax due and not paid, by the versions of the returns known before a day, in fen.
  func arrears(before day: CalendarDate) -> Int {
    var owed: [Int: Int] = [:]
    for filing in filings where filing.receivedOn < day && filing.kind == .regular {
      let isOpen = filing.paidOn == nil && !filing.isVoid
      owed[filing.document] = isOpen ? filing.due : 0
    }
    return owed.values.reduce(0, +)
  }

  /// Fines known before a day, of the 24 months before it.
  func penalties(before day: CalendarDate) -> Int {
    let start = day.later(months: -24)
    return filings.count {
      $0.kind == .fine && $0.receivedOn < day && $0.receivedOn > start
    }
  }

  /// Returns of 24 months that were filed after their day, known before a day.
  func lateReturns(before day: CalendarDate) -> Int {
    var late: Set<Int> = []
    for filing in filings
    where filing.kind == .regular && filing.receivedOn < day && filing.filedOn > filing.dueOn {
      late.insert(filing.document)
    }
    return late.count
  }

  static let lost: Chance = 25
  static let slow: Chance = 900
  static let unknownPayment: Chance = 7
  static let corrected: Chance = 150
  static let voided: Chance = 30
  static let replaced: Chance = 7_000
  static let fined: Chance = 150
  static let finedAfterAudit: Chance = 5_000
  /// What the settlement leaves to pay, in hundredths of the year's prepayments.
  static let settlement = 0...14

  static let figures = FigureTable(
    title: "Returns and payments",
    about: """
      Each application brings the returns of the \(months) months before its own. VAT by the month for general payers, by the \
      quarter for small-scale ones; income tax prepaid by the quarter and settled by the year; the self-employed file no \
      corporate income tax. A row is received when it is filed or paid, and days later.
      """,
    figures: [
      Figure(
        "VAT and prepayments are due on", "the 15th of the next month",
        .published("DOMAIN §5.2, there an assumption")),
      Figure(
        "the annual settlement is due on", "31 May", .published("企业所得税法; DOMAIN §5.2")),
      Figure(
        "what it leaves to pay, in % of the year's prepayments", "0 to \(settlement.upperBound)"),
      Figure(
        "codes of taxes", "10101 VAT, 10104 corporate income tax",
        .published("DOMAIN §5.1, there an assumption")),
      Figure("codes of kinds", "10 return, 20 audit assessment, 30 late fee, 40 fine"),
      Figure("returns that are lost", lost),
      Figure("returns filed late: careful firms", Care.careful.late),
      Figure("returns filed late: ordinary firms", Care.ordinary.late),
      Figure("returns filed late: careless firms", Care.careless.late),
      Figure("late means, days after the due day", "1 to 45"),
      Figure("paid late: careful, ordinary, careless firms", of(\.paidLate)),
      Figure("unpaid for 80 to 300 days: careful, ordinary, careless firms", of(\.unpaid)),
      Figure(
        "late fee", "0.05 % a day", .published("税收征收管理法 第32条")),
      Figure("received 1 or 2 days after filing or payment, but 4 to 10 days in", slow),
      Figure("payments that are not known", unknownPayment),
      Figure("returns corrected 4 to 150 days later, by −15 % to +20 %", corrected),
      Figure("returns voided 4 to 150 days later", voided),
      Figure("voided VAT returns that are filed anew", replaced),
      Figure("late returns that are fined, 50 to 2,000 yuan", fined),
      Figure("audits a year: careful, ordinary, careless firms", of(\.audited)),
      Figure("assessed by an audit, in % of the year's sales", "0.3 to 2"),
      Figure("audits with a fine", finedAfterAudit),
    ])

  private static func of(_ chance: (Care) -> Chance) -> String {
    [Care.careful, .ordinary, .careless].map { chance($0).words }.joined(separator: ", ")
  }
}
