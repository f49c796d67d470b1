import LoanBook
package import Numbers
import Semantics

/// What loans earn, cost and lose, and whether the return covers the risk (收益覆盖风险; METHOD §5, DOMAIN §9.1).
///
/// Amounts are in yuan. Funding, expense and capital are counted on the average performing balance, as the pricing of a
/// single loan does; what becomes of non-performing money is in the loss.
package struct Returns: Hashable, Sendable {
  /// The average performing balance × years.
  package let balanceYears: Number
  package let interest: Number
  /// VAT with its surcharge on the interest that is not exempt.
  package let interestTax: Number
  /// At the funds transfer price.
  package let funding: Number
  package let operating: Number
  package let guaranteeFee: Number
  /// What the bank itself writes off, after guarantors.
  package let loss: Number
  package let guarantorPaid: Number
  package let defaulted: Number
  package let drawn: Number
  /// K·h ÷ (1 − t) − K·FTP on the balance: what capital asks for, beyond being money that needs no funding.
  package let capitalCost: Number
  /// Interest ÷ balance; this and what follows are `nil` without a balance.
  package let rate: Number?
  /// The rate at which the return just covers the risk.
  package let minimumRate: Number?
  /// Return on risk-adjusted capital after tax.
  package let raroc: Number?
  /// What is left of interest after tax, funding and expense ÷ (loss + cost of capital): covers the risk from 1.
  package let cover: Number?
  /// Loss ÷ balance, a year.
  package let lossRate: Number?

  /// - Parameter totals: of some groups of loans over the same span.
  init(_ totals: [LoanTotals], _ scenario: Scenario) {
    func sum(_ part: KeyPath<LoanTotals, Double>) -> Double {
      totals.reduce(0) { $0 + $1[keyPath: part] } / 100
    }
    let balance = sum(\.performingMonths) / 12
    let (interest, loss) = (sum(\.interest), sum(\.writtenOff))
    let capital = (scenario.riskWeight.estimate * scenario.capitalRatio.estimate)
    let (funding, tax) = (scenario.fundingRate.estimate, scenario.incomeTax.estimate)
    let vat = sum(\.taxedInterest) * (scenario.interestTax?.share.estimate ?? 0)
    let fee = balance * (scenario.guarantee?.fee.estimate ?? 0)
    let (money, work) = (balance * funding, balance * scenario.operatingRate.estimate)
    let capitalCost = balance * capital * (scenario.hurdle.estimate / (1 - tax) - funding)
    let margin = interest - vat - money - work - fee
    func number(_ value: Double) -> Number { Number(estimate: value) ?? .zero }
    func ratio(_ part: Double, _ whole: Double) -> Number? {
      whole > 0 ? Number(estimate: part / whole) : nil
    }
    balanceYears = number(balance)
    self.interest = number(interest)
    interestTax = number(vat)
    self.funding = number(money)
    operating = number(work)
    guaranteeFee = number(fee)
    self.loss = number(loss)
    guarantorPaid = number(sum(\.guarantorPaid))
    defaulted = number(sum(\.defaulted))
    drawn = number(sum(\.drawn))
    self.capitalCost = number(capitalCost)
    rate = ratio(interest, balance)
    let costs = money + work + fee + loss + capitalCost
    minimumRate = ratio(costs, balance * (interest > 0 ? 1 - vat / interest : 1))
    raroc = ratio(
      (margin - loss + balance * capital * funding) * (1 - tax), balance * capital)
    cover = ratio(margin, loss + capitalCost)
    lossRate = ratio(loss, balance)
  }
}

extension Number {
  /// The nearest double: from here on a figure is an estimate.
  var estimate: Double { Double(units) / 1e12 }
}

/// The returns of both versions over the same span of their loans' lives.
package struct ReturnPair: Hashable, Sendable {
  package let live: Returns
  package let candidate: Returns
}

/// What both versions' loans return in their first twelve months and over their lives (METHOD §4.7).
package struct SpanReturns: Hashable, Sendable {
  package let year: ReturnPair
  package let life: ReturnPair

  /// Of one group of loans, or of all.
  init(_ live: LoanMonths, _ candidate: LoanMonths, group: Int32? = nil, _ scenario: Scenario) {
    func pair(_ span: KeyPath<LoanMonths.Group, LoanTotals>) -> ReturnPair {
      func returns(_ months: LoanMonths) -> Returns {
        Returns(
          months.groups.filter { group == nil || $0.number == group }.map { $0[keyPath: span] },
          scenario)
      }
      return ReturnPair(live: returns(live), candidate: returns(candidate))
    }
    year = pair(\.year)
    life = pair(\.life)
  }
}

/// The returns by the values of a field.
package struct SegmentReturns: Sendable {
  /// `nil` for the customers by line: those of inclusive finance and others.
  package let field: String?
  /// By value of the field, `nil` a missing one.
  package let values: [(name: String?, returns: SpanReturns)]
}
