import Engine
import Numbers

/// An application with all that became of it: what the second pass over the bank needs to write it down.
struct Case: Sendable {
  let firm: Int
  let sequence: Int
  let day: CalendarDate
  let system: SystemDecision
  let verdict: Verdict
  /// Drawn where `isDrawn`, else how a loan would have gone.
  let loan: Loan
  let isDrawn: Bool
  /// What the loan was judged at, by truth alone: line in fen, rate in millionths, chance of default in millionths.
  let line: Int
  let rate: Int
  let risk: Int

  init(_ application: Application, _ system: SystemDecision, bank: Bank) {
    firm = application.firm.number
    sequence = application.sequence
    day = application.appliedOn
    self.system = system
    let proposed =
      system.line.flatMap { $0 > 0 ? $0 : nil } ?? min(application.requested, Verdict.usual)
    let offeredRate = system.rate ?? Verdict.usualRate(on: day)
    let inkling = Risk(of: application, line: proposed, rate: offeredRate)
    verdict = Verdict(of: application, system, risk: inkling.chance, bank: bank)
    line = verdict.bookedLine ?? verdict.decidedLine ?? proposed
    rate = verdict.rate ?? offeredRate
    let risk = Risk(of: application, line: line, rate: rate)
    self.risk = risk.chance
    loan = Loan(
      of: application, line: line, term: verdict.term ?? system.term ?? 12, risk: risk,
      from: verdict.decidedOn ?? day)
    var random = SplitMix(seed: application.firm.seed, .take, firm, -1 - sequence)
    isDrawn = verdict.bookedLine != nil && !random.happens(Loan.neverDraws)
  }
}

extension Case {
  static let renewing: Chance = 6_000
  static let retrying: Chance = 2_600
  static let askingAgain: Chance = 1_500

  static let figures = FigureTable(
    title: "Firms that come back",
    about:
      "A firm applies again by what became of its last application; those that come after the last day are replaced by new firms.",
    figures: [
      Figure("drawn loans without default, from 25 days before to 20 after their term", renewing),
      Figure("declined, 20 to 240 days later", retrying),
      Figure("approved and never drawn, 60 to 300 days later", askingAgain),
    ])

  /// The day on which the firm applies again; `nil` where it does not, or not within the days asked for.
  func comeback(bank: Bank) -> CalendarDate? {
    var random = SplitMix(seed: bank.request.seed, .comeback, firm, sequence)
    let again: CalendarDate
    switch verdict.final {
    case .refer: return nil
    case .decline:
      guard random.happens(Self.retrying) else { return nil }
      again = day.later(random.integer(in: 20...240))
    case .approve where isDrawn:
      guard loan.defaultMonth == nil, random.happens(Self.renewing) else { return nil }
      again = loan.firstDraw.later(months: loan.term).later(random.integer(in: -25...20))
    case .approve:
      guard random.happens(Self.askingAgain) else { return nil }
      again = day.later(random.integer(in: 60...300))
    }
    return again <= bank.request.to ? again : nil
  }
}
