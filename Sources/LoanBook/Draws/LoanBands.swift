import Numbers

/// How far the draws of a book spread, by month.
package struct LoanBands: Sendable {
  /// What is told of each month.
  package enum Figure: Int, CaseIterable, Sendable {
    /// Performing and non-performing balance at its end.
    case balance
    /// Balance in default at its end.
    case nonPerforming
    /// What defaults in it.
    case defaulted
    /// What the bank writes off in it.
    case writtenOff
    /// What guarantors pay in it.
    case guarantorPaid
  }

  /// The middle nine tenths of the draws, in fen: each value is one that a draw had.
  package struct Band: Hashable, Sendable {
    /// 5 % of draws are at this or below.
    package let low: Int128
    package let median: Int128
    /// 95 % of draws are at this or below.
    package let high: Int128
    /// Over all draws, rounded.
    package let mean: Int128

    /// - Parameter values: of the draws, in any order; at least one.
    init(_ values: [Double]) {
      let sorted = values.sorted()
      func whole(_ value: Double) -> Int128 { LoanDraws.fen(value) }
      func rank(_ twentieths: Int) -> Int128 {
        whole(sorted[(sorted.count * twentieths + 19) / 20 - 1])
      }
      (low, median, high) = (rank(1), rank(10), rank(19))
      mean = whole(sorted.reduce(0, +) / Double(sorted.count))
    }
  }

  /// What a guarantee's claims and payments come to on average over the draws, in fen, months asked for.
  package struct PoolCover: Hashable, Sendable {
    package let claimed: Int128
    package let paid: Int128
  }

  package let first: Int32
  package let last: Int32
  /// By figure and month.
  private let bands: [[Band]]
  /// Of all months together, by figure; of stocks, of the last month.
  private let wholes: [Band]
  /// By guarantee.
  package let covers: [PoolCover]

  /// The band of a month; `nil` outside the months that were drawn.
  package func band(_ figure: Figure, _ month: Int32) -> Band? {
    guard (first...last).contains(month) else { return nil }
    return bands[figure.rawValue][Int(month - first)]
  }

  /// The band of what flows in all months together, or of a stock at the end of the last.
  package func whole(_ figure: Figure) -> Band { wholes[figure.rawValue] }

  /// What comes of all draws' defaults, and how it spreads.
  package init(_ draws: LoanDraws) {
    first = draws.options.first
    last = draws.options.last
    let settlement = Settlement(draws.curves)
    let lives = (0..<draws.options.draws).map { DrawnMonths(draws, draw: $0, settlement) }
    let months = draws.months
    bands = Figure.allCases.map { figure in
      (0..<months).map { month in Band(lives.map { $0.values[figure.rawValue][month] }) }
    }
    wholes = Figure.allCases.map { figure in
      let isStock = figure == .balance || figure == .nonPerforming
      return Band(
        lives.map { life in
          let values = life.values[figure.rawValue]
          return isStock ? values[months - 1] : values.reduce(0, +)
        })
    }
    func mean(_ values: [Double]) -> Int128 {
      LoanDraws.fen(values.reduce(0, +) / Double(lives.count))
    }
    covers = draws.curves.figures.guarantees.indices.map { index in
      PoolCover(
        claimed: mean(lives.map { $0.claimed[index] }), paid: mean(lives.map { $0.paid[index] }))
    }
  }
}

/// The months of one draw.
private struct DrawnMonths {
  /// By figure of bands and month, in fen.
  private(set) var values: [[Double]]
  /// By guarantee.
  private(set) var claimed: [Double]
  private(set) var paid: [Double]

  init(_ draws: LoanDraws, draw: Int, _ settlement: Settlement) {
    let months = draws.months
    let lanes = (0..<draws.lanes).map { lane in
      let vectors = (0..<months).map { month in
        var vector = MonthVector.zero
        vector[MonthPlace.defaulted] = draws.defaults(lane, draw, month).approximation
        vector[MonthPlace.performing] = lane == 0 ? draws.performing(draw, month).approximation : 0
        return vector
      }
      return LoanLane(
        group: 0, guarantee: lane - 1, first: draws.options.first, months: vectors)
    }
    let cover = settlement.cover(lanes, months: months)
    let settled = settlement.settled(lanes, cover: cover)
    func sum(_ figure: LoanFigure) -> [Double] {
      settled.reduce(into: [Double](repeating: 0, count: months)) { $0.add($1.series[figure]) }
    }
    let nonPerforming = sum(.nonPerforming)
    var balance = sum(.performing)
    balance.add(nonPerforming)
    values = [balance, nonPerforming, sum(.defaulted), sum(.writtenOff), sum(.guarantorPaid)]
    paid = settled.dropFirst().map { $0.series[.guarantorPaid].reduce(0, +) }
    claimed = lanes.dropFirst().map { settlement.claims($0).reduce(0, +) }
  }
}
