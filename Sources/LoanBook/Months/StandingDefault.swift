/// Money that stands in default where the book begins, of which only its balance is known and for how long.
struct StandingDefault {
  /// The month at whose end it stands so, counted from the first.
  let place: Int
  /// Months since its default.
  let months: Int
  let amounts: CohortAmounts

  /// Adds what one fen of it does, from its month on.
  func add(
    _ unit: [Double], of part: KeyPath<CohortAmounts, RiskyAmount>, to series: inout [Double]
  ) {
    let amount = amounts[keyPath: part].certain
    for (month, share) in unit.enumerated() where place + month < series.count {
      series[place + month] += amount * share
    }
  }
}

/// What becomes of each fen of a balance that has been in default for some months: the rest of the curves after default,
/// in proportion to what they leave of a default by then.
///
/// What still stands when the curves have written all off is taken to stand just before their last write-off, so that
/// nothing comes back for being late.
struct StandingFlows {
  /// What stands at its month's end and after.
  let left: [Double]
  /// Flows, none in its own month.
  let recovered: [Double]
  let cured: [Double]
  let writtenOff: [Double]

  init(_ months: Int, _ after: AfterDefault, lost: Double) {
    let all = zip(after.unsettled, after.unwritten).map { $0 + lost * $1 }
    // Less than this is what roundings leave of nothing.
    let last = (lost > 0 ? after.unwritten : all).lastIndex { $0 > 1e-9 } ?? 0
    let begin = min(months, last)
    let whole = all[begin]
    func rest(_ flow: [Double], _ share: Double = 1) -> [Double] {
      [0] + flow.dropFirst(begin + 1).map { whole > 0 ? share * $0 / whole : 0 }
    }
    left = all.dropFirst(begin).map { whole > 0 ? $0 / whole : 0 }
    recovered = rest(after.recovered)
    cured = rest(after.cured)
    writtenOff = rest(after.lost, lost)
  }
}
