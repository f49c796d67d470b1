import LoanBook

extension BalanceGround {
  /// What loans come to by their terms, each looked up as it comes.
  func units() throws(BalanceGap) -> UnitLoans {
    do {
      return try UnitLoans(under: curves)
    } catch {
      throw .curves(error)
    }
  }

  /// What is expected to be owed of a loan at the end of the last month of applications, and lost over its life, in fen.
  func worth(
    _ loan: Loan, by units: UnitLoans
  ) throws(BalanceGap) -> (owed: Double, lost: Double) {
    do throws(LoanProblem) {
      return try units.worth(loan, in: lastMonth)
    } catch {
      throw .loan(error)
    }
  }
}
