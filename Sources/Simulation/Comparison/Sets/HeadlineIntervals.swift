import Engine
package import Numbers

/// How sure the headline differences are, were the cases a sample of those to come (DOMAIN §12).
///
/// Of the past itself the replay leaves nothing to chance. Customers are what is independent, not their applications:
/// intervals are clustered by customer.
package struct HeadlineIntervals: Hashable, Sendable {
  /// An estimate with its 95 % interval.
  package struct Estimate: Hashable, Sendable {
    package let delta: Number
    package let low: Number
    package let high: Number
  }

  /// Of the pass rate: Δ ± z·SE of paired differences, clustered by customer; `nil` of no cases.
  package let passRate: PairedDifference?
  /// Of the sum of the lines of approved applications, each counted; these are `nil` where a book decides no line.
  ///
  /// z·√(Σ dᵢ² − (Σ dᵢ)² ÷ N) over N customers with differences dᵢ, reckoned in whole fen.
  package let lineTotal: Estimate?
  /// Of the sum over customers and products of the highest line approved, by the same formula.
  package let customerLine: Estimate?
  /// Of that sum ÷ customers approved: the linearised (delta method) variance Σ uᵢ², where uᵢ is what the customer
  /// adds, (lᵢ − R·aᵢ) ÷ A of the candidate less the same of the live version; `nil` too where a version approves nobody.
  package let linePerCustomer: Estimate?

  init(_ ledger: CaseLedger) {
    let count = ledger.customerCount
    var (sums, counts) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
    var (onlyLive, onlyCandidate) = (0, 0)
    for (index, customer) in ledger.customers.enumerated() {
      let live = ledger.live.outcomes[index] == Outcome.approve.rawValue
      let candidate = ledger.candidate.outcomes[index] == Outcome.approve.rawValue
      counts[Int(customer)] += 1
      guard live != candidate else { continue }
      if live { onlyLive += 1 } else { onlyCandidate += 1 }
      sums[Int(customer)] += live ? -1 : 1
    }
    passRate = PairedDifference(
      onlyLive: onlyLive, onlyCandidate: onlyCandidate, of: ledger.count,
      clusters: ClusteredSum(sums: sums, counts: counts))
    guard !ledger.live.lines.isEmpty, !ledger.candidate.lines.isEmpty, count > 0 else {
      (lineTotal, customerLine, linePerCustomer) = (nil, nil, nil)
      return
    }
    lineTotal = Self.total(Self.lines(ledger.live, ledger), Self.lines(ledger.candidate, ledger))
    let holders = LineHolders(ledger)
    let live = HighestLines(ledger.live, holders)
    let candidate = HighestLines(ledger.candidate, holders)
    customerLine = Self.total(live.lines, candidate.lines)
    linePerCustomer = Self.ratio(live, candidate)
  }

  /// By customer the sum of the lines of approved applications, in fen.
  private static func lines(_ version: VersionCases, _ ledger: CaseLedger) -> [Int64] {
    var lines = [Int64](repeating: 0, count: ledger.customerCount)
    for (row, customer) in ledger.customers.enumerated()
    where version.outcomes[row] == Outcome.approve.rawValue {
      lines[Int(customer)] += version.lines[row]
    }
    return lines
  }

  /// Of a sum over customers.
  private static func total(_ live: [Int64], _ candidate: [Int64]) -> Estimate? {
    var (sum, squares): (Int128, Int128) = (0, 0)
    for (old, new) in zip(live, candidate) {
      let difference = Int128(new) - Int128(old)
      sum += difference
      squares += difference * difference
    }
    let spread = Double(squares) - Double(sum) * Double(sum) / Double(live.count)
    return Estimate(fen: Double(sum), exact: Number(sum, decimals: 2), spread.squareRoot())
  }

  private static func ratio(_ live: HighestLines, _ candidate: HighestLines) -> Estimate? {
    guard live.approved > 0, candidate.approved > 0,
      let old = Number(live.total, over: Int128(live.approved) * 100),
      let new = Number(candidate.total, over: Int128(candidate.approved) * 100)
    else { return nil }
    let (a, b) = (Double(live.approved), Double(candidate.approved))
    let (p, q) = (Double(live.total) / a, Double(candidate.total) / b)
    var variance = 0.0
    for customer in live.lines.indices {
      let first = (Double(live.lines[customer]) - (live.isApproved[customer] ? p : 0)) / a
      let second =
        (Double(candidate.lines[customer]) - (candidate.isApproved[customer] ? q : 0)) / b
      variance += (second - first) * (second - first)
    }
    return Estimate(fen: q - p, exact: new.subtracting(old), variance.squareRoot())
  }
}

extension HeadlineIntervals.Estimate {
  /// - Parameters:
  ///   - fen: the difference, and its standard error.
  ///   - exact: the difference in yuan.
  fileprivate init?(fen: Double, exact: Number?, _ error: Double) {
    let reach = WilsonInterval.z * error
    guard let exact, let low = Number(estimate: (fen - reach) / 100),
      let high = Number(estimate: (fen + reach) / 100)
    else { return nil }
    (delta, self.low, self.high) = (exact, low, high)
  }
}
