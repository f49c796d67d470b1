import Numbers

/// The consents that firm and owner gave with an application.
struct Consents: Sendable {
  /// One consent: who lets the bank read what, for what, from when to when.
  struct Consent: Sendable {
    let source: String
    let subject: String
    let scope: String
    let validFrom: CalendarDate
    let validUntil: CalendarDate
    let withdrawnOn: CalendarDate?
  }

  let all: [Consent]
  /// The firm's consent to read its tax record for the decision; `nil` where it was never given.
  let taxDecision: Consent?

  init(of firm: Firm, _ sequence: Int, on day: CalendarDate) {
    var random = SplitMix(seed: firm.seed, .consent, firm.number, sequence)
    let signed = day.later(-random.integer(in: 0...20))
    let validity = random.pick(Self.validity)
    func consent(
      _ source: String, _ subject: String, _ scope: String, _ from: CalendarDate,
      _ until: CalendarDate, withdrawn: CalendarDate? = nil
    ) -> Consent {
      Consent(
        source: source, subject: subject, scope: scope, validFrom: from, validUntil: until,
        withdrawnOn: withdrawn)
    }
    var from = signed
    var until = signed.later(validity)
    if random.happens(Self.expired) {
      from = day.later(-random.integer(in: 200...400))
      until = day.later(-random.integer(in: 1...90))
    } else if random.happens(Self.late) {
      from = day.later(random.integer(in: 1...9))
      until = day.later(365)
    }
    let isGiven = !random.happens(Self.never)
    let decision = consent("tax", "firm", "decision", from, until)
    taxDecision = isGiven ? decision : nil

    var all: [Consent] = isGiven ? [decision] : []
    if random.happens(Self.postLoan) {
      all.append(consent("tax", "firm", "post_loan", from, until.later(730)))
    }
    if random.happens(Self.modelling) {
      let withdrawn =
        random.happens(Self.withdrawn) ? day.later(random.integer(in: 20...600)) : nil
      let end = signed.later(random.pick(Self.modellingValidity))
      all.append(consent("tax", "firm", "modelling", signed, end, withdrawn: withdrawn))
    }
    all.append(consent("bureau", "firm", "decision", signed, signed.later(validity)))
    if random.happens(Self.ownerToo) {
      all.append(consent("bureau", "owner", "decision", signed, signed.later(validity)))
    }
    self.all = all
  }

  static let validity: Odds<Int> = [90: 20, 180: 30, 365: 50]
  static let expired: Chance = 80
  static let late: Chance = 40
  static let never: Chance = 60
  static let postLoan: Chance = 8_500
  static let modelling: Chance = 9_000
  static let modellingValidity: Odds<Int> = [1_095: 60, 1_825: 40]
  static let withdrawn: Chance = 300
  static let ownerToo: Chance = 9_500

  static let figures = FigureTable(
    title: "Consents",
    about: """
      By source, subject and scope; `consent_from` and `consent_until` of an application are the firm's consent to read its tax \
      record for the decision. Registry and courts are public and need none.
      """,
    figures: [
      Figure("days for which a consent holds", validity),
      Figure("consents for the decision that ran out before the application", expired),
      Figure("that were signed after it", late),
      Figure("that were never given", never),
      Figure("tax record after the loan is made", postLoan),
      Figure("tax record for modelling", modelling),
      Figure("days for which that holds", modellingValidity),
      Figure("of these withdrawn, 20 to 600 days later", withdrawn),
      Figure("owner's consent to a bureau query beside the firm's", ownerToo),
    ])
}
