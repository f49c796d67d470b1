/// What happened to applications of one month.
struct MonthTally {
  /// By outcome.
  var outcomes = InlineArray<3, Int>(repeating: 0)
  /// Rows in error; those of them that are referred.
  var errors = 0
  var systemReferrals = 0
  /// Of approve and refer, at the scale of the version's lines.
  var lines = InlineArray<2, Int128>(repeating: 0)

  mutating func add(_ other: Self) {
    for outcome in 0..<3 { outcomes[outcome] += other.outcomes[outcome] }
    errors += other.errors
    systemReferrals += other.systemReferrals
    for outcome in 0..<2 { lines[outcome] += other.lines[outcome] }
  }
}

/// Tallies of consecutive months, which are known as applications come.
struct MonthTallies {
  /// Year × 12 + month − 1; `nil` where applications have no date, and while there are none.
  private(set) var first: Int32?
  private(set) var tallies: [MonthTally]

  /// Empty tallies of some months, or of the one cohort of applications without a date.
  init(_ months: ClosedRange<Int32>?) {
    first = months?.lowerBound
    tallies = [MonthTally](repeating: MonthTally(), count: months?.count ?? 1)
  }

  /// The months; empty where applications have no date.
  var months: [Int32] { first.map { Array($0..<$0 + Int32(tallies.count)) } ?? [] }

  subscript(position: Int) -> MonthTally {
    get { tallies[position] }
    _modify { yield &tallies[position] }
  }

  mutating func add(_ other: Self) {
    guard let otherFirst = other.first else {
      // Nothing has a month, or there was nothing: the one cohort's counts are zero then.
      tallies[0].add(other.tallies[0])
      return
    }
    guard let first else {
      let own = self
      self = other
      if let only = own.tallies.first { tallies[0].add(only) }
      return
    }
    let range = min(first, otherFirst)
    let end = max(first + Int32(tallies.count), otherFirst + Int32(other.tallies.count))
    if range < first || Int(end - first) > tallies.count {
      var wider = [MonthTally](repeating: MonthTally(), count: Int(end - range))
      for (index, tally) in tallies.enumerated() { wider[Int(first - range) + index] = tally }
      tallies = wider
      self.first = range
    }
    for (index, tally) in other.tallies.enumerated() {
      tallies[Int(otherFirst - range) + index].add(tally)
    }
  }
}
