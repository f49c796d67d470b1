import Contracts

/// Loans, folded into cohorts of equal terms by exact sums.
///
/// Expected flows are linear in a loan's amount and in amount × chance of default, so that the sums of a cohort say all of
/// its months (docs/balances.md). Books of shards and threads add up to the same bits in any order.
package struct LoanBook: Sendable {
  /// The longest term, in months.
  package static let longestTerm: Int16 = 600

  /// The most months that are projected at once.
  package static let longestProjection = 1_200

  /// The last month in which a loan may begin: the December of year 9999.
  package static let lastStart: Int32 = 119_999

  /// The largest one-year chance by method and judgement under the curves that it was made with, in 10⁻¹².
  let greatestChances: [RepaymentMethod: Int64]

  /// How many guarantees a loan may name.
  let guarantees: Int

  /// Loans that were added, drawn or not.
  package private(set) var loans = 0

  /// Loans whose modelled chance was more than the timing allows, and was cut.
  package private(set) var cappedChances = 0

  private var index = CohortIndex()
  private var terms: [LoanTerms] = []
  private var sums: [CohortSums] = []

  /// A book without loans.
  ///
  /// - Parameter curves: whose timings say how large a one-year chance may be.
  package init(under curves: LoanCurves) {
    greatestChances = RepaymentMethod.allCases.reduce(into: [:]) {
      $0[$1] = curves.timing(of: $1).greatestChance
    }
    guarantees = curves.figures.guarantees.count
  }

  /// How many cohorts the loans make.
  package var cohortCount: Int { terms.count }

  /// Adds a loan.
  package mutating func add(_ loan: Loan) throws(LoanProblem) {
    try Self.check(loan, guarantees: guarantees)
    var chance = loan.chance
    if loan.terms.judgement == .modelled, loan.terms.origin == .new {
      let greatest = greatestChances[loan.terms.method] ?? Loan.unit
      if chance > greatest {
        chance = greatest
        cappedChances += 1
      }
    }
    loans += 1
    sums[place(of: loan.terms)].add(loan, chance: chance)
  }

  /// Adds the loans of another book, made under curves of the same timings.
  package mutating func add(_ other: LoanBook) {
    loans += other.loans
    cappedChances += other.cappedChances
    for (terms, sums) in zip(other.terms, other.sums) { self.sums[place(of: terms)].add(sums) }
  }

  /// The cohorts in an order that does not hang on how they were folded.
  package var cohorts: [(terms: LoanTerms, sums: CohortSums)] {
    terms.indices.sorted { index.keys[$0] < index.keys[$1] }.map { (terms[$0], sums[$0]) }
  }

  private mutating func place(of terms: LoanTerms) -> Int {
    let (place, isNew) = index.place(of: terms.key)
    if isNew {
      self.terms.append(terms)
      sums.append(CohortSums())
    }
    return place
  }

  /// Refuses what sums or curves cannot hold.
  static func check(_ loan: Loan, guarantees: Int) throws(LoanProblem) {
    let terms = loan.terms
    guard (0...Self.lastStart).contains(terms.start) else { throw .start(terms.start) }
    guard (0..<Loan.amountBound).contains(loan.amount) else { throw .amount(loan.amount) }
    let shares = 0...Loan.unit
    guard shares.contains(loan.drawn) else { throw .share(loan.drawn) }
    guard shares.contains(loan.chance) else { throw .share(loan.chance) }
    guard shares.contains(loan.rate) else { throw .share(loan.rate) }
    guard shares.contains(loan.taxed) else { throw .share(loan.taxed) }
    guard (1...Self.longestTerm).contains(terms.term) else { throw .term(Int(terms.term)) }
    if case .opening(let age) = terms.origin, !(0..<terms.term).contains(age) {
      throw .matured(age: Int(age), term: Int(terms.term))
    }
    if case .inDefault(let months) = terms.origin {
      guard months >= 0, terms.guarantee < 0 else { throw .standing }
    }
    guard terms.judgement == .modelled || loan.chance == 0 || loan.chance == Loan.unit else {
      throw .halfObserved
    }
    guard terms.guarantee < guarantees else { throw .guarantee(Int(terms.guarantee)) }
  }
}
