/// How careful a firm is with its returns and payments.
enum Care: String, Sendable {
  case careful, ordinary, careless

  static let odds: Odds<Care> = [.careful: 68, .ordinary: 24, .careless: 8]

  /// Returns that are filed after their day.
  var late: Chance {
    switch self {
    case .careful: 60
    case .ordinary: 500
    case .careless: 2_400
    }
  }

  /// Returns filed in time whose tax is paid after its day.
  var paidLate: Chance {
    switch self {
    case .careful: 40
    case .ordinary: 200
    case .careless: 800
    }
  }

  /// Returns whose tax stays unpaid for months.
  var unpaid: Chance {
    switch self {
    case .careful: 6
    case .ordinary: 40
    case .careless: 260
    }
  }

  /// Years in which an audit assesses tax afterwards.
  var audited: Chance {
    switch self {
    case .careful: 60
    case .ordinary: 160
    case .careless: 500
    }
  }

  /// The levels that the tax office gives, before what the law rules out.
  var levels: Odds<CreditLevel> {
    switch self {
    case .careful: Self.levelsOfCareful
    case .ordinary: Self.levelsOfOrdinary
    case .careless: Self.levelsOfCareless
    }
  }

  private static let levelsOfCareful: Odds<CreditLevel> = [.A: 38, .B: 48, .M: 9, .C: 4, .D: 1]
  private static let levelsOfOrdinary: Odds<CreditLevel> = [.A: 14, .B: 58, .M: 12, .C: 13, .D: 3]
  private static let levelsOfCareless: Odds<CreditLevel> = [.B: 34, .M: 8, .C: 42, .D: 16]
}
