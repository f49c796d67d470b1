extension Risk {
  /// In millionths, before all factors.
  static let base = 26_000
  /// Whatever the factors say.
  static let most = 600_000
  /// Change of sales on the year before, in percent.
  static let trend: Steps = [-100: 2_800, -30: 1_600, -10: 1_000, 10: 800]
  static let lateReturns: Steps = [0: 750, 1: 1_150, 3: 2_000]
  static let ring = 3_500
  static let surge = 1_800
  /// The largest buyer's share of sales, in percent.
  static let concentration: Steps = [0: 900, 50: 1_500, 75: 2_000]
  static let queries: Steps = [0: 800, 3: 1_150, 5: 1_800]
  /// Credit with other lenders in percent of a year's sales.
  static let leverage: Steps = [0: 850, 15: 1_200, 40: 1_900]
  static let delays: Steps = [0: 850, 1: 1_400, 4: 2_300]
  /// Months in business.
  static let age: Steps = [0: 1_500, 36: 1_050, 72: 850]
  static let severalFirms = 1_200
  /// The line in percent of a year's sales.
  static let lineShare: Steps = [0: 750, 5: 1_000, 12: 1_350, 25: 1_900]
  /// Millionths a year from which on a dearer loan is a riskier one.
  static let rateFrom = 35_000
  /// Thousandths a basis point above that.
  static let perBasisPoint = 2
  static let unseen: Odds<Int> = [400: 40, 900: 35, 1_800: 20, 3_500: 5]
  /// Of those who do not default within a year, those who do in months 13 to 15, as a part of the chance in hundredths.
  static let laterShare = 40

  static let figures = FigureTable(
    title: "Risk",
    about: """
      The chance that a loan is 90 days past due within 12 months of its first draw is the base times a factor for each of \
      these, at most \(percent(most, of: 1_000_000)). Only truth knows it: `truth/outcomes.csv` has it for every application, at \
      the line and the rate that it got, or would have got.
      """,
    figures: [
      Figure("base", percent(base, of: 1_000_000)),
      Figure("sales against the year before, %", trend.words),
      Figure("returns of 26 months filed late", lateReturns.words),
      Figure("a ring of invoices", "× \(decimal(ring, places: 3))"),
      Figure("sales pushed up before the application", "× \(decimal(surge, places: 3))"),
      Figure("largest buyer's share, %", concentration.words),
      Figure("bureau queries of 6 months", queries.words),
      Figure("other lenders' credit in % of a year's sales", leverage.words),
      Figure("instalments paid late elsewhere", delays.words),
      Figure("months in business", age.words),
      Figure("an owner with several firms", "× \(decimal(severalFirms, places: 3))"),
      Figure("line in % of a year's sales", lineShare.words),
      Figure(
        "each basis point of the rate above \(percent(rateFrom, of: 1_000_000))",
        "+ \(decimal(perBasisPoint, places: 1)) %"),
      Figure("what nobody sees, in thousandths", unseen),
      Figure(
        "default in months 13 to 15 instead, as a part of that chance",
        percent(laterShare, of: 100)),
      Figure("a default's month, if within the year", "4 to 11, at most 3 after the term"),
    ])
}
