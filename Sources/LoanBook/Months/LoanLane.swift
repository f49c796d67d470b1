/// The months of loans of one group under one guarantee, whose defaults are settled together.
struct LoanLane {
  let group: Int32
  /// Below 0 for none.
  let guarantee: Int
  var series: LoanSeries
  /// Yearly interest of what defaults by month, for what is cured bears it again.
  let defaultedInterest: [Double]
  let defaultedTaxed: [Double]
  /// What is known by its balance in default alone.
  let standing: [StandingDefault]

  /// - Parameter months: from `first` on.
  init(
    group: Int32, guarantee: Int, first: Int32, months: [MonthVector],
    standing: [StandingDefault] = []
  ) {
    self.group = group
    self.guarantee = guarantee
    self.standing = standing
    series = LoanSeries(first: first, count: months.count)
    for (figure, place) in MonthPlace.figures { series[figure] = months.map { $0[place] } }
    defaultedInterest = months.map { $0[MonthPlace.defaultedInterest] }
    defaultedTaxed = months.map { $0[MonthPlace.defaultedTaxed] }
  }
}
