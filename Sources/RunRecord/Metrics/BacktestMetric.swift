/// A figure of a backtest, by the name that gates, `summary.json`, CSV files and pages use.
///
/// Most are of each version and stand as `NAME.live`, `NAME.candidate` and `NAME.delta`, the candidate's less the live
/// one's; the others, of both versions together, stand as they are.
package enum BacktestMetric: String, CaseIterable, Sendable {
  // MARK: Applications
  case applications = "n_applications"
  case customers = "n_customers"
  case approved = "n_approved"
  case referred = "n_referred"
  case declined = "n_declined"
  case errors = "n_errors"
  case notDecided = "n_not_decided"
  case passRate = "pass_rate"
  case referRate = "refer_rate"
  case declineRate = "decline_rate"
  case errorRate = "error_rate"
  case customersApproved = "n_customers_approved"
  case referralWorkload = "referral_workload"

  // MARK: Lines and terms
  case lineTotal = "line_total"
  case customerLine = "customer_line"
  case linePerCustomer = "line_per_customer"
  case weightedRate = "weighted_rate"
  case averageTerm = "average_term"

  // MARK: Between the versions
  case changed = "n_changed"
  case bothInCount = "both_in.count"
  case bothOutCount = "both_out.count"
  case swapInCount = "swap_in.count"
  case swapInCustomers = "swap_in.customers"
  case swapInLine = "swap_in.line"
  case swapOutCount = "swap_out.count"
  case swapOutCustomers = "swap_out.customers"
  case swapOutLine = "swap_out.line"
  case swapInAfterReferral = "swap_in.after_referral"
  case swapOutAfterReferral = "swap_out.after_referral"

  // MARK: Trust
  case matchRate = "match_rate"
  case overrideRate = "override_rate"

  // MARK: Risk
  case observedBadRate = "observed_bad_rate"
  case observedBadRateByAmount = "observed_bad_rate_by_amount"
  case swapInBadRateLow = "swap_in.bad_rate.low"
  case swapInBadRateHigh = "swap_in.bad_rate.high"
  case swapOutBadRate = "swap_out.bad_rate"
  case badRateLow = "bad_rate.low"
  case badRateHigh = "bad_rate.high"
  case badRateBoundLow = "bad_rate.bound_low"
  case badRateBoundHigh = "bad_rate.bound_high"
  case expectedLossAmount = "expected_loss.amount"
  case expectedLossRate = "expected_loss.rate"
  case breakEvenLoss = "break_even.loss"
  case breakEvenHurdle = "break_even.hurdle"

  // MARK: Scores
  case scorePSI = "psi.score"
  case referenceKS = "ks.reference"
  case referenceAUC = "auc.reference"
  case ks
  case auc

  // MARK: Loans by month, and what they return
  case balance
  case averageBalance = "average_balance"
  case nonPerformingRate = "npl_rate"
  case loanLossYear = "loan_loss.year"
  case loanLossLife = "loan_loss.life"
  case loanLossRate = "loan_loss.rate"
  case minimumRate = "minimum_rate"
  case raroc
  case cover
  case inclusiveBalance = "inclusive_balance"
  case inclusiveCustomers = "n_inclusive_customers"
  case backcastBalance = "backcast.balance"
  case backcastDefaults = "backcast.defaults"

  /// Those that need balances.
  package static let ofBalances: [BacktestMetric] = [
    .balance, .averageBalance, .nonPerformingRate, .loanLossYear, .loanLossLife, .loanLossRate,
    .minimumRate, .raroc, .cover, .inclusiveBalance, .inclusiveCustomers, .backcastBalance,
    .backcastDefaults,
  ]

  package var name: String { rawValue }

  /// Whether each version has its own value, so that there is a difference.
  package var isByVersion: Bool {
    switch self {
    case .applications, .customers, .approved, .referred, .declined, .errors, .notDecided,
      .passRate, .referRate, .declineRate, .errorRate, .customersApproved, .referralWorkload,
      .lineTotal, .customerLine, .linePerCustomer, .weightedRate, .averageTerm, .observedBadRate,
      .observedBadRateByAmount, .expectedLossAmount, .expectedLossRate, .ks, .auc, .balance,
      .averageBalance, .nonPerformingRate, .loanLossYear, .loanLossLife, .loanLossRate,
      .minimumRate, .raroc, .cover, .inclusiveBalance, .inclusiveCustomers:
      true
    default: false
    }
  }

  /// Whether its difference has a 95 % interval: `NAME.delta.low` and `NAME.delta.high`.
  package var hasInterval: Bool {
    switch self {
    case .passRate, .lineTotal, .customerLine, .linePerCustomer: true
    default: false
    }
  }

  /// Whether a gate may ask for it: bounds that assume nothing say nothing either.
  package var feedsGates: Bool { self != .badRateBoundLow && self != .badRateBoundHigh }

  /// What it means.
  package var definition: MetricDefinition {
    switch self {
    case .applications, .customers, .approved, .referred, .declined, .errors, .notDecided,
      .passRate, .referRate, .declineRate, .errorRate, .customersApproved, .referralWorkload:
      applicationDefinition
    case .lineTotal, .customerLine, .linePerCustomer, .weightedRate, .averageTerm: lineDefinition
    case .changed, .bothInCount, .bothOutCount, .swapInCount, .swapInCustomers, .swapInLine,
      .swapOutCount, .swapOutCustomers, .swapOutLine, .swapInAfterReferral, .swapOutAfterReferral,
      .matchRate, .overrideRate:
      comparisonDefinition
    case .balance, .averageBalance, .nonPerformingRate, .loanLossYear, .loanLossLife,
      .loanLossRate, .minimumRate, .raroc, .cover, .inclusiveBalance, .inclusiveCustomers,
      .backcastBalance, .backcastDefaults:
      balanceDefinition
    default: riskDefinition
    }
  }
}

/// Whose value of a metric is meant.
package enum MetricSide: String, CaseIterable, Sendable {
  case live, candidate
  /// The candidate's less the live one's.
  case delta

  /// The name of a metric's value on this side: `pass_rate.delta`.
  package func name(of metric: String) -> String { "\(metric).\(rawValue)" }
}

/// An end of the 95 % interval of a metric's difference.
package enum IntervalEnd: String, CaseIterable, Sendable {
  case low, high

  /// The name of a metric's interval at this end: `pass_rate.delta.low`.
  package func name(of metric: BacktestMetric) -> String {
    "\(MetricSide.delta.name(of: metric.name)).\(rawValue)"
  }
}
