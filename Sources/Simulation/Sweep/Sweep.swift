import Dispatch
package import Numbers
package import Semantics
import Synchronization

/// A book with some of its figures at every combination of some values, counted.
package struct Sweep: Sendable {
  /// What comes of one combination.
  package struct Point: Sendable {
    /// By axis.
    package var values: [Number]
    package var figures: SweepFigures
    /// Whether some other point has more for no greater loss, or as much for a smaller one.
    package internal(set) var isDominated = false
  }

  /// What the frontier weighs against the expected loss.
  package enum Gain: String, CaseIterable, Sendable {
    case passRate = "pass_rate"
    case customerLine = "customer_line"
    case balance
  }

  package let axes: [SweepAxis]
  /// The last axis changes fastest.
  package private(set) var points: [Point]
  package let live: SweepFigures
  package let candidate: SweepFigures
  package let gain: Gain

  /// - Parameter chances: by case the chance of a bad loan in multiples of 10⁻¹², of the one judge of all points; `nil`
  ///   where nobody judges, and then there is no loss.
  ///   - balances: by case what is owed of each yuan of line, in multiples of 10⁻¹²; empty where nobody asks.
  package init(
    _ history: SweptHistory, gain: Gain, chances: [Int64]?, balances: [Int64] = [],
    scenario: Scenario, threads: Int
  ) {
    axes = history.axes
    self.gain = gain
    let ground = SweepGround(history.ledger, chances: chances ?? [], balances: balances)
    let counts = Self.counts(history.cases, ground, values: history.turns, threads: threads)
    func figures(_ counts: SweepCounts) -> SweepFigures {
      SweepFigures(
        counts, scenario, isJudged: chances != nil, hasBalances: !balances.isEmpty)
    }
    let (live, candidate) = (history.ledger.live, history.ledger.candidate)
    self.live = figures(SweepCases(live).counts(ground, values: 1)[0])
    self.candidate = figures(SweepCases(candidate).counts(ground, values: 1)[0])
    points = []
    for (settings, counts) in zip(history.combinations, counts) {
      for (turn, counts) in counts.enumerated() {
        var values = settings.map(\.value)
        if let axis = history.turningAxis { values.insert(axes[axis].values[turn], at: axis) }
        points.append(Point(values: values, figures: figures(counts)))
      }
    }
    points.sort { $0.values.lexicographicallyPrecedes($1.values) }
    markDominated()
  }

  private static func counts(
    _ cases: [SweepCases], _ ground: SweepGround, values: Int, threads: Int
  ) -> [[SweepCounts]] {
    let counts = Mutex([[SweepCounts]](repeating: [], count: cases.count))
    let next = Atomic(0)
    DispatchQueue.perform(threads: min(threads, cases.count)) {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < cases.count else { break }
        let own = cases[index].counts(ground, values: values)
        counts.withLock { $0[index] = own }
      }
    }
    return counts.withLock { $0 }
  }

  /// Marks points that another one beats: at least the gain for at most the loss, and one of both strictly.
  private mutating func markDominated() {
    let judged = points.indices.compactMap { index in
      points[index].figures.lossRate.map { (index, points[index].figures.gain(gain), $0) }
    }.sorted { ($0.2, $1.1) < ($1.2, $0.1) }
    var best: (gain: Number, loss: Number)?
    for (index, gain, loss) in judged {
      if let best {
        points[index].isDominated = gain < best.gain || gain == best.gain && loss > best.loss
      }
      if best.map({ gain > $0.gain }) ?? true { best = (gain, loss) }
    }
  }
}

extension SweepCases {
  /// A version as it was decided.
  init(_ version: VersionCases) {
    self.init(gravities: version.outcomes, turns: [], lines: version.lines)
  }
}
