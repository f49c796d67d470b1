/// A figure of the real business, by the name that reports, files and gates use.
///
/// What each means is in `definition`, and from there in docs/metrics.md.
package enum BusinessMetric: String, CaseIterable, Sendable {
  // MARK: Applications, by the period of their date
  case applications = "n_applications"
  case customers = "n_customers"
  case approved = "n_approved"
  case declined = "n_declined"
  case pending = "n_pending"
  case notDecided = "n_not_decided"
  case passRate = "pass_rate"
  case pendingRate = "pending_rate"
  case customersApproved = "n_customers_approved"
  case customersPending = "n_customers_pending"
  case customersDeclined = "n_customers_declined"
  case customersNotDecided = "n_customers_not_decided"

  // MARK: Lines
  case newLine = "new_line"
  case lineInForce = "line_in_force"
  case lineCustomers = "n_line_customers"
  case linePerCustomer = "line_per_customer"

  // MARK: Loans
  case balance
  case loanCustomers = "n_loan_customers"
  case averageBalance = "average_balance_of_month_ends"
  case drawn
  case recovered
  case writtenOff = "written_off"
  case pastDueBalance = "balance_90_days_past_due"
  case pastDueShare = "share_90_days_past_due"

  package var name: String { rawValue }
}
