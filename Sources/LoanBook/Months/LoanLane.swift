/// The months of loans of one group under one guarantee, whose defaults are settled together.
struct LoanLane {
  let group: Int32
  /// Below 0 for none.
  let guarantee: Int
  var series: LoanSeries
  /// Yearly interest of what defaults by month, for what is cured bears it again.
  var defaultedInterest: [Double]
  var defaultedTaxed: [Double]

  init(group: Int32, guarantee: Int, first: Int32, count: Int) {
    self.group = group
    self.guarantee = guarantee
    series = LoanSeries(first: first, count: count)
    defaultedInterest = [Double](repeating: 0, count: count)
    defaultedTaxed = defaultedInterest
  }
}
