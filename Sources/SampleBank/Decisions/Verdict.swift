import Engine
import Numbers

/// What became of a system decision: what a person made of it, and what the customer took.
struct Verdict: Sendable {
  /// Why a person decided otherwise than the system, or settled what it left to a person.
  enum Reason: String, CaseIterable, Sendable {
    case siteVisitGood = "site_visit_good"
    case documentsComplete = "documents_complete"
    case strongOwner = "strong_owner"
    case siteVisitBad = "site_visit_bad"
    case documentsIncomplete = "documents_incomplete"
    case unclearBusiness = "unclear_business"
    case customerWithdrew = "customer_withdrew"
  }

  /// `refer` is pending: no person has decided by the last day asked for.
  let final: Outcome
  /// `nil` where the system's decision stands.
  let reason: Reason?
  /// `nil` while pending.
  let decidedOn: CalendarDate?
  /// In fen, as the booked line; `nil` where declined or pending.
  let decidedLine: Int?
  /// `nil` where the customer did not sign.
  let bookedLine: Int?
  /// In millionths a year.
  let rate: Int?
  let term: Int?

  /// - Parameter risk: the chance of default within a year in millionths, of which a person has an inkling.
  init(of application: Application, _ system: SystemDecision, risk: Int, bank: Bank) {
    var random = SplitMix(
      seed: application.firm.seed, .override, application.firm.number, application.sequence)
    let day = application.appliedOn
    var final = system.outcome
    var reason: Reason?
    var decidedOn: CalendarDate? = day
    var line = system.line
    switch system.outcome {
    case .approve:
      if random.happens(Self.stopped) {
        final = .decline
        reason = random.pick(Self.badReasons)
        decidedOn = day.later(random.integer(in: 1...5))
      }
    case .decline:
      if random.happens(Self.rescued), let offered = line, offered > 0 {
        final = .approve
        reason = random.pick(Self.goodReasons)
        decidedOn = day.later(random.integer(in: 3...15))
      }
    case .refer:
      let settled = day.later(random.integer(in: 1...14))
      if settled > bank.request.to || random.happens(Self.forgotten) {
        decidedOn = nil
        break
      }
      decidedOn = settled
      let isGood = random.happens(Self.approval(risk: risk))
      final = isGood ? .approve : .decline
      reason = random.pick(isGood ? Self.goodReasons : Self.badReasons)
      if isGood {
        let proposed = line.flatMap { $0 > 0 ? $0 : nil } ?? min(application.requested, Self.usual)
        line = proposed * random.pick(Self.trimmed) / 100 / Self.step * Self.step
      }
    }
    self.final = final
    self.reason = reason
    self.decidedOn = decidedOn
    let isApproved = final == .approve
    decidedLine = isApproved ? line : nil
    rate = isApproved ? system.rate ?? Self.usualRate(on: day) : nil
    term = isApproved ? system.term ?? 12 : nil

    var take = SplitMix(
      seed: application.firm.seed, .take, application.firm.number, application.sequence)
    let signs = !take.happens(Self.walksAway)
    let share = take.pick(Self.taken)
    bookedLine =
      decidedLine.flatMap {
        $0 > 0 && signs ? max($0 * share / 100 / Self.step, 1) * Self.step : nil
      }
  }

  /// The rate offered where no version names one: one point above the prime rate.
  static func usualRate(on day: CalendarDate) -> Int { (LoanPrimeRate.on(day) + 100) * 100 }
}
