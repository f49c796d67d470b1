/// The figures of one month until default side by side, so that a cohort's month is one multiplication and sum.
typealias MonthVector = SIMD16<Double>

/// Where each figure stands in a month's vector.
enum MonthPlace {
  static let performing = 0
  static let loans = 1
  static let drawn = 2
  static let scheduled = 3
  static let prepaid = 4
  static let defaulted = 5
  static let interest = 6
  static let taxedInterest = 7
  /// Yearly interest of what defaults, for what is cured bears it again.
  static let defaultedInterest = 8
  /// The taxed part of it.
  static let defaultedTaxed = 9

  /// Where the figures of a series come from.
  static let figures: [(figure: LoanFigure, place: Int)] = [
    (.performing, performing), (.loans, loans), (.drawn, drawn), (.scheduled, scheduled),
    (.prepaid, prepaid), (.defaulted, defaulted), (.interest, interest),
    (.taxedInterest, taxedInterest),
  ]
}

extension CohortAmounts {
  /// What each place of a month is a multiple of.
  func vector(_ part: KeyPath<RiskyAmount, Double>) -> MonthVector {
    var vector = MonthVector(repeating: amount[keyPath: part])
    vector[MonthPlace.loans] = loans[keyPath: part]
    vector[MonthPlace.interest] = interest[keyPath: part]
    vector[MonthPlace.taxedInterest] = taxed[keyPath: part]
    vector[MonthPlace.defaultedInterest] = interest[keyPath: part]
    vector[MonthPlace.defaultedTaxed] = taxed[keyPath: part]
    return vector
  }
}

extension MonthVector {
  /// Of what stands in default, only the places of defaults.
  var ofDefaults: MonthVector {
    var vector = MonthVector.zero
    for place in [
      MonthPlace.defaulted, MonthPlace.defaultedInterest, MonthPlace.defaultedTaxed,
    ] { vector[place] = self[place] }
    return vector
  }
}

extension [MonthVector] {
  /// Adds month by month.
  mutating func add(_ other: [MonthVector]) {
    for month in indices { self[month] += other[month] }
  }
}
