package import Contracts

/// All that the curves of a loan hang on: loans with equal terms are one cohort.
package struct LoanTerms: Hashable, Sendable {
  /// Where a loan comes from.
  package enum Origin: Hashable, Sendable {
    /// It is drawn in its first month.
    case new
    /// It stands in the book, undefaulted, at the end of the month in which it is so many months old.
    case opening(age: Int16)
    /// It is in default since its first month, which is the month of default here.
    case defaulted
    /// It stands in the book at the end of a month in which it has been in default for so many, its first month being that
    /// of its default; what became of it before is told by its balance alone.
    case inDefault(for: Int16)
  }

  /// What is known of its outcome.
  package enum Judgement: UInt8, Sendable {
    /// Its outcome is known: its chance is 0 or 1.
    case observed
    /// A model gave its chance.
    case modelled
  }

  /// What results are told apart by: a product, a segment; the caller's numbers.
  package let group: Int32
  /// Month of the first draw, as year × 12 + month − 1.
  package let start: Int32
  /// Months from the first draw to maturity.
  package let term: Int16
  package let method: RepaymentMethod
  /// Yearly rate in 10⁻¹², where the balance hangs on it (equal instalments); 0 elsewhere.
  package let rate: Int64
  package let origin: Origin
  package let judgement: Judgement
  /// Place in the curves' guarantees; below 0 for none.
  package let guarantee: Int16
  /// Whether what becomes of it at maturity is not known, so that the renewal share applies.
  package let isRenewable: Bool

  /// - Parameter rate: of a year, in 10⁻¹²; left out of the terms where the balance does not hang on it.
  package init(
    group: Int32, start: Int32, term: Int16, method: RepaymentMethod, rate: Int64,
    origin: Origin = .new, judgement: Judgement, guarantee: Int16 = -1, isRenewable: Bool = false
  ) {
    self.group = group
    self.start = start
    self.term = term
    self.method = method
    self.rate = method == .equalInstalments ? rate : 0
    self.origin = origin
    self.judgement = judgement
    self.guarantee = guarantee
    self.isRenewable = isRenewable
  }
}

extension LoanTerms {
  /// Months since its first month from which on its curves run: what an opening loan has behind it, else 0.
  var firstAge: Int {
    switch origin {
    case .new, .defaulted: 0
    case .opening(let age): Int(age)
    case .inDefault(let months): Int(months)
    }
  }

  /// Terms as whole numbers.
  var key: CohortKey { CohortKey(self) }

  package static func == (left: LoanTerms, right: LoanTerms) -> Bool { left.key == right.key }

  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
