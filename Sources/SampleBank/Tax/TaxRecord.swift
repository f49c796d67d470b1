import Numbers

/// The rows of a firm's tax record about the months before an application, in the order in which they arrived.
///
/// Rows that arrived only after the application are among them: a decision must not see them.
struct TaxRecord: Sendable {
  private(set) var filings: [Filing] = []
  private let firm: Firm
  private let course: Course
  private let months: Range<Int>

  /// Months of returns before an application's own month.
  static let months = 26

  init(of firm: Firm, course: Course, before day: CalendarDate) {
    self.firm = firm
    self.course = course
    let month = day.monthNumber
    months = max(month - Self.months, firm.firstMonth)..<max(month, firm.firstMonth)
    filings.reserveCapacity(48)
    for month in months { add(month) }
    filings.sort { ($0.receivedOn, $0.document) < ($1.receivedOn, $1.document) }
  }

  private mutating func add(_ month: Int) {
    if firm.isGeneralTaxpayer {
      addVAT(month..<month + 1)
    } else if month % 3 == 2 {
      addVAT(max(month - 2, firm.firstMonth)..<month + 1)
    }
    if firm.incomeBurden > 0 {
      if month % 3 == 2 { addIncomeTax(max(month - 2, firm.firstMonth)..<month + 1) }
      if month % 12 == 11 { addSettlement(max(month - 11, firm.firstMonth)..<month + 1) }
    }
    addAudit(month)
  }

  // MARK: Returns

  private mutating func addVAT(_ period: Range<Int>) {
    let month = period.upperBound - 1
    let base = course.filed(period)
    var payable: Int
    var relief = 0
    if firm.isGeneralTaxpayer {
      // What goes round a ring is bought as it is sold: only genuine sales leave tax to pay.
      payable = course.sales(month) * firm.vatBurden(month: month) / 10_000
    } else {
      payable = base * VATLaw.smallScaleRate / 10_000
      let law = VATLaw.relief(month: month)
      let isExempt = base / 100 <= law.exemptQuarter
      relief = payable - (isExempt ? 0 : base * law.rate / 10_000)
    }
    addReturn(
      .vat, .vat, period, due: .day(15, ofMonth: month + 1), base: base, payable: payable,
      relief: relief)
  }

  private mutating func addIncomeTax(_ period: Range<Int>) {
    let month = period.upperBound - 1
    addIncome(
      .prepayment, period, due: .day(15, ofMonth: month + 1),
      paid: genuineSales(period) * firm.incomeBurden / 10_000)
  }

  /// The annual settlement (汇算清缴): what the prepayments of the year left to pay.
  private mutating func addSettlement(_ year: Range<Int>) {
    var random = SplitMix(seed: firm.seed, .filing, firm.number, -year.upperBound)
    let month = year.upperBound - 1
    let share = random.integer(in: Self.settlement)
    addIncome(
      .settlement, year, due: .day(31, ofMonth: month + 5),
      paid: genuineSales(year) * firm.incomeBurden / 10_000 * share / 100)
  }

  private mutating func addIncome(
    _ slot: Slot, _ period: Range<Int>, due: CalendarDate, paid: Int
  ) {
    let base = paid * 10_000 / VATLaw.smallProfitRate
    let payable = base * VATLaw.incomeRate / 10_000
    addReturn(
      slot, .income, period, due: due, base: base, payable: payable, relief: payable - paid)
  }

  private func genuineSales(_ period: Range<Int>) -> Int {
    period.reduce(0) { $0 + course.sales($1) }
  }

  /// What a document number stands for within its month.
  private enum Slot: Int { case vat, prepayment, settlement, replacement, audit, auditFee, fine }

  /// Documents of a month and a tax: the returns and what comes of audits, then the late fee of each.
  private static let slots = 16

  private func document(_ slot: Slot, _ month: Int, of tax: Filing.Tax = .vat) -> Int {
    ((month - monthNumber(2010, 1)) * 2 + (tax == .vat ? 0 : 1)) * Self.slots + slot.rawValue
  }

  private mutating func addReturn(
    _ slot: Slot, _ tax: Filing.Tax, _ period: Range<Int>, due: CalendarDate, base: Int,
    payable: Int, relief: Int
  ) {
    let month = period.upperBound - 1
    var random = SplitMix(
      seed: firm.seed, .filing, firm.number, month * 4 + slot.rawValue)
    if random.happens(Self.lost) { return }
    let isLate = random.happens(firm.care.late)
    let earliest = max(
      CalendarDate.first(ofMonth: month + 1), due.later(slot == .settlement ? -75 : -13))
    let filed =
      isLate
      ? due.later(random.integer(in: 1...45))
      : earliest.later(random.integer(in: 0...Int(due.days(since: earliest))))
    var filing = Filing(
      document: document(slot, month, of: tax),
      receivedOn: Self.receipt(of: filed, &random), periodStart: .first(ofMonth: period.lowerBound),
      periodEnd: .last(ofMonth: month), filedOn: filed, dueOn: due, paidOn: nil, tax: tax,
      kind: .regular, base: base, payable: payable, relief: relief, paid: 0)
    pay(&filing, &random)
    filings.append(filing)
    mend(filing, slot, &random)
    if isLate, random.happens(Self.fined) {
      addFine(month, of: tax, on: filed.later(random.integer(in: 5...60)), &random)
    }
  }

  /// The day on which the bank gets what the tax office got on a day.
  private static func receipt(of filed: CalendarDate, _ random: inout SplitMix) -> CalendarDate {
    filed.later(random.happens(slow) ? random.integer(in: 4...10) : random.integer(in: 1...2))
  }

  // MARK: Payments

  private mutating func pay(_ filing: inout Filing, _ random: inout SplitMix) {
    let paysLate = random.happens(firm.care.paidLate)
    let isUnpaid = random.happens(firm.care.unpaid)
    let delay = random.integer(in: 0...2)
    let lateBy = random.integer(in: 3...50)
    guard filing.due > 0 else { return }
    if isUnpaid {
      settle(filing, after: random.integer(in: 80...300), &random)
      return
    }
    filing.paidOn = max(
      filing.filedOn.later(delay), paysLate ? filing.dueOn.later(lateBy) : filing.filedOn)
    filing.paid = random.happens(Self.unknownPayment) ? nil : filing.due
    if let paidOn = filing.paidOn, paidOn > filing.dueOn { addLateFee(filing, paidOn) }
    if let paidOn = filing.paidOn, filing.receivedOn < paidOn {
      filing.receivedOn = paidOn.later(1)
    }
  }

  /// Paid at last: the same return again, received the day after.
  private mutating func settle(_ filing: Filing, after days: Int, _ random: inout SplitMix) {
    var paid = filing
    let day = filing.dueOn.later(days)
    paid.paidOn = day
    paid.paid = filing.due
    paid.receivedOn = day.later(1)
    filings.append(paid)
    addLateFee(filing, day)
  }

  /// 0.05 % a day of what was paid late, if it comes to a yuan.
  private mutating func addLateFee(_ filing: Filing, _ paidOn: CalendarDate) {
    let fee = filing.due * Int(paidOn.days(since: filing.dueOn)) * 5 / 10_000
    guard fee >= 100 else { return }
    filings.append(
      Filing(
        document: filing.document + Self.slots / 2, receivedOn: paidOn.later(1),
        periodStart: filing.periodStart, periodEnd: filing.periodEnd, filedOn: paidOn,
        dueOn: filing.dueOn, paidOn: paidOn, tax: filing.tax, kind: .lateFee, base: filing.due,
        payable: fee, relief: 0, paid: fee))
  }

  // MARK: Corrections and voids

  private mutating func mend(_ filing: Filing, _ slot: Slot, _ random: inout SplitMix) {
    let isCorrected = random.happens(Self.corrected)
    let isVoided = random.happens(Self.voided)
    guard isCorrected || isVoided, filing.paid ?? 0 > 0 else { return }
    let on = filing.receivedOn.later(random.integer(in: 4...150))
    var next = filing
    next.filedOn = on.later(-1)
    next.receivedOn = on
    if isCorrected {
      next = Self.scaled(next, by: random.integer(in: 850...1_200))
      filings.append(next)
    } else {
      next.isVoid = true
      filings.append(next)
      if slot == .vat, random.happens(Self.replaced) {
        let new = Self.scaled(filing, by: random.integer(in: 900...1_100))
        filings.append(
          Filing(
            document: document(.replacement, filing.periodEnd.monthNumber, of: filing.tax),
            receivedOn: on.later(2), periodStart: new.periodStart, periodEnd: new.periodEnd,
            filedOn: on.later(1), dueOn: new.dueOn, paidOn: new.paidOn, tax: new.tax,
            kind: .regular, base: new.base, payable: new.payable, relief: new.relief,
            paid: new.paid))
      }
    }
  }

  /// A return with all amounts times so many thousandths.
  private static func scaled(_ filing: Filing, by thousandths: Int) -> Filing {
    var scaled = filing
    scaled.base = filing.base * thousandths / 1_000
    scaled.payable = filing.payable * thousandths / 1_000
    scaled.relief = min(filing.relief * thousandths / 1_000, scaled.payable)
    scaled.paid = scaled.due
    return scaled
  }

  // MARK: Audits and fines

  /// In December the office may assess tax of the year afterwards, with a late fee and perhaps a fine.
  private mutating func addAudit(_ month: Int) {
    guard month % 12 == 11 else { return }
    var random = SplitMix(seed: firm.seed, .audit, firm.number, month)
    guard random.happens(firm.care.audited) else { return }
    let year = max(month - 11, firm.firstMonth)..<month + 1
    let assessed = max(100_000, course.filed(year) * random.integer(in: 3...20) / 1_000)
    let on = CalendarDate.day(20, ofMonth: month).later(-random.integer(in: 0...200))
    let base = Filing(
      document: document(.audit, month), receivedOn: on.later(2),
      periodStart: .first(ofMonth: year.lowerBound), periodEnd: .last(ofMonth: month - 1),
      filedOn: on, dueOn: on.later(15), paidOn: on, tax: .vat, kind: .auditAssessment,
      base: assessed * 8, payable: assessed, relief: 0, paid: assessed)
    filings.append(base)
    let fee = assessed * random.integer(in: 1...9) / 100
    filings.append(
      Filing(
        document: document(.auditFee, month), receivedOn: on.later(2),
        periodStart: base.periodStart, periodEnd: base.periodEnd, filedOn: on, dueOn: base.dueOn,
        paidOn: on, tax: .vat, kind: .lateFee, base: assessed, payable: fee, relief: 0, paid: fee))
    if random.happens(Self.finedAfterAudit) { addFine(month, of: .vat, on: on, &random) }
  }

  private mutating func addFine(
    _ month: Int, of tax: Filing.Tax, on day: CalendarDate, _ random: inout SplitMix
  ) {
    let fine = random.integer(in: 1...40) * 5_000
    filings.append(
      Filing(
        document: document(.fine, month, of: tax), receivedOn: day.later(1),
        periodStart: .first(ofMonth: month), periodEnd: .last(ofMonth: month), filedOn: day,
        dueOn: day.later(15), paidOn: day, tax: tax, kind: .fine, base: 0, payable: fine,
        relief: 0, paid: fine))
  }
}
