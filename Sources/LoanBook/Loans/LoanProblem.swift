package import Diagnostics
package import Numbers

/// Why a loan does not enter the book, or a book has no months.
package enum LoanProblem: Error, Hashable, Sendable {
  /// An amount below 0 or `Loan.amountBound` and above, in fen.
  case amount(Int64)
  /// A share, chance or rate outside 0…1, in 10⁻¹².
  case share(Int64)
  /// A first month before year 0 or after year 9999, as year × 12 + month − 1.
  case start(Int32)
  /// A term below 1 or above `LoanBook.longestTerm`, in months.
  case term(Int)
  /// An opening loan that is not younger than its term.
  case matured(age: Int, term: Int)
  /// An outcome said to be observed whose chance is neither 0 nor 1.
  case halfObserved
  /// A guarantee that the curves do not have.
  case guarantee(Int)
  /// A loan that stands in the book, or is in default, only at the end of a month that is to be projected.
  case openedInside(month: Int32)
  /// A loan that stands in default by its balance alone, and is guaranteed, in default for less than no month, or to be lived
  /// again in draws.
  case standing
  /// A loan that begins before the first month that is drawn.
  case earlier(month: Int32, first: Int32)
  /// Chances in the book that these curves turn into more than certainty.
  case aboveCertainty
  /// Months that end before they begin, or are more than `LoanBook.longestProjection`.
  case months(from: Int32, to: Int32)
  /// Draws below 1 or above `LoanDraws.mostDraws`.
  case draws(Int)
  /// A correlation of assets outside 0…1, or 1.
  case correlation(Number)

  /// What it says to people.
  package var phrase: Phrase {
    switch self {
    case .amount(let fen):
      Phrase(
        "an amount of \(fen) fen is outside what is counted, 0 to \(Loan.amountBound - 1)",
        "金额 \(fen) 分超出可计范围（0 至 \(Loan.amountBound - 1)）")
    case .share(let units):
      Phrase(
        "a share, chance or rate of \(units) × 10⁻¹² is not within 0 % and 100 %",
        "占比、概率或利率 \(units) × 10⁻¹² 不在 0% 至 100% 之间")
    case .start(let month):
      Phrase("no month \(month) of a calendar", "历法中没有第 \(month) 个月")
    case .term(let months):
      Phrase(
        "a term of \(months) months is not within 1 and \(LoanBook.longestTerm)",
        "期限 \(months) 个月不在 1 至 \(LoanBook.longestTerm) 之间")
    case .matured(let age, let term):
      Phrase(
        "a loan of \(term) months cannot stand in the book at an age of \(age) without default",
        "期限 \(term) 个月的贷款，到第 \(age) 个月不能仍未违约而在账")
    case .halfObserved:
      Phrase(
        "an observed outcome is bad or not: expected a chance of 0 or 1",
        "已观察到的结果非好即坏：违约概率应为 0 或 1")
    case .guarantee(let index):
      Phrase("the curves have no guarantee number \(index)", "假设中没有第 \(index) 号担保")
    case .openedInside(let month):
      Phrase(
        "a loan that stands in the book only at the end of \(Self.words(month)) has no flow that brings it there",
        "贷款在 \(Self.words(month)) 末才在账，没有与之对应的发生额")
    case .standing:
      Phrase(
        "money in default that is known by its balance alone has no guarantor and is not drawn again",
        "仅知余额的存量不良，不计担保，也不参与抽样")
    case .earlier(let month, let first):
      Phrase(
        "a loan of \(Self.words(month)) begins before the first month drawn, \(Self.words(first))",
        "贷款始于 \(Self.words(month))，早于模拟的首月 \(Self.words(first))")
    case .aboveCertainty:
      Phrase(
        "these timings make more than certainty of chances that were folded under others; fold the loans anew",
        "按这些违约时间分布，原有违约概率会超过 1；请重新归集贷款")
    case .draws(let count):
      Phrase(
        "expected 1 to \(LoanDraws.mostDraws) draws, found \(count)",
        "模拟次数应为 1 至 \(LoanDraws.mostDraws)，实为 \(count)")
    case .correlation(let value):
      Phrase(
        "expected a correlation of assets from 0 % to less than 100 %, found \(value.asPercent)",
        "资产相关系数应不小于 0% 且小于 100%，实为 \(value.asPercent)")
    case .months(let from, let to):
      Phrase(
        "expected at least one month and at most \(LoanBook.longestProjection), found \(Self.words(from)) to \(Self.words(to))",
        "月份区间应为 1 至 \(LoanBook.longestProjection) 个月，实为 \(Self.words(from)) 至 \(Self.words(to))")
    }
  }

  /// A month of year × 12 + month − 1 as `2026-03`.
  private static func words(_ month: Int32) -> String {
    let number = month % 12 + 1
    return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
  }
}
