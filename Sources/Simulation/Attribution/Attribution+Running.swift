package import Columns
import Engine
import Numbers
package import Semantics

extension Attribution {
  /// Attributes the differences between two versions over the cases of a ledger.
  ///
  /// The table is the one that the ledger was made from: its parts are read again, each once.
  ///
  /// - Parameter judges: their probabilities are by case of the ledger.
  /// - Throws: `ChangeError` where the versions cannot be cut into changes; what reading a part throws; `AttributionError`.
  package init(
    live: CheckedBook, candidate: CheckedBook, table: any TableParts, ledger: CaseLedger,
    judges: [AttributionJudge] = [], options: AttributionOptions = AttributionOptions()
  ) throws {
    try self.init(
      AttributionPlan(live: live, candidate: candidate, options: options), table: table,
      ledger: ledger, judges: judges, options: options)
  }

  /// As above, by a plan that was made before.
  package init(
    _ plan: AttributionPlan, table: any TableParts, ledger: CaseLedger,
    judges: [AttributionJudge], options: AttributionOptions = AttributionOptions()
  ) throws {
    if let touched = try TouchedHistory(
      plan, table: table, ledger: ledger, keepsOffers: false, options: options)
    {
      try self.init(touched, ledger: ledger, judges: judges, options: options)
    } else {
      try self.init(
        replaying: plan, table: table, ledger: ledger, judges: judges, options: options)
    }
  }

  /// As above, by replaying whole versions in between.
  init(
    replaying plan: AttributionPlan, table: any TableParts, ledger: CaseLedger,
    judges: [AttributionJudge], options: AttributionOptions
  ) throws {
    var changes = plan.changes
    let (live, candidate) = plan.books
    let cases = LedgerCases(table, ledger, threads: options.threads)
    while true {
      let permutations = Permutations(
        players: changes.changes.count, draws: options.draws, seed: options.seed)
      let replay = DrawnReplay(
        changes: changes, cases: cases, permutations: permutations, judges: judges)
      do {
        try self.init(
          changes, replay.play(options), isDrawn: true,
          hasLine: plan.hasLine, judges, ledger, options)
        return
      } catch VariantPlan.Refusal.doesNotCheck(let coalition) {
        changes.merge(around: coalition, from: live, to: candidate)
      }
    }
  }

  /// Attributes the differences by what the changes touch.
  ///
  /// - Parameter judges: their probabilities are by case of the ledger.
  package init(
    _ history: TouchedHistory, ledger: CaseLedger, judges: [AttributionJudge],
    options: AttributionOptions = AttributionOptions()
  ) throws(AttributionError) {
    let players = history.changes.changes.count
    let games = CustomerGames(
      history.touched, holders: LineHolders(ledger), players: players, judges: judges,
      permutations: Permutations(players: players, draws: options.draws, seed: options.seed),
      exactLimit: options.exactLimit)
    try self.init(
      history.changes, games.play(threads: options.threads), isDrawn: false,
      hasLine: history.hasLine, judges, ledger,
      options)
  }

  /// - Parameters:
  ///   - isDrawn: whether orders were drawn for all customers.
  ///   - hasLine: whether a version decides a line.
  init(
    _ changes: ChangeSet, _ sums: GameSums, isDrawn: Bool, hasLine: Bool,
    _ judges: [AttributionJudge], _ ledger: CaseLedger, _ options: AttributionOptions
  ) throws(AttributionError) {
    guard !sums.overflowed else { throw .tooLarge }
    let approvals = try QuantityColumn(sums, 0, unit: Fraction(1_000), decimals: 3)
    let line = hasLine ? try QuantityColumn(sums, 1, unit: Fraction(1), decimals: 2) : nil
    var losses: [QuantityColumn] = []
    for (index, judge) in judges.enumerated() {
      let unit =
        Fraction(judge.lossGivenDefault) * Fraction(judge.exposureOfLine)
        * Fraction(1, Number.unitsPerOne)
      losses.append(try QuantityColumn(sums, 2 + index, unit: unit, decimals: 2))
    }
    self.changes = changes.changes.enumerated().map { index, change in
      AttributedChange(
        change: change, approvals: approvals.effects[index], line: line?.effects[index],
        losses: losses.map { $0.effects[index] })
    }
    self.approvals = approvals.total
    self.line = line?.total
    self.losses = losses.map(\.total)
    self.judges = zip(judges, sums.unjudged).map {
      Judge(name: $0.name, title: $0.title, unknown: $1)
    }
    method =
      isDrawn
      ? .drawn(draws: options.draws, seed: options.seed)
      : sums.sampled == 0
        ? .exact
        : .drawnForSome(
          customers: sums.sampled, draws: options.draws, seed: options.seed)
    renames = changes.renames
    let approved = { (cases: VersionCases) in
      Int128(cases.outcomes.count { $0 == Outcome.approve.rawValue })
    }
    reconciles = sums.total[0] == approved(ledger.candidate) - approved(ledger.live)
  }
}

/// One quantity of all changes.
struct QuantityColumn {
  var effects: [Attribution.Effect] = []
  var total: Attribution.Total

  /// - Parameters:
  ///   - unit: how many units of the last decimal there are in one of the sums.
  ///   - decimals: of what is printed.
  ///   - whole: what the printed shares add up to as far as their rounding reaches, where it is known otherwise.
  init(
    _ sums: GameSums, _ quantity: Int, unit: Fraction, decimals: Int, whole: Int128? = nil
  ) throws(AttributionError) {
    let places = (0..<sums.players).map { $0 * sums.quantities + quantity }
    func number(_ units: Int128?) throws(AttributionError) -> Number {
      guard let number = units.flatMap({ Number($0, decimals: decimals) }) else {
        throw .tooLarge
      }
      return number
    }
    func rounded(_ value: Int128) throws(AttributionError) -> Number {
      try number(Apportionment.rounded(value, over: 1, scale: unit))
    }
    let shares = places.map { sums.shares[$0] }
    guard
      let printed = Apportionment.parts(
        shares, over: Shapley.denominator, scale: unit, whole: whole)
    else { throw .tooLarge }
    for (index, place) in places.enumerated() {
      effects.append(
        Attribution.Effect(
          exact: ExactShare(shares[index], over: Shapley.denominator),
          printed: try number(printed[index]), addOneIn: try rounded(sums.alone[place]),
          leaveOneOut: try rounded(sums.last[place]),
          standardError: sums.drawn.values.isEmpty
            ? nil : try number(sums.standardError(place, unit: unit))))
    }
    let alone = places.reduce(Int128(0)) { $0 + sums.alone[$1] }
    total = Attribution.Total(
      difference: try rounded(sums.total[quantity]),
      interaction: try rounded(sums.total[quantity] - alone))
  }
}

extension GameSums {
  /// The standard error of a share over pairs of drawn orders, in units of its last decimal.
  fileprivate func standardError(_ place: Int, unit: Fraction) -> Int128 {
    let stride = players * quantities
    let draws = drawn.values.count / stride
    let pairs = (0..<draws / 2).map { pair in
      Double(drawn[2 * pair * stride + place] + drawn[(2 * pair + 1) * stride + place]) / 2
    }
    guard pairs.count > 1 else { return 0 }
    let count = Double(pairs.count)
    let mean = pairs.reduce(0, +) / count
    let squares = pairs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = (squares / (count * (count - 1))).squareRoot()
    let scaled = error * Double(unit.numerator) / Double(unit.denominator)
    return Int128(scaled.rounded())
  }
}
