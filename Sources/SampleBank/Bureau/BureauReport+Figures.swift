extension BureauReport {
  static let lenders: Odds<Int> = [0: 40, 1: 31, 2: 17, 3: 8, 4: 3, 6: 1]
  static let lendersInAll = 240
  /// A loan in hundredths of a year's sales.
  static let amounts: Odds<Int> = [3: 34, 8: 34, 16: 20, 35: 9, 80: 3]
  static let lateInstalments: Odds<Int> = [1: 46, 2: 27, 3: 13, 5: 9, 8: 5]
  static let longest: Odds<Int> = [7: 55, 20: 30, 35: 9, 65: 4, 120: 2]
  /// Queries of 14 months.
  static let thirst: Odds<Int> = [
    0: 14, 1: 16, 2: 17, 3: 15, 4: 11, 5: 9, 6: 6, 8: 6, 11: 4, 16: 2,
  ]
  static let purposes: Odds<Purpose> = [.application: 72, .guarantee: 8, .postLoan: 20]
  static let later: Chance = 2_000

  static func troubled(_ care: Care) -> Chance {
    switch care {
    case .careful: 2_000
    case .ordinary: 3_800
    case .careless: 5_500
    }
  }

  static let figures = FigureTable(
    title: "Bureau queries and other loans",
    about: """
      `queries.csv` and `loans.csv` hold the rows; the columns of an application count those known before its day. Queries \
      after a loan was made count nowhere.
      """,
    figures: [
      Figure("the report is taken", "the day before the application"),
      Figure("loans with other lenders", lenders),
      Figure("amount of a loan in % of a year's sales", amounts),
      Figure("queries in 14 months", thirst),
      Figure("what queries are for", purposes),
      Figure("careful firms that pay instalments late", troubled(.careful)),
      Figure("ordinary firms that do", troubled(.ordinary)),
      Figure("careless firms that do", troubled(.careless)),
      Figure("late instalments of a loan of theirs", lateInstalments),
      Figure("days of the longest delay", longest),
      Figure("dossiers with a query and a loan that became known after the application", later),
    ])
}
