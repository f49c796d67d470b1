/// The instalments of a contract, exact to the fen.
///
/// Interest is rounded half up to the fen once an instalment, and reckoned on what is then really owed. The last
/// instalment repays whatever is left, so it absorbs what rounding left over. No balance falls below zero, and no
/// instalment leaves more owed than before: where interest alone exceeds a level payment, that interest is paid.
package struct Schedule: Sendable {
  package let contract: Contract
  /// In the order of their due dates; the last falls due at maturity.
  package let instalments: [Instalment]
  /// What the method's formula comes to; `nil` where there is none but to repay what was drawn.
  package let formula: Formula?

  /// A formula's own figures in fen: nothing is rounded before them, and each of them once, half up.
  package struct Formula: Hashable, Sendable {
    package let firstPayment: Int
    package let lastPayment: Int
    package let interest: Int
  }

  package init(_ contract: Contract) {
    self.contract = contract
    let periods = contract.periods
    let amortisation = Amortisation(contract, periods)
    formula = amortisation.formula
    let rate = contract.dailyRate
    var balance = contract.method == .revolving ? 0 : contract.principal
    var instalments: [Instalment] = []
    instalments.reserveCapacity(periods.count)
    for (index, period) in periods.enumerated() {
      let course = contract.course(of: balance, over: period)
      let interest = rate.times(Int128(course.balanceDays))
      let isLast = index == periods.count - 1
      let owed = balance + course.drawn
      let principal =
        isLast
        ? owed : course.repaid + min(balance, amortisation.principal(besides: interest))
      instalments.append(
        Instalment(
          number: index + 1, due: period.end, days: period.days,
          balanceDays: course.balanceDays, opening: balance, drawn: course.drawn,
          principal: principal, interest: interest))
      balance = owed - principal
    }
    self.instalments = instalments
  }
}

extension Schedule {
  /// All that is drawn, in fen; 0 unless the contract is a revolving one.
  package var drawn: Int { instalments.reduce(0) { $0 + $1.drawn } }
  /// All principal that is repaid, in fen.
  package var principal: Int { instalments.reduce(0) { $0 + $1.principal } }
  /// All interest, in fen.
  package var interest: Int { instalments.reduce(0) { $0 + $1.interest } }
  /// All that is paid, in fen.
  package var payment: Int { principal + interest }
}
