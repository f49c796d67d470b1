import LoanBook
import Numbers

/// What is expected to be owed of each yuan of a case's line, at the end of the last month of applications.
///
/// Every point of a sweep offers a case the same rate and term, those of the candidate, else of the live version; so what
/// is owed grows with the line. A case that neither offers a loan counts as the others of its month do together.
struct BalanceShares: Sendable {
  /// By case in multiples of 10⁻¹².
  let shares: [Int64]

  /// - Throws: why there are no balances.
  init(_ run: BacktestRun) throws(BalanceGap) {
    let ground = try BalanceGround(run)
    let rows = 0..<run.ledger.count
    let loans = rows.map { row -> (loan: Loan, line: Int64)? in
      for offers in [ground.candidate, ground.live] where offers.lines[row] > 0 {
        var certain = offers[row]
        certain.chance = Loan.unit
        if let loan = ground.loan(row, certain) { return (loan, certain.line) }
      }
      return nil
    }
    let units = try ground.units()
    var shares = [Int64](repeating: 0, count: rows.count)
    // By month of application: Σ share, and of how many.
    var months: [Int32: (sum: Int128, count: Int128)] = [:]
    for row in rows {
      guard let (loan, line) = loans[row] else { continue }
      let owed = try ground.worth(loan, by: units).owed
      shares[row] = Int64((owed / Double(line) * Double(Loan.unit)).rounded(.toNearestOrEven))
      let month = run.ledger.dates[row] >> 5
      months[month, default: (0, 0)].sum += Int128(shares[row])
      months[month, default: (0, 0)].count += 1
    }
    for row in rows where loans[row] == nil {
      guard let (sum, count) = months[run.ledger.dates[row] >> 5], count > 0 else { continue }
      shares[row] = Int64(sum / count)
    }
    self.shares = shares
  }
}
