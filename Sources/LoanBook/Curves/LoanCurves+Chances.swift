package import Contracts
import Numbers

extension LoanCurves {
  /// The chance that a loan in the book at an age ever defaults from there on, in 10⁻¹².
  ///
  /// Of the loans granted with a one-year chance p, 1 − p·S(a) have come so far; p·(S(end) − S(a)) of those granted still
  /// default. What opening loans enter the book with.
  ///
  /// - Parameter chance: one-year chance at the first draw, in 10⁻¹²; cut where it is more than the timing allows.
  package func remainingChance(
    of chance: Int64, method: RepaymentMethod, term: Int, age: Int
  ) -> Int64 {
    let timing = timing(of: method)
    let shares = timing.values(term: term, through: term + figures.delinquent)
    let now = shares[min(max(age, 0), shares.count - 1)]
    let chance = Double(min(max(chance, 0), timing.greatestChance)) / Double(Loan.unit)
    let left = 1 - chance * now
    guard left > 0 else { return 0 }
    let remaining = chance * (shares[shares.count - 1] - now) / left
    return min(Loan.unit, max(0, Int64((remaining * Double(Loan.unit)).rounded(.toNearestOrEven))))
  }
}
