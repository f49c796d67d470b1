import Contracts

/// A cohort as it is projected: granted, or what is renewed of one.
struct Cohort {
  let terms: LoanTerms
  let amounts: CohortAmounts
  let isRenewal: Bool
  /// Months for which its lines have been used before it.
  let usedFor: Int

  /// What is renewed of it at maturity, for the same term; `nil` where nothing is.
  ///
  /// Each renewed loan carries the mean chance of its cohort, weighted by amounts.
  func renewed(_ flows: CohortFlows) -> Cohort? {
    guard flows.renewed.certain > 0, amounts.amount.certain > 0 else { return nil }
    let chance = flows.shares.chanceAtDraw(amounts.amount.atRisk / amounts.amount.certain)
    func renewed(_ amount: RiskyAmount, by scale: Double) -> RiskyAmount {
      let left =
        (amount.certain * flows.renewed.certain + amount.atRisk * flows.renewed.atRisk) * scale
      return RiskyAmount(certain: max(0, left), atRisk: max(0, left) * chance)
    }
    return Cohort(
      terms: terms.renewed,
      amounts: CohortAmounts(
        amount: renewed(amounts.amount, by: flows.granted),
        interest: renewed(amounts.interest, by: flows.granted),
        taxed: renewed(amounts.taxed, by: flows.granted), loans: renewed(amounts.loans, by: 1)),
      isRenewal: true,
      usedFor: terms.method == .revolving ? usedFor + Int(terms.term) : 0)
  }
}

extension LoanTerms {
  /// The same loan granted again at its maturity.
  var renewed: LoanTerms {
    LoanTerms(
      group: group, start: start + Int32(term), term: term, method: method, rate: rate,
      judgement: judgement, guarantee: guarantee, isRenewable: isRenewable)
  }

  /// The terms as far as months counted from the first draw hang on them.
  var anywhere: LoanTerms {
    LoanTerms(
      group: 0, start: 0, term: term, method: method, rate: rate, origin: origin,
      judgement: judgement, guarantee: -1, isRenewable: isRenewable)
  }
}
