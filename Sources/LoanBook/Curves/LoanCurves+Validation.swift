import Numbers

extension LoanCurves {
  /// The most months that any lag or timing may take.
  package static let longestLag = 120

  func checkShares() throws(LoanCurvesProblem) {
    let shares: [(LoanCurvesProblem.Figure, Number)] =
      [
        (.prepaid, figures.prepaid), (.renewed, figures.renewed),
        (.defaultDraw, figures.defaultDraw), (.lost, figures.lost), (.cured, figures.cured),
      ] + figures.guarantees.map { (.guaranteeShare, $0.share) }
    for (figure, share) in shares { try Self.check(figure, share) }
    guard figures.prepaid < .one else { throw .whole(.prepaid) }
    guard let spent = figures.lost.adding(figures.cured), spent <= .one else {
      throw .moreThanAll(lost: figures.lost, cured: figures.cured)
    }
  }

  func checkTimings() throws(LoanCurvesProblem) {
    try Self.check(.use, points: figures.use.points, from: 0)
    for point in figures.use.points {
      try Self.check(.use, point.share)
      // The line of a loan in the book is found from its balance and its age.
      guard !point.share.isZero else { throw .nothing(.use) }
    }
    guard figures.use.points.first?.month == 0 else { throw .start(.use) }
    for (figure, timing) in [
      (LoanCurvesProblem.Figure.timing, figures.timing), (.bulletTiming, figures.bulletTiming),
    ] {
      let earliest = timing.anchor == .maturity ? -Int(LoanBook.longestTerm) : 0
      try Self.check(figure, points: timing.curve.points, from: earliest, isCumulative: true)
      if timing.anchor == .firstDraw, let first = timing.curve.points.first, first.month == 0,
        !first.share.isZero
      {
        throw .month(figure, 0)
      }
    }
    for (figure, curve) in [
      (LoanCurvesProblem.Figure.recovery, figures.recovery), (.writeOff, figures.writeOff),
    ] {
      try Self.check(figure, points: curve.points, from: 0, isCumulative: true)
      guard curve.last == .one else { throw .end(figure, curve.last) }
    }
  }

  func checkMonths() throws(LoanCurvesProblem) {
    try Self.check(.delinquent, figures.delinquent, least: 0)
    try Self.check(.curedWithin, figures.curedWithin, least: 1)
    try Self.check(.repaidOver, figures.repaidOver, least: 1)
    for guarantee in figures.guarantees {
      try Self.check(.guaranteeLag, guarantee.lag, least: 0)
      if let pool = guarantee.pool, pool < 0 {
        throw .count(.pool, pool, least: 0, most: .max)
      }
    }
  }

  private static func check(
    _ figure: LoanCurvesProblem.Figure, _ share: Number
  ) throws(LoanCurvesProblem) {
    guard !share.isNegative, share <= .one else { throw .share(figure, share) }
  }

  private static func check(
    _ figure: LoanCurvesProblem.Figure, _ months: Int, least: Int
  ) throws(LoanCurvesProblem) {
    guard (least...longestLag).contains(months) else {
      throw .count(figure, Int64(months), least: Int64(least), most: Int64(longestLag))
    }
  }

  /// Months ascend from `earliest` on; what is cumulative begins at 0 or above and never falls.
  private static func check(
    _ figure: LoanCurvesProblem.Figure, points: [MonthCurve.Point], from earliest: Int,
    isCumulative: Bool = false
  ) throws(LoanCurvesProblem) {
    guard let first = points.first else { throw .start(figure) }
    var before = MonthCurve.Point(earliest - 1, isCumulative ? .zero : first.share)
    for point in points {
      guard point.month > before.month, point.month <= Int(LoanBook.longestTerm) + longestLag else {
        throw .month(figure, point.month)
      }
      guard !isCumulative || point.share >= before.share else {
        throw .falls(figure, at: point.month)
      }
      before = point
    }
  }
}
