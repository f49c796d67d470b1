import Numbers
import Semantics

/// What a version offers a case beside its yes, in the ledger's units.
enum OfferFigure: Int, CaseIterable, Sendable {
  case line, rate, term

  var name: String { Scenario.decidedOutputs[rawValue].name }
  var type: ValueType { Scenario.decidedOutputs[rawValue].type }

  /// Fen, millionths a year, months.
  var decimals: Int {
    switch self {
    case .line: 2
    case .rate: 6
    case .term: 0
    }
  }

  /// What stands where there is none.
  var absent: Int64 { self == .line ? 0 : -1 }
}

/// What the changes may do to the loans of applications: for each that they touch when it is approved, referred or declined,
/// and on what line, at what rate and for how long.
struct TouchedOffers: Sendable {
  /// A case of which some change touches the outcome or what is offered, and which some version does not decline.
  struct Case: Sendable {
    /// Position in the ledger.
    var number: Int32
    /// The changes that matter to it.
    var relevant: Coalition
    /// What may keep it from being approved, and what of that declines it.
    var blocking: Range<Int>
    var declining: Range<Int>
    /// By figure the changes that matter to it, and where its values by selection of them begin.
    var figures: [Figure]
  }
  struct Figure: Sendable {
    var reach: Coalition
    var values: Int
  }
  typealias Tables = [(reach: Coalition, table: [UInt64])]

  var cases: [Case] = []
  var factors = BlockingFactors()
  var values: [Int64] = []

  /// Adds a case, unless nothing of it hangs on any change.
  ///
  /// - Parameter offered: by figure its reach and its values by selection of it.
  mutating func add(
    _ number: Int32, blocking: Tables, declining: Tables,
    offered: [(reach: Coalition, values: [Int64])]
  ) {
    let (blocked, declined) = (factors.add(blocking), factors.add(declining))
    var relevant = blocked.relevant.union(declined.relevant)
    var figures: [Figure] = []
    for (reach, own) in offered {
      let matters = reach.relevant(to: own)
      relevant.formUnion(matters)
      figures.append(Figure(reach: matters, values: values.count))
      for selection in 0..<1 << matters.size {
        values.append(own[reach.selection(of: matters.subset(selection))])
      }
    }
    guard !relevant.isEmpty else { return }
    cases.append(
      Case(
        number: number, relevant: relevant, blocking: blocked.places,
        declining: declined.places, figures: figures))
  }

  mutating func add(_ other: TouchedOffers) {
    let (ownFactors, ownValues) = (factors.add(other.factors), values.count)
    cases += other.cases.map { item in
      var item = item
      item.blocking = item.blocking.moved(by: ownFactors)
      item.declining = item.declining.moved(by: ownFactors)
      for place in item.figures.indices { item.figures[place].values += ownValues }
      return item
    }
    values += other.values
  }

  /// What a case is offered under a coalition; `nil` where it is declined.
  ///
  /// - Parameter referred: the chance that a referral of it is approved in the end.
  func offer(_ item: Case, _ coalition: Coalition, referred: Int64, unit: Int64) -> Offer? {
    if factors.hold(item.declining, coalition) { return nil }
    func value(_ figure: OfferFigure) -> Int64 {
      let own = item.figures[figure.rawValue]
      return values[own.values + own.reach.selection(of: coalition)]
    }
    return Offer(
      chance: factors.hold(item.blocking, coalition) ? referred : unit, line: value(.line),
      rate: Int32(clamping: value(.rate)), term: Int16(clamping: value(.term)))
  }

  /// All rates that some version offers.
  var rates: Set<Int32> {
    var rates: Set<Int32> = []
    for item in cases {
      let own = item.figures[OfferFigure.rate.rawValue]
      for place in own.values..<own.values + 1 << own.reach.size {
        rates.insert(Int32(clamping: values[place]))
      }
    }
    return rates
  }
}
