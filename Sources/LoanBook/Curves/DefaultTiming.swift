import Numbers

/// When loans default: the share of their one-year chance that has fallen by each month, S(a).
///
/// 1 stands for the whole one-year chance; what falls later goes beyond it. After the last month that is stated nobody
/// defaults any more, so a curve must reach as far as the longest loans do.
package struct DefaultTiming: Hashable, Sendable {
  /// What months are counted from.
  package enum Anchor: String, Sendable {
    /// The month of the first draw.
    case firstDraw
    /// The month of maturity: months before it are negative.
    case maturity
  }

  package let curve: MonthCurve
  package let anchor: Anchor

  package init(_ curve: MonthCurve, from anchor: Anchor = .firstDraw) {
    self.curve = curve
    self.anchor = anchor
  }

  /// S at ages 0…`last` of a loan of so many months; S(0) is 0.
  func values(term: Int, through last: Int) -> [Double] {
    var values = curve.values(
      through: last, shiftedBy: anchor == .maturity ? term : 0, before: 0)
    values[0] = 0
    return values
  }

  /// The largest one-year chance that stays a chance: 1 ÷ the end of the curve, in 10⁻¹², at most 1.
  package var greatestChance: Int64 {
    guard curve.last > .one else { return Loan.unit }
    return Int64(Number.unitsPerOne * Number.unitsPerOne / curve.last.units)
  }
}
