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

    /// What the written number is multiplied by.
    package var factor: Number {
      switch self {
      case .percent: Number(unchecked: .powerOfTen(10))
      case .basisPoint: Number(unchecked: .powerOfTen(8))
      case .wan: Number(10_000)
      case .yi: Number(100_000_000)
      case .perDay: Number(365)
      }
    }

    /// The text behind the written number.
    package var suffix: String { rawValue }
  }
}
