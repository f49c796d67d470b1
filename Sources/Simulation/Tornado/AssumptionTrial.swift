import LoanBook
import Numbers
import RunRecord
import Semantics

/// The figures of a run's loans under other values of one assumption, each reckoned once.
///
/// Only what hangs on the assumption is reckoned anew, and the live version only where a demand asks for it.
struct AssumptionTrial {
  /// What is known of both versions as the scenario stands.
  struct Base: Sendable {
    let ground: BalanceGround
    let books: [MetricSide: LoanBook]
    let months: [MetricSide: LoanMonths]
    let figures: [MetricSide: BookFigures]

    init(_ ground: BalanceGround, _ balances: Balances, threads: Int) throws(BalanceGap) {
      self.ground = ground
      books = [
        .live: try ground.book(ground.live, threads: threads),
        .candidate: try ground.book(ground.candidate, threads: threads),
      ]
      months = [.live: balances.live, .candidate: balances.candidate]
      figures = [.live: balances.figures.live, .candidate: balances.figures.candidate]
    }
  }

  let assumption: VariedAssumption
  private let base: Base
  private var known: [Number: [MetricSide: BookFigures]] = [:]

  init(_ assumption: VariedAssumption, _ base: Base) {
    self.assumption = assumption
    self.base = base
    known[assumption.value] = base.figures
  }

  /// A version's figures where the assumption has a value.
  mutating func figures(
    at value: Number, _ side: MetricSide
  ) throws(BalanceGap) -> BookFigures {
    if let figures = known[value]?[side] { return figures }
    let figures = try reckon(value, side)
    known[value, default: [:]][side] = figures
    return figures
  }

  /// Whether a demand is met at a value, and how far its figure is from the bound.
  mutating func reading(
    _ demand: Tornado.Demand, at value: Number
  ) throws(BalanceGap) -> FlipSearch.Reading {
    let figure = try demand.figure { side throws(BalanceGap) in
      try figures(at: value, side)[demand.metric]
    }
    return FlipSearch.Reading(
      isMet: demand.isMet(by: figure),
      distance: figure.flatMap { $0.subtracting(demand.gate.bound) }?.estimate)
  }

  private func reckon(_ value: Number, _ side: MetricSide) throws(BalanceGap) -> BookFigures {
    var scenario = base.ground.scenario
    assumption.set(&scenario, value)
    switch assumption.reach {
    case .returns:
      guard let months = base.months[side] else { throw .notAssumed }
      return BookFigures(months, scenario, lastMonth: base.ground.lastMonth)
    case .curves:
      guard let book = base.books[side] else { throw .notAssumed }
      return try figures(book, try base.ground.varied(scenario), scenario)
    case .loans:
      let ground = try base.ground.varied(scenario)
      let book = try ground.book(side == .live ? ground.live : ground.candidate, threads: 1)
      return try figures(book, ground, scenario)
    }
  }

  private func figures(
    _ book: LoanBook, _ ground: BalanceGround, _ scenario: Scenario
  ) throws(BalanceGap) -> BookFigures {
    let last = ground.lastMonth
    return BookFigures(try ground.months(book, last - 11...last), scenario, lastMonth: last)
  }
}
