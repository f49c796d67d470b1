import Contracts
import Numbers

/// A book lived many times: each loan defaults or not, and in hard months more of them do.
///
/// In each month of each draw one factor Z, normal, strikes all borrowers alike. A loan of a hazard h defaults where
/// √ρ·Z + √(1 − ρ)·ε is below Φ⁻¹(h), ε its own luck (Vasicek 2002): given Z with the chance Φ((Φ⁻¹(h) − √ρ·Z) ÷ √(1 − ρ)), whose mean
/// over Z is h. So the mean over draws is what `LoanBook` expects.
///
/// Luck is found from seed, customer, month and draw, amounts are whole fen: books of shards and threads add up to the same bits. A loan
/// that may not be drawn counts by its chance of it, for that is not what bands are about.
package struct LoanDraws: Sendable {
  let options: Options
  let curves: LoanCurves
  let sampler: DefaultSampler
  /// What performs in every draw, by month, in fen; draws hold what differs.
  private(set) var performing: [Int128]
  /// Defaults that are the same in every draw: those that had happened before; by lane and month.
  private(set) var settled: [Int128]
  /// By draw and month.
  private(set) var performingChanges: [Int128]
  /// By lane, draw and month; lanes are no guarantee, then each.
  private(set) var defaulted: [Int128]

  /// How many months there are.
  var months: Int { Int(options.last - options.first) + 1 }

  /// How many kinds of guarantee there are, none among them.
  var lanes: Int { curves.figures.guarantees.count + 1 }

  /// A book without loans; throws where there are no months or draws, or too many.
  package init(_ options: Options, under curves: LoanCurves) throws(LoanProblem) {
    guard options.first >= 0, options.last >= options.first,
      Int(options.last) - Int(options.first) < LoanBook.longestProjection
    else { throw .months(from: options.first, to: options.last) }
    guard (1...Self.mostDraws).contains(options.draws) else { throw .draws(options.draws) }
    guard !options.correlation.isNegative, options.correlation < .one else {
      throw .correlation(options.correlation)
    }
    self.options = options
    self.curves = curves
    sampler = DefaultSampler(options)
    let months = Int(options.last - options.first) + 1
    let lanes = curves.figures.guarantees.count + 1
    performing = [Int128](repeating: 0, count: months)
    settled = [Int128](repeating: 0, count: lanes * months)
    performingChanges = [Int128](repeating: 0, count: options.draws * months)
    defaulted = [Int128](repeating: 0, count: lanes * options.draws * months)
  }

  /// Adds a loan of a customer; loans of one customer have the same luck in the same month.
  package mutating func add(_ loan: Loan, customer: UInt64) throws(LoanProblem) {
    let terms = loan.terms
    try LoanBook.check(loan, guarantees: curves.figures.guarantees.count)
    let begin = Int(terms.start) + terms.firstAge - Int(options.first)
    guard begin >= 0 else {
      throw .earlier(month: options.first + Int32(begin), first: options.first)
    }
    if case .inDefault = terms.origin { throw .standing }
    let lane = max(0, Int(terms.guarantee) + 1)
    let amount = Double(loan.amount) * (Double(loan.drawn) / Double(Loan.unit))
    if terms.origin == .defaulted {
      if begin < months { settled[lane * months + begin] += Self.fen(amount) }
      return
    }
    var chance = loan.chance
    if terms.judgement == .modelled, terms.origin == .new {
      chance = min(chance, curves.timing(of: terms.method).greatestChance)
    }
    live(
      DrawnLoan(
        terms: terms, amount: amount, chance: Double(chance) / Double(Loan.unit),
        isRenewal: false, usedFor: 0),
      lane: lane, place: CounterRandom.place(of: customer))
  }

  /// Adds the draws of other loans, made with the same options under the same curves.
  package mutating func add(_ other: LoanDraws) {
    precondition(other.options == options && other.curves == curves, "draws of different kinds")
    performing.add(other.performing)
    settled.add(other.settled)
    performingChanges.add(other.performingChanges)
    defaulted.add(other.defaulted)
  }

  /// What performs at a month's end in a draw.
  func performing(_ draw: Int, _ month: Int) -> Int128 {
    performing[month] + performingChanges[draw * months + month]
  }

  /// What defaults in a month of a draw.
  func defaults(_ lane: Int, _ draw: Int, _ month: Int) -> Int128 {
    settled[lane * months + month] + defaulted[(lane * options.draws + draw) * months + month]
  }

  /// A loan, and what is renewed of it in the draws in which it did not default.
  private mutating func live(_ loan: DrawnLoan, lane: Int, place: UInt64) {
    var loan = loan
    var hasFallen = [Bool](repeating: false, count: options.draws)
    while Int(loan.terms.start - options.first) < months {
      let life = DrawnLife(loan, curves)
      let begin = Int(loan.terms.start - options.first) + life.firstAge
      addPaying(life, from: begin, hasFallen)
      let fates = sampler.fates(life.hazards, from: begin, place: place, sparing: hasFallen)
      for (draw, index) in fates {
        hasFallen[draw] = true
        addDefault(life, at: index, from: begin, draw: draw, lane: lane)
      }
      guard let next = loan.renewed(life, curves) else { return }
      loan = next
    }
  }

  private mutating func addPaying(_ life: DrawnLife, from begin: Int, _ hasFallen: [Bool]) {
    let count = min(life.paying.count, months - begin)
    guard count > 0 else { return }
    for index in 0..<count { performing[begin + index] += life.paying[index] }
    for (draw, isGone) in hasFallen.enumerated() where isGone {
      let row = draw * months + begin
      for index in 0..<count { performingChanges[row + index] -= life.paying[index] }
    }
  }

  /// In its last months it pays nothing, then it is in default: all of what would have performed goes, and what stood still comes.
  private mutating func addDefault(
    _ life: DrawnLife, at index: Int, from begin: Int, draw: Int, lane: Int
  ) {
    let row = draw * months
    let stopped = life.stopped(before: index)
    for month in stopped..<life.paying.count where begin + month < months {
      let stands = month < index ? life.paying[stopped] : 0
      performingChanges[row + begin + month] += stands - life.paying[month]
    }
    guard begin + index < months else { return }
    defaulted[(lane * options.draws + draw) * months + begin + index] += life.atDefault(index)
  }

  static func fen(_ amount: Double) -> Int128 { Int128(amount.rounded(.toNearestOrEven)) }
}

extension [Int128] {
  fileprivate mutating func add(_ other: [Int128]) {
    for place in indices { self[place] += other[place] }
  }
}
