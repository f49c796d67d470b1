import Numbers

extension Number {
  /// The number with which multiplying is the same as dividing by this one; `nil` where there is none of 12 decimals.
  var exactReciprocal: Number? {
    guard !isZero, let reciprocal = Number.one.divided(by: self),
      multipliedExactly(by: reciprocal) == .one
    else { return nil }
    return reciprocal
  }
}

extension CalendarDate {
  /// A day of a month given as year × 12 + month − 1; `nil` outside the years 1…9999.
  init?(monthIndex: Int, day: Int) {
    self.init(year: monthIndex / 12, month: monthIndex % 12 + 1, day: day)
  }
}
