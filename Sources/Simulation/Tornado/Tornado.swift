import Dispatch
package import Numbers
package import RunRecord
import Semantics
import Synchronization

/// How far the candidate's balances and returns hang on each assumption, and where each assumption would turn a gate.
///
/// One assumption is varied at a time, all others staying as they are: by a fifth of its value to either side, and for each gate
/// to the nearest value at which the gate is answered otherwise.
package struct Tornado: Sendable {
  /// The part of an assumption's value by which it is varied to either side.
  package static let part = Number(2, decimals: 1) ?? .one

  /// The least that stands for more than nothing.
  package static let least = VariedAssumption.least

  /// Figures at both ends.
  package struct Ends<Value: Hashable & Sendable>: Hashable, Sendable {
    package let low: Value
    package let high: Value
  }

  /// A gate on a figure of loans.
  package struct Demand: Hashable, Sendable {
    package let gate: Gate
    package let metric: BacktestMetric
    package let side: MetricSide
    /// Whether nobody asked for it: it stands in where the run has no gate on such a figure.
    package let isReference: Bool

    /// `nil` where the gate is on another figure.
    init?(_ gate: Gate, isReference: Bool = false) {
      let named = BookFigures.metrics.lazy.flatMap { metric in
        MetricSide.allCases.lazy.map { (metric, $0) }
      }.first { $1.name(of: $0.name) == gate.figure }
      guard let (metric, side) = named else { return nil }
      (self.gate, self.metric, self.side, self.isReference) = (gate, metric, side, isReference)
    }

    /// The demanded figure, of a version or the difference of both; `nil` where one is a share of nothing.
    func figure<Failure: Error>(
      _ own: (MetricSide) throws(Failure) -> Number?
    ) throws(Failure) -> Number? {
      guard side == .delta else { return try own(side) }
      let (live, candidate) = (try own(.live), try own(.candidate))
      return live.flatMap { candidate?.subtracting($0) }
    }

    /// A demand on a figure that is not there is not met, as of any gate.
    func isMet(by figure: Number?) -> Bool {
      figure.map { gate.comparison.holds($0, gate.bound) } ?? false
    }
  }

  /// What becomes of a gate as an assumption moves away from its value to one side.
  package enum Flip: Hashable, Sendable {
    /// The first value at which it is answered otherwise.
    case at(Number)
    /// It is answered alike up to the last value that the assumption may have.
    case never(until: Number)
    /// Loans cannot be told there.
    case gap(BalanceGap)
  }

  /// An assumption that was varied.
  package struct Row: Sendable {
    /// As the scenario's figures name it.
    package let name: String
    package let unit: AssumptionUnit
    package let value: Number
    package let varied: Ends<Number>
    /// The candidate's figures there, or why there are none.
    package let figures: Result<Ends<BookFigures>, BalanceGap>
    /// By demand, below its value and above it.
    package let flips: [Ends<Flip>]

    /// By how much a figure differs between both ends; `nil` where it is not there.
    package func swing(_ metric: BacktestMetric) -> Number? {
      guard case .success(let ends) = figures, let low = ends.low[metric],
        let high = ends.high[metric]
      else { return nil }
      return high.subtracting(low)
    }
  }

  /// The candidate's figures as the scenario stands.
  package let figures: BookFigures
  package let demands: [Demand]
  /// By demand its figure as the scenario stands, and whether it is met.
  package let standing: [(figure: Number?, isMet: Bool)]
  /// From the one that moves the cover most.
  package let rows: [Row]
}

extension Tornado {
  /// - Parameter gates: those on figures of other kinds are left out; without any on loans a cover of 1 is asked for.
  init(_ results: BalanceResults, gates: [Gate], threads: Int) throws(BalanceGap) {
    let asked = gates.compactMap { Demand($0) }
    let demands =
      asked.isEmpty ? [Demand(.coversRisk, isReference: true)].compactMap(\.self) : asked
    let base = try AssumptionTrial.Base(results.ground, results.balances, threads: threads)
    let assumptions = VariedAssumption.all(of: results.ground.scenario)
    let rows = Mutex([Row?](repeating: nil, count: assumptions.count))
    let next = Atomic(0)
    DispatchQueue.perform(threads: min(threads, assumptions.count)) {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < assumptions.count else { break }
        let row = Row(assumptions[index], base, demands)
        rows.withLock { $0[index] = row }
      }
    }
    figures = results.balances.figures.candidate
    self.demands = demands
    standing = demands.map { demand in
      let figure = demand.figure { base.figures[$0]?[demand.metric] }
      return (figure, demand.isMet(by: figure))
    }
    self.rows = rows.withLock { $0 }.compactMap(\.self).enumerated().sorted { left, right in
      let (a, b) = (left.element.swing(.cover), right.element.swing(.cover))
      let (one, other) = (a?.magnitude ?? .zero, b?.magnitude ?? .zero)
      return one != other ? one > other : left.offset < right.offset
    }.map(\.element)
  }
}

extension BacktestRun {
  /// Varies each assumption of the scenario, where the run has balances; what it finds stands in `tornado`.
  ///
  /// - Parameter gates: those of the run.
  package mutating func varyAssumptions(gates: [Gate], threads: Int) {
    guard case .success(let results)? = balances else { return }
    do throws(BalanceGap) {
      tornado = try Tornado(results, gates: gates, threads: threads)
    } catch {
      // The same loans were told for the balances.
      tornado = nil
    }
  }
}

extension Gate {
  /// What is asked for where nobody asks: that the candidate's return covers its risk.
  fileprivate static let coversRisk = Gate(.cover, .candidate, .atLeast, .one)
}
