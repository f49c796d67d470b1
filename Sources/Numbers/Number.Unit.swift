extension Number {
  /// A unit that a number may be written in; its value is the written number times `factor`.
  package enum Unit: String, CaseIterable, Sendable {
    /// A hundredth.
    case percent = "%"
    /// A ten-thousandth.
    case basisPoint = "bp"
    /// Ten thousand.
    case wan = "万"
    /// A hundred million.
    case yi = "亿"
    /// A day's rate, quoted a year of 365 days: 0.01 % a day is 3.65 % a year.
    case perDay = "/day"

    /// The text behind the written number.
    package var suffix: String { rawValue }

    /// What the written number is multiplied by.
    package var factor: Number {
      self == .perDay ? Number(365) : Number(unchecked: .powerOfTen(Number.decimals + shift))
    }

    /// By how many places the written number's point moves to the right.
    var shift: Int {
      switch self {
      case .percent: -2
      case .basisPoint: -4
      case .wan: 4
      case .yi: 8
      case .perDay: 0
      }
    }
  }
}
