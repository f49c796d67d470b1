extension Verdict {
  static let stopped: Chance = 120
  static let rescued: Chance = 60
  static let forgotten: Chance = 150
  static let goodReasons: Odds<Reason> = [
    .siteVisitGood: 45, .documentsComplete: 35, .strongOwner: 20,
  ]
  static let badReasons: Odds<Reason> = [
    .siteVisitBad: 35, .documentsIncomplete: 30, .unclearBusiness: 20, .customerWithdrew: 15,
  ]
  /// Part of the proposed line that a person grants, in hundredths.
  static let trimmed: Odds<Int> = [100: 55, 80: 25, 60: 20]
  /// Lines are multiples of 10,000 yuan; in fen.
  static let step = 1_000_000
  /// A line where the rules know none, in fen.
  static let usual = 30_000_000
  static let walksAway: Chance = 700
  /// Part of the decided line that the customer signs for, in hundredths.
  static let taken: Odds<Int> = [100: 66, 80: 18, 50: 16]

  /// How likely a person approves what the rules refer, by the chance of default in millionths.
  static func approval(risk: Int) -> Chance {
    approvals.last { $0.above <= risk }?.chance ?? 5_000
  }

  static let approvals: [(above: Int, chance: Chance)] = [
    (0, 7_000), (15_000, 5_600), (40_000, 3_600),
  ]

  static let figures = FigureTable(
    title: "People and customers",
    about: """
      The system outcome is that of the version in force; what people make of it, and what customers take of a line, is drawn.
      """,
    figures: [
      Figure("approvals that a person stops", stopped),
      Figure("declines that a person turns into an approval", rescued),
    ]
      + approvals.map {
        Figure(
          "referrals approved, from a chance of default of \(percent($0.above, of: 1_000_000)) on",
          $0.chance)
      } + [
        Figure("days a person takes", "1 to 14 on a referral"),
        Figure("referrals that nobody decides", forgotten),
        Figure("reasons to approve", goodReasons),
        Figure("reasons to decline", badReasons),
        Figure("part of the proposed line that a person grants, %", trimmed),
        Figure("a line where the rules know none, yuan", "\(usual / 100)"),
        Figure("customers who do not sign", walksAway),
        Figure("part of the decided line that the others sign for, %", taken),
      ])
}
