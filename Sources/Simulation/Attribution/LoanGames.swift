import Engine
import LoanBook
import Numbers
import Semantics

/// Sums over cases of what each change adds to the balance and to the loss of their loans.
///
/// A loan's expectation is its own: it hangs on what its case is offered and on nothing of other cases but a guarantor's
/// pool, which pays here without limit. So each case's own changes are weighed, as those of customers are.
struct LoanGames: Sendable {
  /// By quantity: what is owed at the end of the last month of applications, and lost over life.
  static let quantities = 2
  /// Values are whole numbers of this part of a fen.
  static let partsOfFen: Int128 = 1_000_000_000

  private let offers: TouchedOffers
  private let ground: BalanceGround
  private let units: UnitLoans
  /// By touched case the chance that a referral of it is approved in the end.
  private let referred: [Int64]
  private let players: Int
  private let permutations: Permutations
  private let exactLimit: Int

  /// - Throws: why loans of some version cannot be told.
  init(
    _ history: TouchedHistory, _ run: BacktestRun, _ ground: BalanceGround,
    _ options: AttributionOptions
  ) throws(BalanceGap) {
    offers = history.touched.offers
    self.ground = try ground.prepared(for: offers.rates)
    units = try ground.units()
    players = history.changes.changes.count
    permutations = Permutations(players: players, draws: options.draws, seed: options.seed)
    exactLimit = options.exactLimit
    referred = offers.cases.map { run.chanceAfterReferral(Int($0.number), ground) }
  }

  /// Plays all games.
  func play(threads: Int) throws(BalanceGap) -> GameSums {
    struct Played: Sendable {
      var sums: GameSums
      var gap: BalanceGap?
    }
    let empty = Played(sums: GameSums(players: players, quantities: Self.quantities))
    let played = Blocks.sum(of: offers.cases.count, threads: threads, from: empty) {
      played, range in
      for place in range {
        // Versions offer a case few things, many versions the same.
        var known: [(offer: Offer, worth: [Int128])] = []
        played.sums.play(
          offers.cases[place].relevant, exactLimit: exactLimit, permutations
        ) { coalition in
          guard
            let offer = offers.offer(
              offers.cases[place], coalition, referred: referred[place], unit: Loan.unit),
            offer.isLoan
          else { return Self.nothing }
          if let worth = known.first(where: { $0.offer == offer })?.worth { return worth }
          do throws(BalanceGap) {
            let worth = try worth(Int(offers.cases[place].number), offer)
            known.append((offer, worth))
            return worth
          } catch {
            played.gap = error
            return Self.nothing
          }
        }
      }
    } merge: {
      $0.sums.add($1.sums)
      $0.gap = $0.gap ?? $1.gap
    }
    if let gap = played.gap { throw gap }
    return played.sums
  }

  private static let nothing = [Int128](repeating: 0, count: quantities)

  private func worth(_ row: Int, _ offer: Offer) throws(BalanceGap) -> [Int128] {
    guard let loan = ground.loan(row, offer) else { return Self.nothing }
    let worth = try ground.worth(loan, by: units)
    return [worth.owed, worth.lost].map {
      Int128(($0 * Double(Self.partsOfFen)).rounded(.toNearestOrEven))
    }
  }
}

extension BacktestRun {
  /// The chance that a referral of a case is approved in the end: as a person decided, as the version's reason has it where
  /// one refers it, the candidate's first, else the scenario's usual share.
  fileprivate func chanceAfterReferral(_ row: Int, _ ground: BalanceGround) -> Int64 {
    if let person = recorded?.person(row) { return person == .approve ? Loan.unit : 0 }
    let refer = Outcome.refer.rawValue
    if ledger.candidate.outcomes[row] == refer { return ground.candidate.chances[row] }
    if ledger.live.outcomes[row] == refer { return ground.live.chances[row] }
    return Int64(scenario.referralShare.units)
  }
}
