/// A word of the language, whatever language it is written in.
///
/// The raw value is its English spelling, which is also the canonical one. Words are looked up in a
/// `Spelling` once, by the lexer; nothing else compares text.
package enum Word: String, CaseIterable, Sendable {
  // Reserved everywhere.
  case and, or, not
  case `if`, then, `else`
  case `in`, `is`, missing
  case `where`, when
  case of, to, any, all
  case `true`, `false`

  // A file's language, its heading and its declarations.
  case language, en
  case rulebook, module
  case card, use, decides, currency, source, record, type, order, parameter, reference
  case table, scorecard, applicant, test, expect, override, disable
  case filingCalendar = "filing_calendar"
  case monthly, quarterly, due, day
  case zh
  case requires, consent, scope, lag
  case sameDay = "same_day"
  case parent
  case tunable, step, from
  case because

  // Types and attributes of fields.
  case text, date, boolean, integer, months, days, money, decimal, share, rate, one, list
  case optional, key, role
  case asOf = "as_of"
  case period
  case knownOn = "known_on"
  case assumed, external, chain, void
  case listed, unlisted

  // Tables and scorecards.
  case hit, unique, first, priority, collect, otherwise
  case sum, min, max, count
  case base, odds
  case pointsToDouble = "points_to_double"
  case reason

  // Sections and what stands in them.
  case facts, fraud, admission, line, term, pricing, approval, warning
  case undecided
  case `let`, output
  case require, decline, refer, red, orange, yellow, ignore
  case basis, action
  case amplify, adjust, deduct, cap

  // Tests.
  case given, with, parameters, approve, error, reasons, warnings, none

  // Scenarios.
  case scenario, varies
  case outcome, loss, referred, trust, market, measure
  case `return`
  case bad, past, draw, indeterminate, mature, after, exposure
  case givenDefault = "given_default"
  case funding, operating
  case riskWeight = "risk_weight"
  case capitalRatio = "capital_ratio"
  case hurdle
  case incomeTax = "income_tax"
  case model, parcelling, support
  case matchRate = "match_rate"
  case at, least
  case asRecorded = "as_recorded"
  case assumption

  // Balances and returns of scenarios.
  case risk, repayment, `default`, tax, guarantee
  case stress
  case takeUp = "take_up"
  case atRate = "at_rate"
  case churn
  case heldBeyond = "held_beyond"
  case delay, decision
  case firstUse = "first_use"
  case defaultDraw = "default_draw"
  case undrawn
  case raisedUse = "raised_use"
  case revolving
  case interestFirst = "interest_first"
  case equalInstalments = "equal_instalments"
  case equalPrincipal = "equal_principal"
  case prepaid, renewed
  case timing
  case timingBullet = "timing_bullet"
  case delinquent, cured, over
  case curedRepaid = "cured_repaid"
  case recovered
  case writtenOff = "written_off"
  case correlation
  case interestVAT = "interest_vat"
  case exempt, inclusive
  case primeRate = "prime_rate"
  case rateLimit = "rate_limit"
  case method
  case bankMetTarget = "bank_met_target"
  case exemptUntil = "exempt_until"
  case pool, paid, fee
  case backcast, between

  // Expressions.
  case month, year, years
  case within
  case round, clamp
  case average, smallest, greatest, yearly, distinct, latest, largest, shares, satisfy, by
  case without, repeats, on, skipping
  case growth, volatility, longest, run, zero, carried
  case halfEven = "half_even"
  case halfUp = "half_up"
  case halfDown = "half_down"
  case up, down, ceiling, floor

  /// The spelling that canonical prints use.
  package var english: String { rawValue }

  /// Whether the word can be no name, unless it is written between backticks.
  package var isReserved: Bool { Self.reserved.contains(self) }

  private static let reserved: Set<Word> = [
    .and, .or, .not, .if, .then, .else, .in, .is, .missing, .where, .when, .of, .to, .any, .all,
    .true, .false,
  ]
}

extension Word {
  /// The words that begin a declaration, sections included.
  static let declarations: Set<Word> = [
    .card, .use, .decides, .currency, .filingCalendar, .source, .record, .type, .order,
    .parameter, .reference, .table, .scorecard, .applicant, .test, .expect, .override, .disable,
    .varies, .market, .measure,
  ]

  /// The words that begin an item of a section.
  static let items: Set<Word> = [.undecided, .let, .output, .order, .require, .decline, .refer]

  /// The words that begin an attribute of a field.
  static let attributes: Set<Word> = [
    .optional, .key, .role, .asOf, .period, .knownOn, .chain, .void, .from, .zh, .external,
    .listed, .unlisted,
  ]

  /// The words that begin a built-in type.
  static let types: Set<Word> = [
    .text, .date, .boolean, .integer, .months, .days, .money, .decimal, .share, .rate, .one, .list,
  ]

  /// What a file is that the word heads.
  var fileKind: FileSyntax.Kind? {
    switch self {
    case .rulebook: .rulebook
    case .module: .module
    case .scenario: .scenario
    default: nil
    }
  }

  /// The section that the word opens, before `{`.
  var section: SectionKind? {
    switch self {
    case .facts: .facts
    case .fraud: .fraud
    case .admission: .admission
    case .line: .line
    case .term: .term
    case .pricing: .pricing
    case .approval: .approval
    case .warning: .warning
    default: nil
    }
  }

  /// The scenario's block that the word opens, before `{`.
  var scenarioBlock: ScenarioBlock.Kind? {
    switch self {
    case .outcome: .outcome
    case .loss: .loss
    case .return: .return
    case .referred: .referred
    case .reference: .reference
    case .risk: .risk
    case .draw: .draw
    case .repayment: .repayment
    case .default: .default
    case .tax: .tax
    case .guarantee: .guarantee
    case .trust: .trust
    default: nil
    }
  }

  /// The effect that the word names.
  var effect: Effect? {
    switch self {
    case .decline: .decline
    case .refer: .refer
    case .red: .red
    case .orange: .orange
    case .yellow: .yellow
    case .ignore: .ignore
    default: nil
    }
  }

  /// The unit that the word counts in a duration, and how many of it one such unit is.
  var durationUnit: (unit: DurationUnit, factor: Int)? {
    switch self {
    case .day, .days: (.days, 1)
    case .month, .months: (.months, 1)
    case .year, .years: (.months, 12)
    default: nil
    }
  }
}
