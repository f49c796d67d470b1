import Numbers

/// A tax credit level (纳税信用等级).
enum CreditLevel: String, CaseIterable, Sendable {
  case A, B, M, C, D

  /// The level after a repair (修复) or a review (复评).
  var repaired: CreditLevel? {
    switch self {
    case .B: .A
    case .C: .B
    case .D: .C
    case .A, .M: nil
    }
  }
}

/// A level as it was published: of a rating year, known from a day.
struct PublishedLevel: Sendable {
  let year: Int
  let level: CreditLevel
  let publishedOn: CalendarDate
}

/// The levels of a firm as they were published, oldest first; those of its future are made up with the rest.
struct CreditRating: Sendable {
  let published: [PublishedLevel]

  /// Of the rating years that an application's dossier holds: the four before its own and its own.
  init(of firm: Firm, around day: CalendarDate) {
    var levels: [PublishedLevel] = []
    if firm.established.year >= day.year - 4 {
      levels.append(
        PublishedLevel(
          year: firm.established.year, level: .M,
          publishedOn: firm.established.later(Self.daysToFirst)))
    }
    for year in day.year - 4...day.year {
      guard let level = firm.level(ofYear: year) else { continue }
      var random = SplitMix(seed: firm.seed, .level, firm.number, year * 2)
      levels.append(
        PublishedLevel(
          year: year, level: level,
          publishedOn: .day(random.integer(in: 8...28), ofMonth: monthNumber(year + 1, 4))))
      let isRepaired = random.happens(Self.repaired)
      let repair = CalendarDate.day(
        random.integer(in: 1...28), ofMonth: monthNumber(year + 1, random.integer(in: 7...12)))
      if isRepaired, let better = level.repaired, better != .A || firm.mayBeA(inYear: year) {
        levels.append(PublishedLevel(year: year, level: better, publishedOn: repair))
      }
    }
    let horizon = day.later(Self.foresight)
    published = levels.filter { $0.publishedOn <= horizon }
      .sorted { $0.publishedOn < $1.publishedOn }
  }

  /// The latest level published before a day.
  func known(before day: CalendarDate) -> PublishedLevel? {
    published.last { $0.publishedOn < day }
  }

  /// The next level after that, which the bank could not know.
  func next(from day: CalendarDate) -> PublishedLevel? {
    published.first { $0.publishedOn >= day }
  }

  static let daysToFirst = 30
  /// Days after an application up to which its dossier holds levels.
  static let foresight = 240
  static let repaired: Chance = 500
  static let drawnAnew: Chance = 2_200
  /// From rating year 2025 on: firms that were B and start from 93 instead of 90 points.
  static let raisedSince2025: Chance = 1_500
  static let zeroMonthsWithoutA = (inARow: 3, leastAge: 36)

  static let figures = FigureTable(
    title: "Tax credit levels",
    about:
      "A dossier holds the levels of five rating years, with the days on which they were published.",
    figures: [
      Figure(
        "published", "8 to 28 April of the next year",
        .published("month: DOMAIN §6; days: assumption")),
      Figure(
        "a new firm is M", "\(daysToFirst) days after it is founded",
        .published("M for new firms: DOMAIN §6; days: assumption")),
      Figure(
        "first rated", "for its first whole calendar year", .published("DOMAIN §6")),
      Figure(
        "cannot be A", "below 36 months at the year's end, or with 3 months without sales in it",
        .published("DOMAIN §6")),
      Figure("D stays", "for two years", .published("DOMAIN §6")),
      Figure("levels of careful firms", Care.careful.levels),
      Figure("levels of ordinary firms", Care.ordinary.levels),
      Figure("levels of careless firms", Care.careless.levels),
      Figure("a year's level is drawn anew instead of kept in", drawnAnew),
      Figure("levels below A raised by one step between July and December", repaired),
      Figure(
        "B raised to A from rating year 2025 on, by 93 points instead of 90", raisedSince2025,
        .published("93 points: DOMAIN §6; share: assumption")),
      Figure(
        "levels as known later stand up to so many days after the application", "\(foresight)"),
    ])
}

extension Firm {
  /// Whether the law lets a firm be A for a year.
  func mayBeA(inYear year: Int) -> Bool {
    let months = year * 12..<year * 12 + 12
    let isOldEnough =
      established.later(months: CreditRating.zeroMonthsWithoutA.leastAge)
      <= .last(ofMonth: months.upperBound - 1)
    return isOldEnough
      && idle.clamped(to: months).count < CreditRating.zeroMonthsWithoutA.inARow
  }

  /// The level of a rating year as first published; `nil` for the year of founding and before.
  func level(ofYear year: Int) -> CreditLevel? {
    guard year > established.year else { return nil }
    let drawn = drawnLevel(ofYear: year)
    let before = year - 1 > established.year ? drawnLevel(ofYear: year - 1) : drawn
    if drawn == .D || before == .D { return .D }
    if drawn == .A && !mayBeA(inYear: year) { return .B }
    return drawn
  }

  private func drawnLevel(ofYear year: Int) -> CreditLevel {
    let odds = care.levels
    var usual = SplitMix(seed: seed, .level, number)
    var random = SplitMix(seed: seed, .level, number, year * 2 + 1)
    let level = random.happens(CreditRating.drawnAnew) ? random.pick(odds) : usual.pick(odds)
    let isRaised = year >= 2025 && random.happens(CreditRating.raisedSince2025)
    return isRaised && level == .B ? .A : level
  }
}
