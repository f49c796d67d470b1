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
        var certain = offers
        certain.chances[row] = Loan.unit
        if let loan = ground.loan(row, certain) { return (loan, offers.lines[row]) }
      }
      return nil
    }
    let units = try UnitBalances(Set(loans.compactMap { $0?.loan.terms }), ground)
    var shares = [Int64](repeating: 0, count: rows.count)
    // By month of application: Σ share, and of how many.
    var months: [Int32: (sum: Int128, count: Int128)] = [:]
    for row in rows {
      guard let (loan, line) = loans[row] else { continue }
      let owed = units.owed(loan)
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

/// What is owed of one fen of a loan, by its terms: a part that is certain and a part times its chance.
private struct UnitBalances {
  private var parts: [LoanTerms: (certain: Double, atRisk: Double)] = [:]

  init(_ terms: Set<LoanTerms>, _ ground: BalanceGround) throws(BalanceGap) {
    // Large enough that nothing hangs on whole fen, and a chance that every timing allows.
    let amount: Int64 = 1 << 40
    let all = Array(terms)
    var book = LoanBook(under: ground.curves)
    do throws(LoanProblem) {
      for (index, terms) in all.enumerated() {
        let risky = terms.judgement == .observed ? Loan.unit : Loan.unit / 4
        for (group, chance) in [(2 * index, 0), (2 * index + 1, risky)] {
          try book.add(
            Loan(terms.inGroup(Int32(group)), amount: amount, chance: chance, rate: terms.rate))
        }
      }
    } catch {
      throw .loan(error)
    }
    let last = ground.lastMonth
    let months = try ground.months(book, last...last)
    for (index, terms) in all.enumerated() {
      func owed(_ group: Int) -> Double {
        let series = months[group: Int32(group)]?.series
        let sum = [LoanFigure.performing, .nonPerforming].reduce(0.0) {
          $0 + (series?.value($1, last) ?? 0)
        }
        return sum / Double(amount)
      }
      let share = terms.judgement == .observed ? 1 : 0.25
      let certain = owed(2 * index)
      parts[terms] = (certain, (owed(2 * index + 1) - certain) / share)
    }
  }

  func owed(_ loan: Loan) -> Double {
    guard let part = parts[loan.terms] else { return 0 }
    let (drawn, chance) = (
      Double(loan.drawn) / Double(Loan.unit), Double(loan.chance) / Double(Loan.unit)
    )
    return Double(loan.amount) * drawn * (part.certain + chance * part.atRisk)
  }
}

extension LoanTerms {
  /// The same terms under another number.
  fileprivate func inGroup(_ group: Int32) -> LoanTerms {
    LoanTerms(
      group: group, start: start, term: term, method: method, rate: rate, origin: origin,
      judgement: judgement, guarantee: guarantee, isRenewable: isRenewable)
  }
}
