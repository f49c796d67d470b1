/// S(a) of one cohort's terms: the share of its chance of default that has fallen by each age.
struct DefaultShares {
  /// At ages 0…term + delinquency; constant after.
  private let values: [Double]
  /// Of a curve that begins inside: what had fallen before, and what was left, as shares of the one-year chance.
  private var begun: (before: Double, left: Double)?

  init(_ terms: LoanTerms, _ curves: LoanCurves) {
    let (term, age) = (Int(terms.term), terms.firstAge)
    let last = term + curves.figures.delinquent
    var values = curves.timing(of: terms.method).values(term: term, through: last)
    if terms.judgement == .observed {
      // One that is known to default does so for certain, and before its end: its curve is cut at 1, and where the loan ends
      // before that, stretched to 1; where nothing is left of it, all falls at the end.
      values = values.map { min($0, 1) }
      let whole = values[last]
      values = values.map { whole > 0 ? $0 / whole : 0 }
    }
    if case .opening = terms.origin {
      // Chances say "ever, from here on", so that what is left of the curve makes 1.
      let (before, left) = (values[age], values[last] - values[age])
      begun = (before, left)
      values = values.map { left > 0 ? max(0, $0 - before) / left : 0 }
    }
    if terms.judgement == .observed, values[last] == 0 { values[last] = 1 }
    self.values = values
  }

  /// The share that has fallen by an age; nothing before age 0.
  func through(_ age: Int) -> Double {
    age < 0 ? 0 : values[min(age, values.count - 1)]
  }

  /// The share that falls at an age.
  func at(_ age: Int) -> Double { through(age) - through(age - 1) }

  /// The chance at a first draw that makes this chance of a loan that was met later: p from p·left ÷ (1 − p·before).
  func chanceAtDraw(_ chance: Double) -> Double {
    guard let begun, chance > 0 else { return chance }
    return min(1, chance / (begun.left + chance * begun.before))
  }
}
